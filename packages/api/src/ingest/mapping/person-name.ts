import { text } from "./loose-json.ts";
import type { Loose } from "./loose-json.ts";
import { markupText } from "./markup-text.ts";

/**
 * A name in CSL's parts, as people write it: given name, particle, family name, suffix. Bodies have one
 * name alone.
 */
export function personName(author: Loose): string {
  const parts = [
    author["given"],
    author["dropping-particle"],
    author["non-dropping-particle"],
    author["family"],
    author["suffix"],
  ];
  const name = parts
    .map(text)
    .filter((part) => part !== "")
    .join(" ");
  return markupText(name || text(author["literal"]) || text(author["name"])).trim();
}

/** `Example, Ada` as people say it; a name in any other form stays as it is. */
export function turnedName(name: string): string {
  const [family = "", given = "", ...more] = name.split(",").map((part) => part.trim());
  return more.length > 0 || given === "" ? name.trim() : `${given} ${family}`;
}
