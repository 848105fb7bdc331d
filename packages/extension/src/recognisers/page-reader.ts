/** Longer titles, with what tags they carry along, are nobody's: a page that has one is broken or up to something. */
const LONGEST_TITLE = 1000;

/**
 * Every element that matches. A page can hide a document's own `querySelectorAll` and `title`
 * behind a form or an image of that name, so the method comes from the prototype.
 */
export function findAll(root: Document | Element, selector: string): Element[] {
  const prototype = Object.getPrototypeOf(root) as ParentNode;
  return [...prototype.querySelectorAll.call(root, selector)] as Element[];
}

/** The text of the first element that matches, as one line. */
export function textOf(root: Document | Element, selector: string): string | null {
  return cleanTitle(findAll(root, selector)[0]?.textContent);
}

/** What the window is called. A page can hide it behind an image of that name, so it comes from the prototype. */
export function windowTitle(document: Document): string {
  const title: unknown = Reflect.get(Object.getPrototypeOf(document) as object, "title", document);
  return typeof title === "string" ? title.slice(0, LONGEST_TITLE) : "";
}

/** One line of text, or null when there is none or it is implausibly long. */
export function cleanTitle(text: string | null | undefined): string | null {
  // The length is checked first: a pattern never runs over a megabyte.
  // A form can put one of its fields where its text would be.
  if (typeof text !== "string" || text.length > LONGEST_TITLE) return null;
  return text.replace(/\s+/g, " ").trim() || null;
}
