import { InvalidInputError } from "../errors.ts";
import { readRowId } from "../global-id.ts";
import { normalisePaperId } from "../paper-id/normalise-paper-id.ts";
import { parsePaperUrl } from "../paper-id/parse-paper-id.ts";
import type { PaperIdentifier, PaperIdScheme } from "../paper-id/scheme.ts";

/** A paper by any of its names: exactly one is given. */
export interface PaperRef {
  id?: string | null;
  url?: string | null;
  arxiv?: string | null;
  doi?: string | null;
  openReview?: string | null;
  acl?: string | null;
  pmid?: string | null;
  pmcid?: string | null;
  corpusId?: string | null;
  openAlex?: string | null;
}

/** What a reference means: a row of ours, or an identifier of the world's. */
export type PaperName = { paperId: number } | PaperIdentifier;

/** The scheme behind each name, with an example for the message when it is malformed. */
export const REF_SCHEMES = {
  arxiv: { scheme: "ARXIV", example: "1706.03762 or hep-th/9901001" },
  doi: { scheme: "DOI", example: "10.1038/nature14539" },
  openReview: { scheme: "OPENREVIEW", example: "rJl-b3RcF7" },
  acl: { scheme: "ACL", example: "P18-1001 or 2020.acl-main.1" },
  pmid: { scheme: "PMID", example: "26017442" },
  pmcid: { scheme: "PMCID", example: "PMC4592475" },
  corpusId: { scheme: "CORPUS_ID", example: "13756489" },
  openAlex: { scheme: "OPENALEX", example: "W2741809807" },
} as const satisfies Record<string, { scheme: PaperIdScheme; example: string }>;

/**
 * Reads a reference, forgiving about spelling.
 * @param path where the reference stands in the input, for the error
 * @throws {InvalidInputError} when it is malformed
 */
export function readPaperRef(ref: PaperRef, path: string[] = ["ref"]): PaperName {
  // GraphQL sees to it, but compiled operations do not look at their variables so closely.
  if (Object.values(ref).filter((name) => name != null).length !== 1) {
    throw InvalidInputError.at(path, "Name the paper: give exactly one of its ids or a URL.");
  }
  if (ref.id != null) return { paperId: readRowId("Paper", ref.id, [...path, "id"]) };
  if (ref.url != null) {
    const id = parsePaperUrl(ref.url);
    if (id) return id;
    throw InvalidInputError.at(
      [...path, "url"],
      `${quote(ref.url)} is not a paper's address that is known here. Give its DOI or arXiv id instead.`,
    );
  }
  for (const [name, { scheme, example }] of Object.entries(REF_SCHEMES)) {
    const text = ref[name as keyof typeof REF_SCHEMES];
    if (text == null) continue;
    const id = normalisePaperId(scheme, text);
    if (id) return id;
    throw InvalidInputError.at(
      [...path, name],
      `${quote(text)} is no ${name} id. One looks like ${example}.`,
    );
  }
  throw InvalidInputError.at(path, "Name the paper: give exactly one of its ids or a URL.");
}

function quote(text: string): string {
  return `“${text.length > 80 ? `${text.slice(0, 80)}…` : text}”`;
}
