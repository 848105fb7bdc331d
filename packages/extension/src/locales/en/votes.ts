export default {
  label_one: "Upvote, {count} so far",
  label_other: "Upvote, {count} so far",
  vote: "Vote for this paper",
  takeBack: "Take back my vote",
  voted: "Voted",
  takenBack: "Your vote was taken back",
} as const;
