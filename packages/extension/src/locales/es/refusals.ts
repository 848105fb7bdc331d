import type { Texts } from "../catalogue.ts";

export default {
  conflict: "En el servidor está de otra forma: «{said}»",
  forbidden: "Aquí no puedes hacer eso: «{said}»",
  invalid: "El servidor no puede aceptarlo así: «{said}»",
  mailNotSent: "No se pudo enviar el correo. Comprueba la dirección o inténtalo más tarde.",
  notFound: "El servidor no lo tiene, o ya no lo tiene.",
  sourceUnavailable: "La fuente del artículo no responde ahora. Inténtalo más tarde.",
  suspended: "Tu cuenta está suspendida: «{said}»",
  wrongCode: "El código es incorrecto o ya no vale. Escribe el más reciente o pide otro.",
  commentChanged: "El comentario ha cambiado entretanto. Léelo otra vez y decide.",
  declined: "Este artículo fue rechazado hace poco: «{said}»",
  noSource: "Ninguna fuente conoce este artículo. Comprueba su id o su dirección.",
  enough: "Por ahora no se puede más: «{said}»",
} satisfies Texts<"refusals">;
