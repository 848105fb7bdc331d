export default {
  title: "Is it this one?",
  found: "There is a paper with such a title here. Is it this one?",
  show: "Show it",
} as const;
