import type { Texts } from "../catalogue.ts";

export default {
  title: "Cuenta",
  signedInAs: "Has iniciado sesión como {name} ({email}).",
  signOut: "Cerrar sesión",
  signIn: "Iniciar sesión",
  whyAccount: "Para leer no hace falta cuenta. Para votar y guardar, sí.",
  signInToVote: "Inicia sesión para votar",
  signInToSave: "Inicia sesión para guardar",
  signInToSubmit: "Inicia sesión para ponerlo en la lista",
  email: "Correo electrónico",
  emailIncomplete: "Escribe la dirección completa, por ejemplo ada@example.org",
  emailHint: "Recibirás un código por correo. Sin contraseña, y nadie más ve la dirección.",
  sending: "Enviando…",
  sendCode: "Enviarme un código",
  notNow: "Ahora no",
  codeTitle: "Mira tu correo",
  code: "Código de seis cifras",
  codeIncomplete: "El código tiene seis cifras.",
  codeSentTo: "Se ha enviado a {email}.",
  checking: "Comprobando…",
  codeUnexpected: "Pide un código nuevo: este ya no se espera.",
  notKept:
    "Este navegador no tiene espacio para guardar tu sesión. Libera espacio en el disco y pide después un código nuevo.",
  startOver: "Otro código u otra dirección",
  signInToComment: "Iniciar sesión para comentar",
} satisfies Texts<"accounts">;
