import type { Texts } from "../catalogue.ts";

export default {
  title: "Compte",
  signedInAs: "Connecté en tant que {name} ({email}).",
  signOut: "Se déconnecter",
  signIn: "Se connecter",
  whyAccount: "Lire ne demande pas de compte. Voter et enregistrer, si.",
  signInToVote: "Se connecter pour voter",
  signInToSave: "Se connecter pour enregistrer",
  signInToSubmit: "Se connecter pour l’ajouter à la liste",
  email: "Adresse e-mail",
  emailIncomplete: "Saisissez l’adresse e-mail complète, par exemple ada@example.org",
  emailHint:
    "Vous recevez un code par e-mail. Pas de mot de passe, et personne d’autre ne voit l’adresse.",
  sending: "Envoi…",
  sendCode: "M’envoyer un code",
  notNow: "Plus tard",
  codeTitle: "Consultez vos e-mails",
  code: "Code à six chiffres",
  codeIncomplete: "Le code comporte six chiffres.",
  codeSentTo: "Il a été envoyé à {email}.",
  checking: "Vérification…",
  codeUnexpected: "Demandez un nouveau code : celui-ci n’est plus attendu.",
  notKept:
    "Ce navigateur n’a plus de place pour garder votre connexion. Libérez de l’espace sur le disque, puis demandez un nouveau code.",
  startOver: "Nouveau code ou autre adresse",
  signInToComment: "Se connecter pour commenter",
} satisfies Texts<"accounts">;
