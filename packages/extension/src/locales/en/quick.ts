export default {
  saved: "Saved to the reading list",
  voted: "Voted",
  takenBack: "Your vote was taken back",
  kept: "It is kept, and done once you have signed in.",
  noPaper: "No paper was found on this page",
  noPaperInLink: "This link does not say which paper it leads to",
  saveThisPaper: "Save this paper",
  commandSave: "Save the paper of the page to the reading list",
  commandVote: "Vote for the paper of the page, or take the vote back",
  lookAgain: "Look again",
  lookAgainHint: "Reads this page once, here in the browser.",
} as const;
