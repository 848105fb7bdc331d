/** Joins the lines that arXiv breaks abstracts into; an empty line or one that begins with spaces begins a paragraph. */
export function joinLines(text: string): string {
  return text
    .trim()
    .split(/\n(?: {2,}|\s*\n)\s*/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}
