import type { Texts } from "../catalogue.ts";

export default {
  saved: "Guardado en la lista de lectura",
  voted: "Votado",
  takenBack: "Se retiró tu voto",
  kept: "Queda anotado y se hará en cuanto inicies sesión.",
  noPaper: "No se encontró ningún artículo en esta página",
  noPaperInLink: "Este enlace no indica a qué artículo lleva",
  saveThisPaper: "Guardar este artículo",
  commandSave: "Guardar el artículo de la página en la lista de lectura",
  commandVote: "Votar por el artículo de la página o retirar el voto",
  lookAgain: "Volver a mirar",
  lookAgainHint: "Lee esta página una vez, aquí en el navegador.",
} satisfies Texts<"quick">;
