import { readStatedDoi } from "../embedded-metadata.ts";
import type { EmbeddedMetadata } from "../embedded-metadata.ts";
import { cleanTitle, findAll } from "../page-reader.ts";

const LONGEST_SCRIPT = 1_000_000;

/** IEEE Xplore says what the paper is in a script. */
export function correctIeee(document: Document, { pathname }: URL): Partial<EmbeddedMetadata> {
  const [, number] = /\/document\/(\d+)/.exec(pathname) ?? [];
  const stated = readScripts(document);
  if (!stated || (number !== undefined && String(stated.articleNumber) !== number)) return {};
  return { title: cleanTitle(stated.title), doi: readStatedDoi(stated.doi ?? "") };
}

/** The address of a page that was saved: it has no link that says so, but its script names the paper. */
export function ieeeAddress(document: Document): string | null {
  const number = readScripts(document)?.articleNumber ?? "";
  return /^\d+$/.test(number) ? `https://ieeexplore.ieee.org/document/${number}` : null;
}

interface StatedPaper {
  title?: string;
  doi?: string;
  articleNumber?: string;
}

function readScripts(document: Document): StatedPaper | null {
  for (const { textContent: text } of findAll(document, "script:not([src])")) {
    if (text.length > LONGEST_SCRIPT) continue;
    const [, stated] = /document\.metadata=(\{.*\});/.exec(text) ?? [];
    if (stated === undefined) continue;
    try {
      return JSON.parse(stated) as StatedPaper;
    } catch {
      return null;
    }
  }
  return null;
}
