export default {
  label: "Not on the list yet",
  nobodyYet: "Nobody has put this paper on the list yet.",
  submit: "Be the first",
  submitting: "Putting it on the list…",
  submitted: "The paper is on the list. You can vote for it now.",
} as const;
