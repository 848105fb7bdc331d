import type { Texts } from "../catalogue.ts";

export default {
  title: "Servidor",
  address: "Dirección del Paperround de tu comunidad",
  asking: "Preguntando…",
  use: "Usar este servidor",
  using: "Usando {server}",
  apart: "Cada servidor tiene su propia cuenta, votos y listas.",
  known: "Servidores que has usado",
  forget: "Olvidar",
  forgetThis: "Olvidar {server}",
  forgotten: "Se ha borrado de este navegador todo lo de {server}.",
  notAllowed: "Sin tu permiso, la extensión no puede comunicarse con ese servidor.",
  noPermission:
    "El navegador aún no puede comunicarse con ese servidor. Pulsa «{button}» y permítelo.",
  addressMissing: "Escribe la dirección de tu servidor de Paperround.",
  addressUnreadable: "Eso no es una dirección. Escríbela así: https://papers.example.org",
  addressScheme: "La dirección debe empezar por https:// (o http:// en tu propia red).",
  addressPassword:
    "Quita el nombre y la contraseña de la dirección: se inicia sesión con un código por correo.",
  addressInsecure: "Usa https:// aquí: con http:// tu sesión podría leerse por el camino.",
} satisfies Texts<"servers">;
