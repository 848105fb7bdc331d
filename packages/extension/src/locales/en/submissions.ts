export default {
  label: "Not on the list yet",
  nobodyYet: "Nobody has put this paper on the list yet.",
  submit: "Be the first",
  submitting: "Submitting…",
  submitted: "The paper is on the list. You can vote for it now.",
  awaitsEditor: "An editor decides whether the paper goes on the list.",
  declined: "An editor has declined this paper for the list.",
  savingSubmits: "Saving it submits it, too.",
  saving: "Saving…",
  saveAway: "That is kept here, and sent when the server answers.",
} as const;
