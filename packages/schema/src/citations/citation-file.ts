import { CITATION_FILES } from "./citation-formats.ts";
import type { CitationFormat } from "./citation-formats.ts";
import { CitationKeys } from "./citation-key.ts";
import type { CitedPaper } from "./cited-paper.ts";
import { citationWriter } from "./write-citation.ts";

/** Writes a file of citations piece by piece: no more than one is in memory. */
export async function* citationFile(
  papers: AsyncIterable<CitedPaper> | Iterable<CitedPaper>,
  format: CitationFormat,
): AsyncGenerator<string> {
  const write = citationWriter(format);
  const { before, between, after } = CITATION_FILES[format];
  const keys = new CitationKeys();
  let isFirst = true;
  yield before;
  for await (const paper of papers) {
    yield (isFirst ? "" : between) + write(paper, keys.next(paper));
    isFirst = false;
  }
  yield after;
}

/** The whole file at once, for one that is small. */
export async function citationText(
  papers: Iterable<CitedPaper>,
  format: CitationFormat,
): Promise<string> {
  let text = "";
  for await (const part of citationFile(papers, format)) text += part;
  return text;
}
