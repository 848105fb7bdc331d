import { readStatedDoi } from "../embedded-metadata.ts";
import type { EmbeddedMetadata } from "../embedded-metadata.ts";
import { textOf } from "../page-reader.ts";

/** Semantic Scholar shows the DOI, and has no tag for it. */
export function correctSemanticScholar(document: Document): Partial<EmbeddedMetadata> {
  const doi = readStatedDoi(textOf(document, "a.doi__link")?.replace(/^DOI:\s*/i, "") ?? "");
  return doi ? { doi } : {};
}
