export default {
  language: "en",
  name: "Paperround",
  description: "What your community thinks of the paper you are reading: vote, save, find related.",
} as const;
