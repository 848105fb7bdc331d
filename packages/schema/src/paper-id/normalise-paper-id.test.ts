import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalisePaperId } from "./normalise-paper-id.ts";
import { paperIdUrl, paperPdfUrl } from "./paper-id-url.ts";
import { parsePaperId, parsePaperUrl } from "./parse-paper-id.ts";
import { PAPER_ID_SCHEMES } from "./scheme.ts";
import type { PaperIdentifier, PaperIdScheme } from "./scheme.ts";

const digits = (min: number, max: number) =>
  fc.integer({ min, max }).map((number) => String(number));
const padded = (max: number, length: number) =>
  fc.integer({ min: 1, max }).map((number) => String(number).padStart(length, "0"));
const word = fc.stringMatching(/^[a-z0-9]{1,12}$/);

/** Every kind of id, in normal form. */
const SAMPLES: Readonly<Record<PaperIdScheme, fc.Arbitrary<string>>> = {
  ARXIV: fc.oneof(
    fc.tuple(padded(12, 2), padded(99_999, 5)).map(([month, n]) => `25${month}.${n}`),
    fc.tuple(padded(12, 2), padded(9_999, 4)).map(([month, n]) => `09${month}.${n}`),
    fc
      .tuple(fc.constantFrom("hep-th", "math", "astro-ph", "cs"), padded(12, 2), padded(999, 3))
      .map(([archive, month, n]) => `${archive}/98${month}${n}`),
  ),
  // Any characters: whatever survives normalisation must survive its own URL.
  DOI: fc
    .tuple(digits(1_000, 999_999_999), fc.string({ unit: "binary", minLength: 1, maxLength: 40 }))
    .map(([prefix, suffix]) => normalisePaperId("DOI", `10.${prefix}/x${suffix}`)?.value)
    .filter((value) => value !== undefined),
  OPENREVIEW: fc.stringMatching(/^[A-Za-z0-9_-]{6,32}$/),
  ACL: fc.oneof(
    fc.tuple(fc.constantFrom("P", "W", "D"), padded(9_999, 4)).map(([l, n]) => `${l}18-${n}`),
    fc.tuple(word, word, digits(1, 999)).map(([venue, part, n]) => `2021.${venue}-${part}.${n}`),
  ),
  PMID: digits(1, 99_999_999),
  PMCID: digits(1, 99_999_999).map((n) => `PMC${n}`),
  CORPUS_ID: digits(1, 999_999_999),
  OPENALEX: digits(1, 9_999_999_999).map((n) => `W${n}`),
};

const anyId: fc.Arbitrary<PaperIdentifier> = fc
  .constantFrom(...PAPER_ID_SCHEMES)
  .chain((scheme) => SAMPLES[scheme].map((value) => ({ scheme, value })));

/** Spellings that come close to ids, so that most are read and some are not. */
const anyText = fc.oneof(
  anyId.map((id) => id.value),
  anyId.map((id) => paperIdUrl(id)),
  fc.tuple(anyId, fc.string({ maxLength: 8 })).map(([id, tail]) => id.value + tail),
  fc.string({ unit: "binary", maxLength: 60 }).map((tail) => `10.1145/${tail}`),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
);

describe("ids and their URLs", () => {
  it("gives the same id back from its own URL", () => {
    fc.assert(
      fc.property(anyId, (id) => {
        expect(parsePaperUrl(paperIdUrl(id))).toEqual(id);
        expect(parsePaperId(paperIdUrl(id))).toEqual(id);
      }),
      { numRuns: 2_000 },
    );
  });

  it("gives the same id back from its PDF's URL, where there is one", () => {
    fc.assert(
      fc.property(anyId, (id) => {
        const url = paperPdfUrl(id);
        if (url !== null) expect(parsePaperUrl(url)).toEqual(id);
      }),
    );
  });

  it("has a PDF for the schemes that keep one", () => {
    const withPdf = PAPER_ID_SCHEMES.filter((scheme) => {
      const [value = ""] = fc.sample(SAMPLES[scheme], { numRuns: 1, seed: 1 });
      return paperPdfUrl({ scheme, value }) !== null;
    });
    expect(withPdf).toEqual(["ARXIV", "OPENREVIEW", "ACL", "PMCID"]);
  });
});

describe("normalisePaperId", () => {
  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PAPER_ID_SCHEMES), anyText, (scheme, text) => {
        const once = normalisePaperId(scheme, text);
        if (!once) return;
        const { version: _, ...id } = once;
        expect(normalisePaperId(id.scheme, id.value)).toEqual(id);
      }),
      { numRuns: 5_000 },
    );
  });

  it("never throws, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        parsePaperId(text);
        parsePaperUrl(text);
        for (const scheme of PAPER_ID_SCHEMES) normalisePaperId(scheme, text);
      }),
    );
  });

  it.each([
    ["PMID", "31221671", "31221671"],
    ["PMID", "https://pubmed.ncbi.nlm.nih.gov/31221671/", "31221671"],
    ["CORPUS_ID", "13756489", "13756489"],
    ["CORPUS_ID", "CorpusId:13756489", "13756489"],
    ["OPENREVIEW", "rJXMpikCZ", "rJXMpikCZ"],
    ["OPENALEX", "W12", "W12"],
    ["PMCID", "2377243", "PMC2377243"],
    ["ARXIV", "arXiv:1706.03762v5", "1706.03762"],
    ["ARXIV", "10.48550/arXiv.1706.03762", "1706.03762"],
    ["ARXIV", "doi:10.48550/arXiv.1706.03762", "1706.03762"],
    ["DOI", "https://dl.acm.org/doi/10.1145/2854146", "10.1145/2854146"],
    ["ACL", "https://aclanthology.org/P18-1001.pdf", "P18-1001"],
  ] as const)("reads what the scheme makes clear: %s %s", (scheme, text, value) => {
    expect(normalisePaperId(scheme, text)).toMatchObject({ scheme, value });
  });

  it("says so when a DOI is arXiv's own", () => {
    expect(normalisePaperId("DOI", "10.48550/arXiv.1706.03762v2")).toEqual({
      scheme: "ARXIV",
      value: "1706.03762",
      version: 2,
    });
  });

  it.each([
    ["PMID", "PMC2377243"],
    ["PMID", "https://arxiv.org/abs/1706.03762"],
    ["ARXIV", "10.1145/2854146"],
    ["DOI", "1706.03762"],
    ["CORPUS_ID", "pmid:31221671"],
    ["OPENALEX", "A2741809807"],
    ["OPENREVIEW", "https://arxiv.org/abs/1706.03762"],
  ] as const)("refuses another scheme's id: %s %s", (scheme, text) => {
    expect(normalisePaperId(scheme, text)).toBeNull();
  });
});
