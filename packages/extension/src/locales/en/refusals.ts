export default {
  conflict: "The server has it otherwise: “{said}”",
  forbidden: "You may not do that here: “{said}”",
  invalid: "The server cannot take it like this: “{said}”",
  mailNotSent: "The mail could not be sent. Check the address, or try again later.",
  notFound: "The server does not have this, or no longer has it.",
  sourceUnavailable: "Where the paper comes from does not answer now. Try again later.",
  suspended: "Your account is suspended: “{said}”",
  wrongCode: "The code is wrong or no longer valid. Type the newest one, or have another mailed.",
  commentChanged: "The comment was changed meanwhile. Read it once more, then decide.",
  declined: "An editor declined this paper lately: “{said}”",
  noSource: "No source knows this paper. Check its id or address.",
  enough: "That is enough for now: “{said}”",
} as const;
