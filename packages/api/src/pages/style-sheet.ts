import { readFileSync } from "node:fs";

/** The parts of the style sheet, each a file; a rule gives way to one of the same weight in a later part. */
const PARTS = [
  "tokens",
  "elements",
  "assistive",
  "layout",
  "header-footer",
  "buttons",
  "fields",
  "notice",
  "list-head",
  "dates",
  "paper-card",
  "vote",
  "note-and-tags",
  "list-end",
  "paper",
  "code",
  "list-picker",
  "related",
  "comments",
  "sheet",
  // Each of these changes what stands above it.
  "narrow-screens",
  "forced-colors",
  "print",
] as const;

/** Joins the parts to the one sheet that browsers load. */
export function joinStyleSheet(): string {
  return PARTS.map((part) =>
    readFileSync(new URL(`assets/styles/${part}.css`, import.meta.url), "utf8"),
  ).join("\n");
}
