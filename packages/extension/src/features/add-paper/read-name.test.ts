import { PAPER_ID_SCHEMES } from "@paperround/schema/paper-id/scheme";
import { expect, test } from "vitest";
import { nameOf, readName } from "./read-name.ts";

const READ: [text: string, name: string][] = [
  ["1706.03762v5", "arXiv 1706.03762"],
  [" https://arxiv.org/pdf/1706.03762v5.pdf\n", "arXiv 1706.03762"],
  ["https://huggingface.co/papers/1706.03762", "arXiv 1706.03762"],
  ["hep-th/9901001", "arXiv hep-th/9901001"],
  ["doi:10.1145/2854146", "DOI 10.1145/2854146"],
  ["https://doi.org/10.1145/2854146.", "DOI 10.1145/2854146"],
  ["10.48550/arXiv.1706.03762", "arXiv 1706.03762"],
  ["https://openreview.net/forum?id=rJXMpikCZ", "OpenReview rJXMpikCZ"],
  ["https://aclanthology.org/2020.acl-main.1/", "ACL Anthology 2020.acl-main.1"],
  ["PMID 31221671", "PubMed 31221671"],
  ["PMC2377243", "PubMed Central PMC2377243"],
  ["CorpusId:13756489", "Semantic Scholar 13756489"],
  ["https://openalex.org/W2741809807", "OpenAlex W2741809807"],
];

test.each(READ)("%s is %s", (text, name) => {
  const reading = readName(text);
  expect(reading.kind === "read" && nameOf(reading.identifier)).toBe(name);
});

test("every scheme is among them", () => {
  const schemes = READ.map(([text]) => readName(text)).map(
    (reading) => reading.kind === "read" && reading.identifier.scheme,
  );
  expect(new Set(schemes)).toEqual(new Set(PAPER_ID_SCHEMES));
});

test.each([
  ["31221671", /^Say whose number this is: “PMID 31221671” or “CorpusId 31221671”\.$/],
  ["9".repeat(5000), /^Say whose number this is: “PMID 999999999999…”/],
  ["https://example.org/some/paper", /^This address does not say which paper it shows/],
  ["javascript:alert(1)", /^No paper's id is in this/],
  ["Attention is all you need", /^No paper's id is in this/],
])("%s is not understood, in a sentence that says what to do", (text, advice) => {
  const reading = readName(text);
  expect(reading.kind === "unread" && reading.advice).toMatch(advice);
});

test.each(["", "  \n "])("nothing is nothing: %j", (text) => {
  expect(readName(text)).toEqual({ kind: "empty" });
});
