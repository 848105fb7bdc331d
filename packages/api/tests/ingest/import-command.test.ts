import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { BUNDLED_COUNT } from "../../src/ingest/load-bundled.ts";
import { createLogger } from "../../src/logging/logger.ts";
import { start } from "../../src/start.ts";
import type { Running } from "../../src/start.ts";
import { startProgram } from "../support/child-program.ts";
import { testFolder } from "../support/test-folder.ts";
import { atomFeed } from "./atom-feed.ts";
import { dailyEntry } from "./made-up-answers.ts";
import { reply, startRudeServer } from "./rude-server.ts";
import type { RudeServer } from "./rude-server.ts";

const COMMAND = join(import.meta.dirname, "../../src/cli/import.ts");
const SLOW = 120_000;
const TIDES = { title: "Tides of Attention", arxivId: "2601.00001" };

/** Runs the command as `npm run import -- …` does, with the folder the person is in. */
async function runImport(args: string[], environment: Record<string, string>) {
  const { code, stdout, stderr } = await startProgram(COMMAND, args, {
    DATABASE_URL: "",
    ...environment,
  }).ended();
  return { code, lastLine: stdout.trimEnd().split("\n").at(-1) ?? "", stderr };
}

function counts(changed: Record<string, number>): string {
  return JSON.stringify({ new: 0, updated: 0, merged: 0, skipped: 0, failed: 0, ...changed });
}

describe("import, where no server runs", () => {
  it("makes the database and fills it; again, it changes nothing", { timeout: SLOW }, async () => {
    const here = { PAPERROUND_DATA_DIR: join(testFolder(), "not/there/yet") };
    const first = await runImport(["--", "bundled", "--json"], here);
    expect(first).toMatchObject({ code: 0, lastLine: counts({ new: BUNDLED_COUNT }) });
    expect(first.stderr).toContain(
      `Loading the bundled papers: ${BUNDLED_COUNT} of ${BUNDLED_COUNT}`,
    );
    const second = await runImport(["bundled", "--json"], here);
    expect(second).toMatchObject({ code: 0, lastLine: counts({ skipped: BUNDLED_COUNT }) });
  });
});

describe("import, beside a server that holds the database", () => {
  let folder: string;
  let arxiv: RudeServer;
  let server: Running;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "paperround-import-"));
    arxiv = await startRudeServer(reply(atomFeed([{ id: "2601.00002v1", title: "From arXiv" }])));
    const config = readConfig(
      {
        PAPERROUND_DATA_DIR: join(folder, "data"),
        PORT: "0",
        ARXIV_API_URL: arxiv.url,
        // Answers with XML, whatever it is asked.
        DAILY_PAPERS_URL: arxiv.url,
      },
      false,
    );
    server = await start(config, await createLogger({ logLevel: "silent", logFormat: "json" }));
  }, SLOW);
  afterAll(async () => {
    await server.stop();
    await arxiv[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  /** In the folder where the files are. */
  function beside(args: string[]) {
    return runImport(args, { PAPERROUND_DATA_DIR: join(folder, "data"), INIT_CWD: folder });
  }

  it("reads a file named from where the person is, and says what it could not use", async () => {
    await writeFile(join(folder, "some.jsonl"), `${JSON.stringify(TIDES)}\n{"title":""}\n`);
    const { code, lastLine, stderr } = await beside(["file", "some.jsonl"]);
    expect({ code, lastLine }).toEqual({
      code: 0,
      lastLine: "1 new, 0 updated, 0 merged, 0 as they were, 1 not imported.",
    });
    expect(stderr).toContain(
      "Not imported: entry 2: The title is empty. A paper needs at least one id.",
    );
  });

  it("fails when nothing in a file can be used", async () => {
    await writeFile(join(folder, "none.json"), '[{"title":""}]');
    expect(await beside(["--json", "file", "none.json"])).toMatchObject({
      code: 1,
      lastLine: counts({ failed: 1 }),
    });
  });

  it("asks arXiv, for each paper once", async () => {
    const ids = ["arXiv:2601.00002v3", "https://arxiv.org/abs/2601.00002", "2601.00009"];
    const { code, lastLine, stderr } = await beside(["arxiv", ...ids, "--json"]);
    expect({ code, lastLine }).toEqual({ code: 0, lastLine: counts({ new: 1, failed: 1 }) });
    expect(stderr).toContain("Not imported: arXiv 2601.00009: arXiv has no such paper.");
    expect(arxiv.requests.map(({ url }) => url)).toEqual([
      "/api/query?id_list=2601.00002%2C2601.00009&max_results=2",
    ]);
  });

  it("reads a dump of the daily papers, and nothing of it twice", async () => {
    const lines = [dailyEntry({ index: 7 }), { paper: {} }, dailyEntry({ index: 8 })];
    await writeFile(
      join(folder, "daily.jsonl"),
      lines.map((line) => JSON.stringify(line)).join("\n"),
    );
    const first = await beside(["daily", "daily.jsonl", "--json"]);
    expect(first).toMatchObject({ code: 0, lastLine: counts({ new: 2, failed: 1 }) });
    const second = await beside(["daily", "daily.jsonl", "--json", "--restart"]);
    expect(second).toMatchObject({ code: 0, lastLine: counts({ skipped: 2, failed: 1 }) });
  });

  it("says why a source could not be asked, and fails when that was all", async () => {
    const { code, lastLine, stderr } = await beside(["daily", "--day", "2026-01-05", "--json"]);
    expect({ code, lastLine }).toEqual({ code: 1, lastLine: counts({}) });
    expect(stderr).toContain(
      "Stopped: Hugging Face cannot be asked right now: its answer is a web page or XML, no JSON.",
    );
  });

  it.each([
    ["a file that is not there", ["file", "nowhere.json"], "There is no file"],
    ["an id that is none", ["arxiv", "nonsense"], "“nonsense” is no arXiv id: "],
    ["a DOI that is none", ["crossref", "nonsense"], "“nonsense” is no DOI: "],
    ["nothing to ask for", ["openalex"], "Name ids, or what is to be looked for."],
    ["a harvest from no day", ["arxiv", "--harvest"], "Name the first day of the harvest"],
    [
      "days that end before they begin",
      ["daily", "--from", "2026-01-05", "--to", "2026-01-04"],
      "The days end (2026-01-04) before they begin (2026-01-05).",
    ],
    ["a day that is none", ["daily", "--day", "yesterday"], "A day is written as 2026-01-05."],
    ["no papers at all", ["crossref", "--query", "x", "--limit", "0"], "a whole number from 1 on"],
    ["a source that is none", ["nowhere"], "unknown command 'nowhere'"],
    ["no source at all", [], "Usage: import"],
    ["an option that is none", ["bundled", "--fast"], "unknown option '--fast'"],
  ])("refuses %s in a sentence", async (_, args, message) => {
    const { code, stderr } = await beside(args);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("    at ");
  });

  it("says as JSON why it failed", async () => {
    const { code, lastLine } = await beside(["file", "nowhere.json", "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(lastLine)).toMatchObject({ error: { code: "FILE_NOT_FOUND" } });
  });

  it("shows its help", async () => {
    const { code, lastLine } = await beside(["--help"]);
    expect(code).toBe(0);
    expect(lastLine).not.toBe("");
  });
});
