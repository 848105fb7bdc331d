/**
 * The schemes in which the world names papers. The order is part of the contract: private look-ups
 * always ask for the first id a page has in this order, so that one page causes one prefix.
 */
export const PAPER_ID_SCHEMES = [
  "ARXIV",
  "DOI",
  "OPENREVIEW",
  "ACL",
  "PMID",
  "PMCID",
  "CORPUS_ID",
  "OPENALEX",
] as const;

/** One of {@link PAPER_ID_SCHEMES}. */
export type PaperIdScheme = (typeof PAPER_ID_SCHEMES)[number];

/**
 * What the world calls a paper. `value` is always in normal form:
 *
 * | scheme     | normal form                                        | example               |
 * | ---------- | -------------------------------------------------- | --------------------- |
 * | ARXIV      | no version, no subject class                       | `math/0309136`        |
 * | DOI        | lower case, not percent-encoded                    | `10.1145/2854146`     |
 * | OPENREVIEW | the forum's id, case kept                          | `rJXMpikCZ`           |
 * | ACL        | old ids upper case, new ids lower case             | `2020.acl-main.1`     |
 * | PMID       | digits, no leading zero                            | `31221671`            |
 * | PMCID      | `PMC` and digits                                   | `PMC2377243`          |
 * | CORPUS_ID  | digits, no leading zero                            | `13756489`            |
 * | OPENALEX   | `W` and digits                                     | `W2741809807`         |
 */
export interface PaperIdentifier {
  scheme: PaperIdScheme;
  value: string;
}

/** An identifier as it was read, with the version that was written beside it, if one was. */
export interface ParsedPaperId extends PaperIdentifier {
  /** The version the spelling named (`v5` → 5). Never part of the identity. */
  version?: number;
}
