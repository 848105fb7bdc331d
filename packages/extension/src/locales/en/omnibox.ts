export default {
  hint: "Type a paper’s id, an address, or words of its title",
  open: "Open {paper}",
  openFirst: "Open the best match for “{words}”",
  nothing: "No paper with these words",
} as const;
