export default {
  title: "Cite",
  reading: "Reading how it is cited…",
  format: "Format",
  text: "The paper in {format}",
  copy: "Copy",
  copied: "Copied",
  formatCopied: "{format} copied",
  notCopied: "The text is selected: copy it by the keys.",
  download: "Download",
  gone: "There is no such paper any more.",
} as const;
