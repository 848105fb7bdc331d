import type { Texts } from "../catalogue.ts";

export default {
  open: "Abrir el panel",
  elsewhere: "El panel se ha abierto en su propia ventana: esta página no lo permite aquí.",
  unknown: "Sé el primero",
  unknownSaid: "aún no está en la lista",
  notAsked: "Sin consultar",
  notAskedSaid: "abre el panel para verlo",
  unreachable: "Sin conexión",
  unreachableSaid: "no se puede acceder al servidor",
  upvotes_one: "voto",
  upvotes_other: "votos",
  upvotesWithMine_one: "voto, el tuyo",
  upvotesWithMine_other: "votos, el tuyo entre ellos",
  votedByYou: "votado por ti",
  comments_one: "{count} comentario",
  comments_other: "{count} comentarios",
  saved: "guardado",
  waiting: "pendiente de envío",
  noIdSaid: "esta página no da identificador al artículo. Abre el panel para encontrarlo",
} satisfies Texts<"badge">;
