import { readPmid } from "@paperround/schema/paper-id/number-ids";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { readEmbeddedMetadata, readStatedDoi } from "./embedded-metadata.ts";
import type { EmbeddedMetadata } from "./embedded-metadata.ts";
import { findAll, textOf } from "./page-reader.ts";
import { readArxivPage } from "./pages/arxiv.ts";
import { correctDblp } from "./pages/dblp.ts";
import { correctIeee } from "./pages/ieee.ts";
import { correctSemanticScholar } from "./pages/semantic-scholar.ts";
import { maybeSame } from "./maybe-same.ts";
import type { PaperAddress, RecognisedPaper } from "./recogniser.ts";

type Correct = (document: Document, url: URL) => Partial<EmbeddedMetadata>;

const CORRECTIONS: Partial<Record<NonNullable<PaperAddress["reader"]>, Correct>> = {
  dblp: correctDblp,
  ieee: correctIeee,
  "semantic-scholar": correctSemanticScholar,
};

/**
 * The paper that a page shows whose address is one of a paper; null when it shows none, a challenge or an error. This runs on every
 * page of a paper, of whatever site: it is small, and knows no addresses.
 */
export function readPaperPage(
  { id, title, doi, reader }: PaperAddress,
  url: URL,
  document: Document,
): RecognisedPaper | null {
  if (reader === "arxiv" && id) return readArxivPage(id, document);
  const correct = reader && CORRECTIONS[reader];
  const page = { ...readEmbeddedMetadata(document), ...correct?.(document, url) };
  if (title) page.title ??= textOf(document, title);
  if (doi) page.doi ??= doiIn(document, doi);
  return readPaper(id, page);
}

function readPaper(id: PaperIdentifier | null, page: EmbeddedMetadata): RecognisedPaper | null {
  const { doi, title } = page;
  // A challenge or an error has the address of a paper, and nothing else of it.
  if (!id && (page.isContradictory || (!doi && !title))) return null;
  // The address is the page's own name: metadata that contradict it are another page's.
  if (id && doi && !maybeSame(id, doi)) return { ids: [plain(id)], title: null };
  const ids: PaperIdentifier[] = [];
  for (const each of [id, doi, page.pmid === null ? null : readPmid(page.pmid)]) {
    if (each && !ids.some(({ scheme }) => scheme === each.scheme)) ids.push(plain(each));
  }
  return { ids, title };
}

function doiIn(document: Document, selector: string): PaperIdentifier | null {
  const texts = findAll(document, selector).map(({ textContent }) => readStatedDoi(textContent));
  return texts.find(Boolean) ?? null;
}

function plain({ scheme, value }: PaperIdentifier): PaperIdentifier {
  return { scheme, value };
}
