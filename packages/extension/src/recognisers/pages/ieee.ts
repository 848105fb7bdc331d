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

interface StatedPaper {
  title?: string;
  doi?: string;
  articleNumber?: string;
}

function readScripts(document: Document): StatedPaper | null {
  for (const { textContent: text } of findAll(document, "script:not([src])")) {
    if (text.length > LONGEST_SCRIPT) continue;
    const at = text.indexOf("document.metadata={");
    const end = text.indexOf("};", at);
    if (at < 0 || end < 0) continue;
    try {
      return JSON.parse(text.slice(at + "document.metadata=".length, end + 1)) as StatedPaper;
    } catch {
      return null;
    }
  }
  return null;
}
