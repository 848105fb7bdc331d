import { describe, expect, it } from "vitest";
import { MAX_ID_TEXT_LENGTH } from "./clean-text.ts";
import { normalisePaperId } from "./normalise-paper-id.ts";
import { parsePaperId, parsePaperUrl } from "./parse-paper-id.ts";
import { PAPER_ID_SCHEMES } from "./scheme.ts";

const NO_IDS: readonly string[] = [
  "",
  "   \n",
  ".",
  "hello",
  "attention is all you need",
  // Digits alone could be a PMID or a corpus id; a word could be an OpenReview id.
  "31221671",
  "rJXMpikCZ",
  // arXiv: no such month, wrong number of digits for the month, before it began, version 0, number 0.
  "1713.03762",
  "1700.03762",
  "1706.0376",
  "1412.69800",
  "0703.0001",
  "0808.05394",
  "0000.0000",
  "1706.03762v0",
  "1706.00000",
  "1706.037621",
  "foo-bar/9901001",
  "hep-th/9913001",
  "hep-th/0704001",
  "hep-th/990100",
  "arXiv:",
  // DOI: prefix too short, nothing behind it, no word in it, spaces, dot segments.
  "10.1/abc",
  "10.1145/",
  "10.1145",
  "10.1145/...",
  "10.1145/a b",
  "10.1145/../x",
  "11.1145/2854146",
  "https://doi.org/10/abcd",
  // Volumes and events of the Anthology, OpenAlex's other things.
  "2020.acl-main",
  "P18-1",
  "A2741809807",
  "PMC",
  "W12",
  "PMID: 123456789",
  "pmid:0",
];

const NO_PAPERS: readonly string[] = [
  "https://arxiv.org/",
  "https://arxiv.org/list/cs.CL/recent",
  "https://arxiv.org/abs/cs.CL",
  "https://arxiv.org/search/?query=1706.03762&searchtype=all",
  "https://arxiv.org/a/vaswani_a_1",
  "https://info.arxiv.org/help/arxiv_identifier.html",
  "https://alphaxiv.org/explore",
  "https://huggingface.co/papers",
  "https://huggingface.co/papers?date=2026-01-05",
  "https://huggingface.co/papers/month/2026-01",
  "https://huggingface.co/models/1706.03762",
  "https://notarxiv.org/abs/1706.03762",
  "https://openreview.net/group?id=ICLR.cc/2026/Conference",
  "https://openreview.net/profile?id=~Ada_Example1",
  "https://openreview.net/references/pdf?id=rJXMpikCZ",
  "https://openreview.net/forum",
  "https://aclanthology.org/events/acl-2018/",
  "https://aclanthology.org/volumes/P18-1/",
  "https://pubmed.ncbi.nlm.nih.gov/?term=attention",
  "https://pubmed.ncbi.nlm.nih.gov/searches/3851259/",
  "https://www.semanticscholar.org/paper/204e3073870fae3d05bcbc2f6a8e263d9b72e776",
  "https://openalex.org/works?filter=default.search:test",
  "https://openalex.org/A5023888391",
  "https://www.nature.com/nature/volumes/596",
  "https://www.nature.com/articles/onc2011282",
  "https://www.nature.com/articles/s40494-023-00993-x",
  "http://www.nature.com/onc/journal/v26/n6/full/1209842a.html",
  // The address of a chapter at Oxford resembles its DOI.
  "https://oxfordre.com/politics/display/10.1093/acrefore/9780190228637.001.0001/acrefore-9780190228637-e-123",
  // About a paper, but not the paper.
  "https://www.google.com/search?q=https://arxiv.org/abs/1706.03762",
  "https://news.example/share?url=https://arxiv.org/abs/1706.03762",
  "https://example.org/1706.03762",
];

const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ["a script", "javascript:alert('10.1145/2854146')"],
  ["a script as a URL", "javascript://arxiv.org/abs/1706.03762"],
  ["data", "data:text/html,https://arxiv.org/abs/1706.03762"],
  ["a file", "file:///home/ada/1706.03762.pdf"],
  ["ftp", "ftp://arxiv.org/abs/1706.03762"],
  ["view-source", "view-source:https://arxiv.org/abs/1706.03762"],
  ["a control character inside", "1706.\u000003762"],
  ["a line break inside", "https://arxiv.org/abs/\n1706.03762"],
  ["an encoded control character", "https://doi.org/10.1145/285%004146"],
  ["half a surrogate pair", "10.1145/\ud800"],
  ["no host", "https:///abs/1706.03762"],
  ["a bad port", "https://arxiv.org:99999/abs/1706.03762"],
  [
    "a chain of wrappings",
    "https://a.edu/login?url=https://b.edu/login?url=https://arxiv.org/abs/1706.03762",
  ],
  [
    "one character too many",
    `https://arxiv.org/abs/1706.03762?${"x".repeat(MAX_ID_TEXT_LENGTH - 32)}`,
  ],
  ["10 kB of one letter", "a".repeat(10_000)],
  ["10 kB of digits", "1".repeat(10_000)],
  ["a DOI of 10 kB", `10.1145/${"a".repeat(10_000)}`],
  ["a long DOI within the limit of texts", `10.1145/${"a".repeat(1_000)}`],
  ["DOI prefixes without end", `10.1145${".1".repeat(1_900)}`],
  ["nested percent escapes", `10.1145/%${"25".repeat(1_900)}41`],
  ["brackets without end", `${"(".repeat(2_000)}${")".repeat(2_000)}`],
  ["slashes without end", `https://arxiv.org${"/".repeat(4_000)}`],
  ["dots without end", `${"a.".repeat(2_000)}/`],
  ["spaces inside a label", `doi${" ".repeat(4_000)}`],
  ["jsessionid without end", `https://example.org/${";jsessionid=".repeat(330)}`],
];

describe("what is no paper id", () => {
  it.each(NO_IDS)("refuses “%s”", (text) => {
    expect(parsePaperId(text)).toBeNull();
  });

  it.each(NO_PAPERS)("refuses %s", (url) => {
    expect(parsePaperUrl(url)).toBeNull();
    expect(parsePaperId(url)).toBeNull();
  });

  it.each(HOSTILE)("refuses %s", (_, text) => {
    expect(parsePaperId(text)).toBeNull();
    expect(parsePaperUrl(text)).toBeNull();
    for (const scheme of PAPER_ID_SCHEMES) expect(normalisePaperId(scheme, text)).toBeNull();
  });
});
