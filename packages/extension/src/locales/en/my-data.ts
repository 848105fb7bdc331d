export default {
  title: "Your data",
  exportExplained:
    "One file with everything: what the server in use keeps of you (votes, lists with notes, comments, settings) and what this browser keeps. It holds no password and no session.",
  export: "Export everything",
  exporting: "Reading everything…",
  saved: "The file is among your downloads.",
  deleteExplained:
    "Deleting takes everything out of this browser: sessions, copies, what waits to be sent, settings. What the servers have stays there.",
  delete: "Delete local data",
  deleteReally: "Yes, delete everything here",
  keep: "Keep it",
} as const;
