export default {
  parts: "Parts of this page",
  pageTitle: "Paperround: options",
  tagline: "Your community's daily papers, where you read them.",
} as const;
