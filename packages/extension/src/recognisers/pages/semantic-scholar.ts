import { readCorpusId } from "@paperround/schema/paper-id/number-ids";
import { readStatedDoi } from "../embedded-metadata.ts";
import type { EmbeddedMetadata } from "../embedded-metadata.ts";
import { textOf } from "../page-reader.ts";

/** Semantic Scholar shows the DOI and its own id, and has no tags for them. */
export function correctSemanticScholar(document: Document): Partial<EmbeddedMetadata> {
  const corpus = textOf(document, "[data-test-id=corpus-id]")?.replace(/\D+/, "") ?? "";
  // Papers without a DOI have the site's own id, which stands in the page and not in its address.
  const doi = readStatedDoi(textOf(document, "a.doi__link") ?? "") ?? readCorpusId(corpus);
  return doi ? { doi } : {};
}
