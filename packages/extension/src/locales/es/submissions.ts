import type { Texts } from "../catalogue.ts";

export default {
  label: "Aún no está en la lista",
  nobodyYet: "Nadie ha puesto aún este artículo en la lista.",
  submit: "Ser el primero",
  submitting: "Enviando…",
  notListed: "Este artículo no está en la lista.",
  putOnList: "Ponerlo en la lista",
  propose: "Proponerlo para la lista",
  submitted: "El artículo está en la lista. Ya puedes votarlo.",
  awaitsEditor: "Un editor decide si el artículo entra en la lista.",
  declined: "Un editor ha rechazado este artículo para la lista.",
  savingSubmits: "Al guardarlo también se propone.",
  saving: "Guardando…",
  saveAway: "Se queda aquí y se envía cuando el servidor responda.",
} satisfies Texts<"submissions">;
