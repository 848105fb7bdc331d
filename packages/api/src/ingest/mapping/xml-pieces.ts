import { XMLParser } from "fast-xml-parser";
import { object } from "./loose-json.ts";
import type { Loose } from "./loose-json.ts";

/**
 * Cuts the elements of one name out of a document, so that each is parsed by itself: a broken one harms no
 * other, and only one is in memory. They must not contain each other.
 */
export function* xmlPieces(xml: string, name: string): Generator<string> {
  const open = `<${name}`;
  const close = `</${name}>`;
  for (let start = xml.indexOf(open); start >= 0; start = xml.indexOf(open, start)) {
    const end = xml.indexOf(close, start);
    if (end < 0) return;
    // `<entry>` and `<entry a="1">`, not `<entryway>`.
    if (/[\s>]/.test(xml.charAt(start + open.length))) yield xml.slice(start, end + close.length);
    start = end + close.length;
  }
}

/** The text of the first element of this name, entities resolved; null when there is none. */
export function xmlText(xml: string, name: string): string | null {
  const [, inside] = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`).exec(xml) ?? [];
  if (inside === undefined) return null;
  const { text } = object(parser.parse(`<text>${inside}</text>`));
  return typeof text === "string" ? text.trim() : "";
}

// Every text stays a text (a paper is called "0").
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
});

/**
 * Parses one piece. Texts are strings, attributes begin with `@`, and an element that stands once is no list.
 * @throws Error when it is no XML
 */
export function parsePiece(xml: string): Loose {
  // A document type is a way to attack the parser.
  if (/<!DOCTYPE/i.test(xml)) throw new Error("it has a document type");
  return object(parser.parse(xml));
}

/** What stands there once or several times, as a list. */
export function elements(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The text of an element, with or without attributes. */
export function content(value: unknown): string {
  if (typeof value === "string") return value;
  const { "#text": text } = object(value);
  return typeof text === "string" ? text : "";
}

/** The text of an element's attribute. */
export function attribute(value: unknown, name: string): string {
  const found = object(value)[`@${name}`];
  return typeof found === "string" ? found : "";
}
