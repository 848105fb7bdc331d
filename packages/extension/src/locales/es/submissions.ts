import type { Texts } from "../catalogue.ts";

export default {
  label: "Aún no está en la lista",
  nobodyYet: "Nadie ha puesto aún este artículo en la lista.",
  submit: "Ser el primero",
  submitting: "Poniéndolo en la lista…",
  submitted: "El artículo está en la lista. Ya puedes votarlo.",
} satisfies Texts<"submissions">;
