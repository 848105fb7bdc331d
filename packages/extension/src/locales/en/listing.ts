export default {
  question: "Look up the papers of this list?",
  questionOpens: "Opens what that would tell the server",
  sent: "For each paper on screen that this browser does not know, the server is sent the first few bits of a fingerprint that at least 16 papers share: one request each, in random order, without your account. What is known here is never asked.",
  reveals:
    "It does not say which papers these are. Many such questions together can still tell what the list is about, and that somebody reads it.",
  remembered: "Your decision holds for {site} and can be changed in the options, under Sites.",
  allow: "Look them up",
  notNow: "Not now",
  never: "Never on {site}",
  in: "in: {list}",
  inMore: "in: {list} +{more}",
  decisions: "Looking up lists",
  decisionsExplained:
    "Lists of papers show what this browser knows. Whether the rest may be looked up is asked for each site, and remembered here.",
  noDecisions: "Nothing has been decided yet.",
  lookUpOn: "Look up the lists of {site}",
  forget: "Ask again",
  forgetOf: "Ask again on {site}",
} as const;
