import type { Texts } from "../catalogue.ts";

export default {
  title: "Vos données",
  exportExplained:
    "Un seul fichier avec tout : ce que le serveur utilisé garde de vous (votes, listes avec notes, commentaires, réglages) et ce que garde ce navigateur. Sans mot de passe ni session.",
  export: "Tout exporter",
  exporting: "Lecture de tout…",
  saved: "Le fichier est dans vos téléchargements.",
  deleteExplained:
    "La suppression retire tout de ce navigateur : sessions, copies, envois en attente, réglages. Ce que les serveurs ont y reste.",
  delete: "Supprimer les données locales",
  deleteReally: "Oui, tout supprimer ici",
  keep: "Conserver",
} satisfies Texts<"my-data">;
