export default {
  title: "Privacy",
  switch: "Look up papers that this browser does not know yet",
  fromHere: "What the badge shows comes from here, as far as it can:",
  fromFeed: "the lists of the last 30 days, which every browser copies alike,",
  fromViewer: "your own votes and lists,",
  fromAnswers: "answers of the last day.",
  whatIsAsked:
    "Only for other papers the extension asks the server, and it does not say which paper it means: it sends the first few bits of a fingerprint that at least 16 papers share, without your account, and finds the right one in the answer itself. One page causes at most one such question. With the switch off it asks nothing, and the badge waits for you to open it.",
  exampleOf: "Try it: what would be sent for this paper",
  exampleNoPaper: "Type the address or id of a paper.",
  exampleName: "Its name, kept here",
  exampleHash: "Its fingerprint, the sent part marked",
  exampleSent: "Sent",
  exampleBits_one: "({count} bit), and nothing about you.",
  exampleBits_other: "({count} bits), and nothing about you.",
  exampleNoBits: "Nothing of it: your server is small, and answers with all its papers at once.",
  exampleBitsUnknown: "The server has not said yet how many bits it wants.",
  whatNames:
    "Opening the panel, voting and saving name the paper to the server; reading the page does not.",
} as const;
