import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusal } from "../../src/ingest/mapping/entry.ts";
import { retryExcerpt } from "../../src/ingest/retry-excerpt.ts";
import type { SourceContext, SourceEntry, SourcePage } from "../../src/ingest/source.ts";
import { arxiv } from "../../src/ingest/sources/arxiv.ts";
import { crossref } from "../../src/ingest/sources/crossref.ts";
import { daily } from "../../src/ingest/sources/daily.ts";
import { datacite } from "../../src/ingest/sources/datacite.ts";
import { file } from "../../src/ingest/sources/file.ts";
import { openalex } from "../../src/ingest/sources/openalex.ts";
import { openreview } from "../../src/ingest/sources/openreview.ts";
import { semanticscholar } from "../../src/ingest/sources/semanticscholar.ts";
import {
  crossrefWork,
  dailyEntry,
  dataciteDoi,
  oaiPage,
  openAlexWork,
  openReviewNote,
  semanticScholarPaper,
} from "./made-up-answers.ts";
import { json, reply, startRudeServer } from "./rude-server.ts";
import { entriesOf, FETCHED_AT, inAWord, sourceContext, testFetch } from "./source-context.ts";

const contact = "ada@example.org";
/** A title that is too long today. */
const title = "t".repeat(2_001);

/** By source: an answer with an entry that is refused for its title, and how it is asked for. */
const ANSWERS: readonly (readonly [
  source: string,
  body: unknown,
  ask: (url: string, context: SourceContext) => AsyncIterable<SourcePage>,
])[] = [
  [
    "arxiv",
    oaiPage([title]),
    (url, context) => arxiv({ apiUrl: url, oaiUrl: url, harvest: { from: "2026-01-05" } }, context),
  ],
  [
    "daily",
    [dailyEntry({ title })],
    (url, context) => daily({ apiUrl: url, from: "2026-01-06", to: "2026-01-06" }, context),
  ],
  [
    "openalex",
    { meta: {}, results: [openAlexWork({ title })] },
    (url, context) => openalex({ apiUrl: url, contact, search: "x" }, context),
  ],
  [
    "crossref",
    { status: "ok", "message-type": "work-list", message: { items: [crossrefWork({ title })] } },
    (url, context) => crossref({ apiUrl: url, contact, query: "x" }, context),
  ],
  [
    "semanticscholar",
    { data: [semanticScholarPaper({ title })] },
    (url, context) => semanticscholar({ apiUrl: url, query: "x" }, context),
  ],
  [
    "datacite",
    { data: [dataciteDoi({ title })] },
    (url, context) => datacite({ apiUrl: url, query: "x" }, context),
  ],
  [
    "openreview",
    { notes: [openReviewNote({ title })] },
    (url, context) => openreview({ apiUrl: url, oldApiUrl: url, venue: "x" }, context),
  ],
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperround-retry-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function excerptOf(entry: SourceEntry | undefined): string {
  if (!entry || "record" in entry) throw new Error("Nothing was refused.");
  return entry.excerpt;
}

describe("what was put aside", () => {
  it.each(ANSWERS)("of %s can be read once the reason has gone", async (source, body, ask) => {
    await using server = await startRudeServer(typeof body === "string" ? reply(body) : json(body));
    const context = sourceContext({ politeFetch: testFetch() });
    const [refused] = await entriesOf(ask(server.url, context));
    expect(refused && inAWord(refused)).toContain("The title is longer than 2,000 characters.");
    const mended = excerptOf(refused).replaceAll(title, "Tides of Attention");
    const entry = await retryExcerpt(source, mended, FETCHED_AT);
    expect(inAWord(entry)).toBe("Tides of Attention");
    expect(entry).toMatchObject({ record: { source: { name: source, fetchedAt: FETCHED_AT } } });
    expect("record" in entry && entry.record.ids.length).toBeTruthy();
    if (source === "daily") expect(entry).toMatchObject({ record: { listedOn: "2026-01-06" } });
  });

  it.each([
    ["JSON", '{"title": "", "arxivId": "2601.00001"}', '""', '"Tides"'],
    ["BibTeX", "@article{a, title={}, doi={10.5555/1}}", "title={}", "title={Tides}"],
    ["RIS", "TY  - JOUR\nTI  - \nDO  - 10.5555/1\nER  - ", "TI  - ", "TI  - Tides"],
  ])("of a file of %s can be, too", async (_, content, wrong, right) => {
    const path = join(folder, crypto.randomUUID());
    await writeFile(path, content);
    const source = { name: "file", url: null, fetchedAt: FETCHED_AT };
    const [refused] = await entriesOf(file({ path, source }, sourceContext()));
    const excerpt = excerptOf(refused);
    expect(inAWord(await retryExcerpt("file", excerpt, FETCHED_AT))).toContain("title is empty");
    const mended = excerpt.replace(wrong, right);
    expect(inAWord(await retryExcerpt("file", mended, FETCHED_AT))).toBe("Tides");
  });

  it("because it contradicted what was here is the record as it was", async () => {
    const path = join(folder, crypto.randomUUID());
    await writeFile(path, JSON.stringify({ title: "Tides", arxivId: "2601.00001v2" }));
    const source = { name: "file", url: null, fetchedAt: FETCHED_AT };
    const [entry] = await entriesOf(file({ path, source }, sourceContext()));
    if (!entry || !("record" in entry)) throw new Error("There is no record.");
    const { excerpt } = refusal("here", "It contradicts.", entry.record);
    expect(await retryExcerpt("file", excerpt, new Date())).toEqual({ record: entry.record });
  });

  it.each([
    ["only in part", "daily", "x".repeat(20_000), "Only its beginning was kept."],
    ["not at all", "file", "", "Nothing that could be read was kept of it."],
    ["as a name alone", "crossref", "doi:10.5555/1", "Nothing that could be read was kept of it."],
    ["as prose", "file", "Tides, by Ada", "The entry is no JSON"],
  ])("may have been kept %s", async (_, source, excerpt, reason) => {
    expect(inAWord(await retryExcerpt(source, excerpt, FETCHED_AT))).toContain(reason);
  });
});
