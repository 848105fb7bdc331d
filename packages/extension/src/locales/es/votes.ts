import type { Texts } from "../catalogue.ts";

export default {
  label_one: "Votar, {count} voto hasta ahora",
  label_other: "Votar, {count} votos hasta ahora",
  vote: "Votar por este artículo",
  takeBack: "Retirar mi voto",
  voted: "Voto emitido",
  takenBack: "Tu voto se ha retirado",
} satisfies Texts<"votes">;
