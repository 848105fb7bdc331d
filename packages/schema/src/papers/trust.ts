/**
 * Whose word on a paper's facts is taken first: where the paper was put by its authors, then where it was published,
 * then who collects from these, then people's own files, then what this project wrote itself.
 * docs/decisions/0016 says why.
 */
const ORDER_OF_TRUST = [
  "arxiv",
  "openreview",
  "crossref",
  "datacite",
  "semanticscholar",
  "openalex",
  "daily",
  "file",
  "bundled",
] as const;

/** The place of a source in the order of trust, lower is trusted more; an unknown source comes last. */
export function trustOf(source: string): number {
  const place = (ORDER_OF_TRUST as readonly string[]).indexOf(source);
  return place === -1 ? ORDER_OF_TRUST.length : place;
}
