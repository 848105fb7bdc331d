import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { file } from "../../src/ingest/sources/file.ts";
import type { SourceEntry } from "../../src/ingest/source.ts";
import { entriesOf, FETCHED_AT, inAWord, pagesOf, sourceContext } from "./source-context.ts";

const SOURCE = { name: "file", url: null, fetchedAt: FETCHED_AT };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperround-references-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(content: string | Uint8Array): Promise<string> {
  const path = join(folder, crypto.randomUUID());
  await writeFile(path, content);
  return path;
}

async function read(content: string | Uint8Array): Promise<SourceEntry[]> {
  const path = await written(content);
  return entriesOf(file({ path, source: SOURCE }, sourceContext()));
}

async function recordOf(content: string) {
  const [entry] = await read(content);
  if (!entry || !("record" in entry)) throw new Error(entry?.reason);
  return entry.record;
}

const BIB = String.raw`% Written by hand
@string{tides = "Journal of Tides"}
@comment{jabref-meta: databaseType:bibtex;}
@inproceedings{example2026,
  title     = {{T}ides of {$L_2$} Attention: {\'E}tudes with \textsc{Llama}},
  author    = {Example, Ada and Bo {van der} Sample and {The Tides Group} and Erd{\H{o}}s, P\'al and others},
  booktitle = tides # { and Rivers},
  year      = 2026,
  month     = jan,
  doi       = {https://doi.org/10.5555/TIDES\_1},
  eprint    = {2601.00001v2},
  archivePrefix = {arXiv},
  abstract  = {We measure 50\% of $L_2$
               attention.},
  keywords  = {attention, tides; rivers},
  url       = {\url{https://tides.example/paper.pdf}},
}
`;

describe("a file of BibTeX", () => {
  it("gives records", async () => {
    const [entry, ...others] = await read(BIB);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      record: {
        title: "Tides of L₂ Attention: Études with Llama",
        abstract: "We measure 50% of $L_2$ attention.",
        publishedOn: "2026-01-01",
        venue: "Journal of Tides and Rivers",
        ids: [
          { scheme: "DOI", value: "10.5555/tides_1" },
          { scheme: "ARXIV", value: "2601.00001", version: 2 },
        ],
        authors: [
          { name: "Ada Example" },
          { name: "Bo van der Sample" },
          { name: "The Tides Group" },
          { name: "Pál Erdős" },
        ],
        authorCount: 4,
        keywords: ["attention", "tides", "rivers"],
        links: { landing: null, pdf: "https://tides.example/paper.pdf" },
        source: SOURCE,
      },
    });
  });

  it("loses one entry to a brace that is missing", async () => {
    const entries = await read(`@article{a, title={One}, doi={10.5555/1}}
@article{b, title={Two, doi={10.5555/2}}
@article{c, title={Three}, doi={10.5555/3}}
@article{d, title={Four}}
`);
    const [one, two, three, four] = entries.map(inAWord);
    expect([one, three]).toEqual(["One", "Three"]);
    expect(two).toMatch(/^entry 2: The entry is no BibTeX: /);
    expect(four).toBe("entry 4: A paper needs at least one id.");
    expect(entries[1]).toMatchObject({ excerpt: "@article{b, title={Two, doi={10.5555/2}}\n" });
  });

  it.each([
    ["an id in a note", "@misc{a, title={One}, note={arXiv:2601.00001 [cs.CL]}}", "2601.00001"],
    [
      "an id for a journal",
      "@article{a, title={One}, journal={arXiv preprint arXiv:2601.00001}}",
      "2601.00001",
    ],
    [
      "an old id",
      "@article{a, title={One}, eprint={hep-th/9901001}, eprinttype={arxiv}}",
      "hep-th/9901001",
    ],
    [
      "an address",
      "@misc{a, title={One}, howpublished={\\url{https://arxiv.org/abs/2601.00001}}}",
      "2601.00001",
    ],
    [
      "another kind of bracket",
      "@article(a, title={One}, doi={10.48550/arXiv.2601.00001})",
      "2601.00001",
    ],
  ])("finds %s", async (_, content, value) => {
    expect((await recordOf(content)).ids).toEqual([{ scheme: "ARXIV", value }]);
  });

  it.each([
    ["date = {2026-01-05}", "2026-01-05"],
    ["date = {2026-01}", "2026-01-01"],
    ["year = {2026}, month = {January}", "2026-01-01"],
    ["year = {2026}, month = 3, day = 5", "2026-03-05"],
    ["year = {2999}", null],
    ["year = {in press}", null],
  ])("reads %s", async (fields, day) => {
    const record = await recordOf(`@article{a, title={One}, doi={10.5555/1}, ${fields}}`);
    expect(record.publishedOn).toBe(day);
  });

  it("goes on where it stopped, and still knows what was abbreviated before", async () => {
    const entries = Array.from(
      { length: 250 },
      (_, index) => `@article{k${index}, title={${index}}, journal=tides, doi={10.5555/${index}}}`,
    );
    const path = await written(`@string{tides = "Journal of Tides"}\n${entries.join("\n")}\n`);
    const pages = await pagesOf(file({ path, source: SOURCE }, sourceContext()));
    expect(pages.map((page) => page.entries.length)).toEqual([200, 50]);
    const cursor = pages[0]?.cursor ?? "";
    const [first] = await entriesOf(file({ path, source: SOURCE }, sourceContext({ cursor })));
    expect(first).toMatchObject({ record: { title: "200", venue: "Journal of Tides" } });
  });
});

