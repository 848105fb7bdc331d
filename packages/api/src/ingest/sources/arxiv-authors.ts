import { latexText } from "../mapping/latex-text.ts";

/** An author as an author line names them. */
export interface NamedAuthor {
  name: string;
  affiliation?: string;
}

/** `Ada Example, Jr`: a part that belongs to the name before it. */
const SUFFIX = /^(?:Jr|Sr|I{2,3}|IV)\.?$/;
/** `(1)`, `(1, 2)`, `(1 and 2)`: numbers of affiliations that are listed at the end of the line. */
const NUMBERS = /^[\d\s,;&*]+$/;

/**
 * Reads the author line of arXiv's raw records, as its submission form lays down
 * (https://info.arxiv.org/help/prep.html#author): names between commas or "and", affiliations in
 * parentheses behind the name, or numbers there and `((1) First, (2) Second)` at the end of the line.
 */
export function readAuthorLine(line: string): NamedAuthor[] {
  const { names, comments } = split(line.replace(/\s+/g, " ").trim());
  const numbered = numberedAffiliations(comments);
  return names.flatMap(({ text, comment }) => {
    const name = latexText(text).trim();
    if (name === "" || /^et\.? al\.?$/i.test(name)) return [];
    const affiliation = affiliationOf(comment, numbered);
    return [{ name, ...(affiliation !== "" && { affiliation }) }];
  });
}

interface Name {
  text: string;
  /** What stands in parentheses behind it. */
  comment: string;
}

function split(line: string): { names: Name[]; comments: string[] } {
  const names: Name[] = [];
  const comments: string[] = [];
  let text = "";
  const end = () => {
    const name = text.trim();
    text = "";
    const before = names.at(-1);
    if (SUFFIX.test(name) && before) before.text += ` ${name}`;
    else if (name !== "") names.push({ text: name, comment: "" });
  };
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === "(") {
      const close = closing(line, at);
      const comment = line.slice(at + 1, close);
      end();
      const before = names.at(-1);
      if (before && before.comment === "") before.comment = comment;
      comments.push(comment);
      at = close;
    } else if (character === "{") {
      const close = closing(line, at, "{", "}");
      text += line.slice(at, close + 1);
      at = close;
    } else if (character === "," || character === ";") end();
    else if (character === ":") {
      end();
    } else if (/^ (?:and|&) /.test(line.slice(at, at + 5))) {
      end();
      at += line.startsWith(" and", at) ? 3 : 1;
    } else text += character;
  }
  end();
  return { names: names.map(withoutLeadingAnd), comments };
}

function withoutLeadingAnd({ text, comment }: Name): Name {
  return { text: text.replace(/^(?:and|&) /, ""), comment };
}

/** Where the bracket that opens at `start` closes; the end of the line when it never does. */
function closing(line: string, start: number, open = "(", close = ")"): number {
  let depth = 0;
  for (let at = start; at < line.length; at += 1) {
    if (line[at] === open) depth += 1;
    else if (line[at] === close) depth -= 1;
    if (depth === 0) return at;
  }
  return line.length;
}

/** `(1) First Institute, (2) Second` by number. */
function numberedAffiliations(comments: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const list = comments.find((comment) => /^\s*\(\s*\d+\s*\)/.test(comment)) ?? "";
  for (const [, number = "", name = ""] of list.matchAll(
    /\(\s*(\d+)\s*\)\s*(.*?)(?=\(\s*\d+\s*\)|$)/g,
  )) {
    found.set(number, tidy(name));
  }
  return found;
}

function affiliationOf(comment: string, numbered: ReadonlyMap<string, string>): string {
  if (/^\s*\(/.test(comment)) return "";
  const numbers = comment.replace(/\band\b/g, ",");
  if (!NUMBERS.test(numbers)) return tidy(comment);
  const first = /\d+/.exec(numbers)?.[0] ?? "";
  return numbered.get(first) ?? "";
}

function tidy(text: string): string {
  return latexText(text)
    .replace(/[\s,;.]+$/, "")
    .trim();
}
