/** The tags that somebody typed: between commas, each once, without empty ones. */
export function readTags(text: string): string[] {
  const tags = text.split(/[,，、;]/).map((tag) => tag.replace(/\s+/g, " ").trim());
  return [...new Set(tags)].filter((tag) => tag !== "");
}
