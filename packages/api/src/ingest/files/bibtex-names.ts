/** Parts a list of names, and the name of one person. A brace keeps together what stands in it. */
const AND = /\s+and\s+/iy;
/** What a list that was cut by hand begins or ends with. */
const STRAY = /^and\s+|\s+and$/gi;
const COMMA = /\s*,\s*/y;

/**
 * The people of an author's field, each as a reader says the name: `Sample, Bo` is `Bo Sample`, `van Sample, Jr., Bo` is
 * `Bo van Sample Jr.`. Their LaTeX stays.
 */
export function bibtexNames(field: string): string[] {
  return parted(field.trim().replaceAll(STRAY, ""), AND)
    .map((name) => spoken(parted(name, COMMA)))
    .filter((name) => name !== "" && name.toLowerCase() !== "others");
}

function spoken(parts: string[]): string {
  const named = parts.length > 1 ? namedParts(parts) : null;
  if (named) {
    const { given = "", prefix = "", family = "", suffix = "" } = named;
    return joined(given, prefix, family, suffix);
  }
  const [family = "", ...rest] = parts;
  const given = rest.pop() ?? "";
  return joined(given, family, ...rest);
}

/** `family=Sample, given=Bo`, as BibLaTeX writes names, too; null for others. */
function namedParts(parts: readonly string[]): Record<string, string> | null {
  const found: Record<string, string> = {};
  for (const part of parts) {
    const [, name = "", value = ""] = /^([a-z]+(?:-i)?)\s*=\s*(.*)$/s.exec(part) ?? [];
    if (name === "") return null;
    found[name] = value;
  }
  return found;
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}

/** Cuts at what separates, outside of braces. */
function parted(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "\\") at += 1;
    else if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
    else if (depth === 0) {
      separator.lastIndex = at;
      const [found] = separator.exec(text) ?? [];
      if (found === undefined) continue;
      parts.push(text.slice(start, at));
      start = at + found.length;
      at = start - 1;
    }
  }
  return [...parts, text.slice(start)].map((part) => part.trim());
}
