import type { Texts } from "../catalogue.ts";

export default {
  unknown: "Paperround: nadie ha puesto aún este artículo en la lista",
  unreachable: "Paperround: no se puede acceder al servidor",
  upvotes_one: "{count} voto",
  upvotes_other: "{count} votos",
  voted: "el tuyo entre ellos",
  waiting_one: "{count} acción pendiente de envío",
  waiting_other: "{count} acciones pendientes de envío",
  refused_one: "{count} acción rechazada: consulta las opciones",
  refused_other: "{count} acciones rechazadas: consulta las opciones",
  waitsForSignIn_one: "{count} acción espera a que inicies sesión",
  waitsForSignIn_other: "{count} acciones esperan a que inicies sesión",
  signedOut: "Sin iniciar sesión",
  noId: "Paperround: esta página no da identificador al artículo; no se ha consultado nada",
} satisfies Texts<"toolbar">;
