export default {
  waiting: "Waiting to be sent",
  keptUntilSent: "It is kept here, and sent when the server answers.",
  copiedAt: "The server cannot be reached. As of {time}",
  tooOld:
    "This was sent weeks ago and no answer came. Look at the paper whether the server has it before you try again.",
  notKept:
    "This computer has no room to keep it until the server answers. Make some room, or try again later.",
  readingList: "Reading list",
  noteChanged:
    "This note was changed elsewhere meanwhile. It says now: “{note}”. Saving again keeps yours instead.",
  commentChanged:
    "This comment was changed elsewhere after you read it, and was not deleted. Read it first: trying again deletes it as it is by then.",
} as const;
