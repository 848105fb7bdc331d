import type { Texts } from "../catalogue.ts";

export default {
  title: "Serveur",
  address: "Adresse du Paperround de votre communauté",
  asking: "Vérification…",
  use: "Utiliser ce serveur",
  using: "{server} est utilisé",
  apart: "Chaque serveur a son propre compte, ses votes et ses listes.",
  known: "Serveurs déjà utilisés",
  forget: "Oublier",
  forgetThis: "Oublier {server}",
  forgotten: "Tout ce qui venait de {server} a été effacé de ce navigateur.",
  notAllowed: "Sans votre autorisation, l’extension ne peut pas communiquer avec ce serveur.",
  noPermission:
    "Le navigateur ne peut pas encore communiquer avec ce serveur. Appuyez sur « {button} » et autorisez-le.",
  addressMissing: "Saisissez l’adresse de votre serveur Paperround.",
  addressUnreadable: "Ce n’est pas une adresse. Écrivez-la comme https://papers.example.org",
  addressScheme: "L’adresse doit commencer par https:// (ou http:// sur votre propre réseau).",
  addressPassword:
    "Retirez le nom et le mot de passe de l’adresse : on se connecte avec un code reçu par e-mail.",
  addressInsecure:
    "Utilisez https:// ici : avec http://, votre session pourrait être lue en chemin.",
} satisfies Texts<"servers">;
