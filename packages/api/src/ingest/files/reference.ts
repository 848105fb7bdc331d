import { normalisePaperId } from "@paperround/schema/paper-id/normalise-paper-id";
import { parsePaperId, parsePaperUrl } from "@paperround/schema/paper-id/parse-paper-id";
import type { ParsedPaperId } from "@paperround/schema/paper-id/scheme";
import { PAPER_RECORD_LIMITS } from "@paperround/schema/papers/paper-record-fields";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import { identifiers } from "../mapping/identifiers.ts";
import { salvageRecord } from "../mapping/salvage-record.ts";

/** A paper as the formats of reference managers tell it. Texts are plain; an empty one is unknown. */
export interface Reference {
  title: string;
  authors: { name: string; orcid?: string }[];
  publishedOn: string | null;
  abstract: string;
  venue: string;
  keywords: string[];
  doi: string;
  arxiv: string;
  pmid: string;
  pmcid: string;
  /** Where it is to be had: its page, its PDF, and what names it. */
  urls: string[];
}

/**
 * Maps a reference.
 * @throws InvalidInputError when it lacks what a paper needs
 */
export function referenceRecord(reference: Reference, source: PaperRecord["source"]): PaperRecord {
  const { title, abstract, publishedOn, venue } = reference;
  const authors = reference.authors.filter(({ name }) => name !== "" && name !== "others");
  const urls = reference.urls.map((url) => url.trim()).filter((url) => /^https?:/i.test(url));
  return salvageRecord({
    title,
    abstract,
    publishedOn,
    venue: venue === "" ? null : venue,
    ids: idsOf(reference),
    authors: authors.slice(0, PAPER_RECORD_LIMITS.authors),
    authorCount: authors.length,
    keywords: [...new Set(reference.keywords)].slice(0, PAPER_RECORD_LIMITS.keywords),
    links: { landing: urls.find((url) => !isPdf(url)) ?? null, pdf: urls.find(isPdf) ?? null },
    source,
  });
}

function idsOf({ doi, arxiv, pmid, pmcid, urls }: Reference): ParsedPaperId[] {
  const named = identifiers(["DOI", doi], ["ARXIV", arxiv], ["PMID", pmid], ["PMCID", pmcid]);
  const found = urls.map((url) => parsePaperUrl(url)).filter((id) => id !== null);
  return [...named, ...found].slice(0, PAPER_RECORD_LIMITS.ids);
}

function isPdf(url: string): boolean {
  return /\.pdf(?:$|[?#])|\/pdf\//i.test(url);
}

/** The arXiv id in `arXiv:1706.03762 [cs.CL]`, which reference managers write in many fields; else empty. */
export function arxivIdIn(text: string): string {
  const [, written] =
    /\barxiv[:\s/]\s*([a-z.-]+\/\d{7}(?:v\d+)?|\d{4}\.\d{4,5}(?:v\d+)?)/i.exec(text) ?? [];
  const id = written === undefined ? parsePaperId(text) : normalisePaperId("ARXIV", written);
  return id?.scheme === "ARXIV" ? (written ?? id.value) : "";
}
