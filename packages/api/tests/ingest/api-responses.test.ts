import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { SourceUnavailableError } from "@paperround/schema/errors";
import { describe, expect, it } from "vitest";
import { readJson } from "../../src/ingest/ask.ts";
import type { SourceAnswer } from "../../src/ingest/polite-fetch.ts";
import type { SourceEntry } from "../../src/ingest/source.ts";
import { readFeedAnswer } from "../../src/ingest/sources/arxiv.ts";
import { readOaiPage } from "../../src/ingest/sources/arxiv-oai.ts";
import { arxivRecord } from "../../src/ingest/sources/arxiv-record.ts";
import { readCrossrefAnswer } from "../../src/ingest/sources/crossref.ts";
import { daily, readDailyAnswer } from "../../src/ingest/sources/daily.ts";
import { readDataciteAnswer } from "../../src/ingest/sources/datacite.ts";
import { readOpenAlexAnswer } from "../../src/ingest/sources/openalex.ts";
import { readSemanticScholarAnswer } from "../../src/ingest/sources/semanticscholar.ts";
import { entriesOf, FETCHED_AT, sourceContext } from "./source-context.ts";

// Real answers and a real dump that stand beside the repository on developers' machines.
const DATA = new URL("../../../../../shared/data/", import.meta.url);
const present = existsSync(DATA);
if (!present) console.info("Skipped: the sources' real answers (../shared/data) are not here.");

type Read = (answer: SourceAnswer) => SourceEntry[];

/** Reads JSON as its source does. */
function json(source: string, read: (json: unknown) => { entries: SourceEntry[] }): Read {
  return (answer) => read(readJson({ source, answer })).entries;
}

/** By folder: how the source reads an answer. */
const READERS: Record<string, Read> = {
  arxiv_atom: readArxiv,
  arxiv_oai_pmh: readArxiv,
  crossref: json("Crossref", (body) => readCrossrefAnswer(body, FETCHED_AT)),
  crossref_datacite_misc: json("Crossref", (body) => readCrossrefAnswer(body, FETCHED_AT)),
  datacite: json("DataCite", (body) => readDataciteAnswer(body, FETCHED_AT)),
  huggingface: (answer) => readDailyAnswer(answer, "2024-05-27", FETCHED_AT),
  openalex: json("OpenAlex", (body) => readOpenAlexAnswer(body, FETCHED_AT)),
  semanticscholar: json("Semantic Scholar", (body) => readSemanticScholarAnswer(body, FETCHED_AT)),
};

function readArxiv(answer: SourceAnswer): SourceEntry[] {
  const { parts } = readOaiPage(answer.body) ?? readFeedAnswer(answer);
  return parts.map((part) => {
    if ("broken" in part) throw new Error(part.reason);
    return { record: arxivRecord(part, FETCHED_AT) };
  });
}

/** What is no answer about papers, and why the source refuses it. */
const REFUSED: readonly (readonly [file: RegExp, reason: string])[] = [
  [/^crossref\/\d+\.xml$/, "its answer is a web page or XML, no JSON"],
  [/^crossref\/04[34]\.json$/, "its answer holds no works"],
  [/^crossref_datacite_misc\//, "its answer holds no works"],
  [/^openalex\/[a-z]+\.json$/, "its answer holds no works"],
  [/^semanticscholar\/01[02]\.json$/, "its answer holds no papers"],
];

/** Why single entries are: they are something else, or were asked for without what a paper needs. */
const REASON =
  /^(?:It is (?:an? )?[a-z ]+, not a paper\.|A paper needs at least one id\.|The title is empty\.(?: A paper needs at least one id\.)?|Semantic Scholar has no such paper\.)$/;

describe.skipIf(!present)("real answers", () => {
  const index = present ? readFileSync(new URL("api-responses/index.jsonl", DATA), "utf8") : "";
  const files = index
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as { file: string }).file);

  function read(name: string): SourceEntry[] {
    const body = readFileSync(new URL(`api-responses/${name}`, DATA), "utf8");
    const facts = { contentType: "", damaged: false, unchanged: false };
    const answer = { status: 200, body, etag: null, lastModified: null, ...facts };
    return READERS[name.split("/")[0] ?? ""]?.(answer) ?? [];
  }

  const isRefused = (name: string) => REFUSED.some(([file]) => file.test(name));

  it.each(files.filter(isRefused))("%s is refused, with the reason", (name) => {
    const reason = REFUSED.find(([file]) => file.test(name))?.[1] ?? "";
    expect(() => read(name)).toThrow(SourceUnavailableError);
    expect(() => read(name)).toThrow(reason);
  });

  it.each(files.filter((name) => !isRefused(name)))("%s maps", (name) => {
    const reasons = read(name).flatMap((entry) => ("record" in entry ? [] : [entry.reason]));
    expect(reasons.filter((reason) => !REASON.test(reason))).toEqual([]);
  });

  it("hold as many papers as there are", () => {
    const counts: Record<string, number> = {};
    for (const name of files.filter((name) => !isRefused(name))) {
      const folder = name.split("/")[0] ?? "";
      const papers = read(name).filter((entry) => "record" in entry).length;
      counts[folder] = (counts[folder] ?? 0) + papers;
    }
    expect(counts).toEqual({
      arxiv_atom: 1_044,
      arxiv_oai_pmh: 4,
      crossref: 121,
      datacite: 3,
      huggingface: 63,
      openalex: 12,
      semanticscholar: 4,
    });
  });
});

describe.skipIf(!present)("the dump of the daily papers", () => {
  it("maps whole: every paper once, with its authors and its day, and nobody's account", async () => {
    const path = fileURLToPath(new URL("daily-papers-2024-2026.jsonl.gz", DATA));
    const entries = await entriesOf(daily({ path }, sourceContext()));
    const records = entries.flatMap((entry) => ("record" in entry ? [entry.record] : []));
    expect({ entries: entries.length, records: records.length }).toEqual({
      entries: 6_682,
      records: 6_682,
    });
    expect(new Set(records.map(({ ids }) => ids[0]?.value)).size).toBe(6_682);
    const bare = records.filter(
      ({ authors, listedOn, publishedOn, abstract }) =>
        authors.length === 0 || listedOn === null || publishedOn === null || abstract === null,
    );
    expect(bare.map(({ title }) => title)).toEqual([]);
    expect(records.filter(({ org }) => org?.handle !== undefined)).toHaveLength(1_248);
    // How the accounts were made anonymous.
    expect(records.filter((record) => /user-[0-9a-f]{8}/.test(JSON.stringify(record)))).toEqual([]);
  });
});
