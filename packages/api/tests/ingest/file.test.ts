import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { JobError } from "../../src/jobs/job.ts";
import { file } from "../../src/ingest/sources/file.ts";
import { entriesOf, FETCHED_AT, inAWord, pagesOf, sourceContext } from "./source-context.ts";

const SOURCE = { name: "file", url: null, fetchedAt: FETCHED_AT };
const TIDES = { title: "Tides of Attention", arxivId: "2601.00001" };
const RIVERS = { title: "Rivers of Data", doi: "10.5555/rivers" };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperround-file-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(content: string | Uint8Array): Promise<string> {
  const path = join(folder, crypto.randomUUID());
  await writeFile(path, content);
  return path;
}

function readFrom(path: string, context: Parameters<typeof sourceContext>[0] = {}) {
  return file({ path, source: SOURCE }, sourceContext(context));
}

/** Titles of the records, and reasons of what is refused, of a file with this content. */
async function read(content: string | Uint8Array, signal?: AbortSignal): Promise<string[]> {
  const path = await written(content);
  const entries = await entriesOf(readFrom(path, signal ? { signal } : {}));
  return entries.map((entry) => inAWord(entry).replace(path, "the file"));
}

const TITLES = [TIDES.title, RIVERS.title];
const LINES = `${JSON.stringify(TIDES)}\n${JSON.stringify(RIVERS)}\n`;

describe("readPaperFile", () => {
  it.each([
    ["one object a line", LINES],
    ["lines without an end", LINES.trimEnd()],
    ["lines of Windows, with a byte order mark", `\uFEFF${LINES.replaceAll("\n", "\r\n")}`],
    ["a list", JSON.stringify([TIDES, RIVERS])],
    ["a list over many lines", `\n${JSON.stringify([TIDES, RIVERS], null, 2)}\n`],
    ["lines, gzipped", gzipSync(LINES)],
    ["a list, gzipped", gzipSync(JSON.stringify([TIDES, RIVERS]))],
  ])("reads %s", async (_, content) => {
    expect(await read(content)).toEqual(TITLES);
  });

  it("goes on after entries that cannot be used, and says why", async () => {
    const lines = [
      JSON.stringify(TIDES),
      '{"title": "Broken',
      "[]",
      JSON.stringify({ title: "No id" }),
      JSON.stringify({ ...TIDES, title: "t".repeat(2_001), publishedAt: "2026-02-30" }),
      JSON.stringify(RIVERS),
    ];
    const [first, broken, list, noId, twoFaults, last] = await read(lines.join("\n"));
    expect([first, last]).toEqual(TITLES);
    expect(broken).toMatch(/^entry 2: The entry is no JSON: /);
    expect(list).toBe("entry 3: An entry must be an object with a title and an id.");
    expect(noId).toBe("entry 4: A paper needs at least one id.");
    expect(twoFaults).toBe(
      "entry 5: The title is longer than 2,000 characters. The day of publication must be a real day, written as 2026-01-05.",
    );
  });

  it("says where text is no UTF-8", async () => {
    const bad = Buffer.from(JSON.stringify({ ...TIDES, title: "Gezeiten für alle" }), "latin1");
    const content = Buffer.concat([bad, Buffer.from(`\n${JSON.stringify(RIVERS)}`)]);
    expect(await read(content)).toEqual(["entry 1: The entry is not UTF-8.", RIVERS.title]);
  });

  it("passes over an entry that is far too long", async () => {
    const long = JSON.stringify({ ...TIDES, abstract: "x".repeat(2_000_000) });
    expect(await read(`${long}\n${JSON.stringify(RIVERS)}`)).toEqual([
      "entry 1: The entry is over 2,000,000 characters long.",
      RIVERS.title,
    ]);
  });

  it("keeps what came before a gzip file broke off", async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => ({
      title: `Paper ${crypto.randomUUID()}`,
      doi: `10.5555/${index}`,
    }));
    const whole = gzipSync(many.map((entry) => JSON.stringify(entry)).join("\n"));
    const titles = await read(whole.subarray(0, whole.length / 2));
    const problem = titles.pop();
    expect(problem).toMatch(/^the file: The file is cut off or damaged/);
    expect(titles.length).toBeGreaterThan(500);
    expect(titles).toEqual(many.slice(0, titles.length).map(({ title }) => title));
  });

  it("reports the entry in which a list breaks off", async () => {
    const [first, broken] = await read(`[${JSON.stringify(TIDES)}, {"title": "Riv`);
    expect(first).toBe(TIDES.title);
    expect(broken).toMatch(/^entry 2: The entry is no JSON: /);
  });

  it.each([
    ["nothing", "", "NOTHING_TO_IMPORT"],
    ["white space", " \n\n ", "NOTHING_TO_IMPORT"],
    ["a web page", "<!DOCTYPE html><html></html>", "NOT_JSON"],
    ["prose", "Tides of Attention, by Ada Example", "NOT_JSON"],
    ["an archive", Buffer.from([0x50, 0x4b, 0x03, 0x04]), "NOT_JSON"],
  ])("refuses %s", async (_, content, code) => {
    await expect(read(content)).rejects.toMatchObject({ name: "JobError", code });
  });

  it.each([
    ["a file that is not there", () => join(folder, "nowhere.json"), "There is no file"],
    ["a folder", () => folder, "is a folder"],
  ])("refuses %s", async (_, path, message) => {
    const items = entriesOf(readFrom(path()));
    await expect(items).rejects.toThrow(JobError);
    await expect(items).rejects.toThrow(message);
  });

  it("stops when it is told to", async () => {
    const signal = AbortSignal.abort(new Error("Stopped."));
    await expect(read(LINES, signal)).rejects.toThrow("Stopped.");
  });

  it("goes on where it stopped, and from the beginning when the file has changed", async () => {
    const lines = Array.from({ length: 450 }, (_, index) =>
      JSON.stringify({ title: `Paper ${index}`, doi: `10.5555/${index}` }),
    );
    const path = await written(lines.join("\n"));
    const pages = await pagesOf(readFrom(path));
    expect(pages.map(({ entries }) => entries.length)).toEqual([200, 200, 50]);
    const cursor = pages[1]?.cursor ?? "";
    const rest = await entriesOf(readFrom(path, { cursor }));
    expect(rest.map(inAWord)).toEqual(lines.slice(400).map((_, index) => `Paper ${400 + index}`));
    await writeFile(path, lines.slice(1).join("\n"));
    expect(await entriesOf(readFrom(path, { cursor }))).toHaveLength(449);
  });

  it("keeps what it refuses", async () => {
    const path = await written('{"title": "No id", "note": "a\\u0000b"}');
    const [entry] = await entriesOf(readFrom(path));
    expect(entry).toMatchObject({ excerpt: '{"title": "No id", "note": "a\\u0000b"}' });
  });
});
