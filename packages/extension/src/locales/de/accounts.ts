import type { Texts } from "../catalogue.ts";

export default {
  title: "Konto",
  signedInAs: "Angemeldet als {name} ({email}).",
  signOut: "Abmelden",
  signIn: "Anmelden",
  whyAccount: "Lesen geht ohne Konto. Abstimmen und Speichern brauchen eins.",
  signInToVote: "Zum Abstimmen anmelden",
  signInToSave: "Zum Speichern anmelden",
  signInToSubmit: "Anmelden, um es auf die Liste zu setzen",
  email: "E-Mail-Adresse",
  emailIncomplete: "Geben Sie die ganze E-Mail-Adresse ein, etwa ada@example.org",
  emailHint:
    "Sie bekommen einen Code per E-Mail. Kein Passwort, und niemand sonst sieht die Adresse.",
  sending: "Wird gesendet …",
  sendCode: "Code zusenden",
  notNow: "Jetzt nicht",
  codeTitle: "Sehen Sie in Ihre E-Mails",
  code: "Sechsstelliger Code",
  codeIncomplete: "Der Code hat sechs Ziffern.",
  codeSentTo: "Er ging an {email}.",
  checking: "Wird geprüft …",
  codeUnexpected: "Fordern Sie einen neuen Code an: Dieser wird nicht mehr erwartet.",
  notKept:
    "Dieser Browser hat keinen Platz mehr, um die Anmeldung zu behalten. Schaffen Sie Platz auf der Festplatte und fordern Sie dann einen neuen Code an.",
  startOver: "Neuer Code oder andere Adresse",
  signInToComment: "Anmelden, um zu kommentieren",
} satisfies Texts<"accounts">;