const RIS = `Some program's title\r
TY  - JOUR\r
AU  - Example, Ada\r
AU  - The Tides Group\r
TI  - Tides of\r
      Attention\r
PY  - 2026/01/05/\r
DO  - 10.5555/TIDES\r
UR  - https://arxiv.org/abs/2601.00001v2\r
L1  - https://arxiv.org/pdf/2601.00001\r
KW  - attention\r
KW  - tides; rivers\r
AB  - We measure.\r
T2  - Journal of Tides\r
ER  - \r
\r
TY  - GEN\r
TI  - No id\r
ER  - \r
TY  - GEN
TI  - Cut off
DO  - 10.5555/cut`;

describe("a file of RIS", () => {
  it.each([
    ["as it is", RIS],
    ["gzipped", gzipSync(RIS)],
  ])("gives records: %s", async (_, content) => {
    const [first, ...others] = await read(content);
    expect(first).toMatchObject({
      record: {
        title: "Tides of Attention",
        abstract: "We measure.",
        publishedOn: "2026-01-05",
        venue: "Journal of Tides",
        ids: [
          { scheme: "DOI", value: "10.5555/tides" },
          { scheme: "ARXIV", value: "2601.00001", version: 2 },
        ],
        authors: [{ name: "Ada Example" }, { name: "The Tides Group" }],
        keywords: ["attention", "tides", "rivers"],
        links: {
          landing: "https://arxiv.org/abs/2601.00001v2",
          pdf: "https://arxiv.org/pdf/2601.00001",
        },
      },
    });
    expect(others.map(inAWord)).toEqual(["entry 2: A paper needs at least one id.", "Cut off"]);
  });

  it.each([
    ["PY  - 2026", "2026-01-01"],
    ["PY  - 2026\nDA  - 2026/03/05", "2026-03-05"],
    ["Y1  - 2026/03//", "2026-03-01"],
    ["PY  - 0", null],
  ])("reads %j", async (lines, day) => {
    const record = await recordOf(`TY  - JOUR\nTI  - One\nDO  - 10.5555/1\n${lines}\nER  - `);
    expect(record.publishedOn).toBe(day);
  });

  it("knows an id of PubMed's, and of arXiv's in a note", async () => {
    const pubmed = "TY  - JOUR\nTI  - One\nDB  - PubMed\nAN  - 31221671\nC2  - PMC2377243\nER  - ";
    expect((await recordOf(pubmed)).ids).toEqual([
      { scheme: "PMID", value: "31221671" },
      { scheme: "PMCID", value: "PMC2377243" },
    ]);
    const arxiv = "TY  - GEN\nTI  - One\nM1  - arXiv:2601.00001\nER  - ";
    expect((await recordOf(arxiv)).ids).toEqual([{ scheme: "ARXIV", value: "2601.00001" }]);
  });
});

describe("a file of CSL-JSON", () => {
  const item = {
    id: "example2026",
    type: "article-journal",
    title: "On <i>Tides</i> of H<sub>2</sub>O",
    author: [
      { family: "Example", given: "Ada", ORCID: "https://orcid.org/0000-0002-1825-0097" },
      { family: "Sample", given: "Bo", "non-dropping-particle": "van der", suffix: "Jr." },
      { literal: "The Tides Group" },
    ],
    issued: { "date-parts": [[2026, 1, 5]] },
    DOI: "10.5555/TIDES",
    URL: "https://tides.example/",
    PMID: "31221671",
    "container-title": "Journal of Tides",
    keyword: "attention, tides",
    abstract: "<p>We measure.</p>",
  };

  it.each([
    ["a list", JSON.stringify([item])],
    ["lines", `${JSON.stringify(item)}\n`],
  ])("gives records: %s", async (_, content) => {
    expect(await recordOf(content)).toMatchObject({
      title: "On Tides of H₂O",
      abstract: "We measure.",
      publishedOn: "2026-01-05",
      venue: "Journal of Tides",
      ids: [
        { scheme: "DOI", value: "10.5555/tides" },
        { scheme: "PMID", value: "31221671" },
      ],
      authors: [
        { name: "Ada Example", orcid: "0000-0002-1825-0097" },
        { name: "Bo van der Sample Jr." },
        { name: "The Tides Group" },
      ],
      keywords: ["attention", "tides"],
      links: { landing: "https://tides.example/" },
    });
  });

  it("may stand beside records of ours", async () => {
    const ours = { title: "Ours", arxivId: "2601.00001", authors: ["Ada Example"] };
    const content = JSON.stringify([ours, item]);
    expect((await read(content)).map(inAWord)).toEqual(["Ours", "On Tides of H₂O"]);
  });

  it("knows an id of arXiv's", async () => {
    const { DOI: _, PMID: __, ...rest } = item;
    const preprint = { ...rest, archive: "arXiv", archive_location: "2601.00001v3" };
    expect((await recordOf(JSON.stringify([preprint]))).ids).toEqual([
      { scheme: "ARXIV", value: "2601.00001", version: 3 },
    ]);
  });
});
