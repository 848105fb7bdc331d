import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createRandom } from "../../bench/random.ts";
import { startProgram } from "../support/child-program.ts";
import { createDataFolder } from "../support/data-folder.ts";
import type { DataFolder } from "../support/data-folder.ts";
import { withDatabaseOf } from "../support/open-data-folder.ts";
import { testFolder } from "../support/test-folder.ts";
import { naturalRows } from "./natural-rows.ts";
import type { NaturalRows } from "./natural-rows.ts";
import { twiceToldLines } from "./twice-told-entries.ts";

// `npm run import` is killed again and again, wherever it is, and started anew: what it leaves in the end is, row by row,
// what one run leaves that nobody disturbs.

vi.setConfig({ testTimeout: 900_000, hookTimeout: 240_000 });

const COMMAND = join(import.meta.dirname, "../../src/cli/import.ts");
const HOOK = new URL("kill-at-statement.ts", import.meta.url).href;
const DUMP = fileURLToPath(
  new URL("../../../../../shared/data/daily-papers-2024-2026.jsonl.gz", import.meta.url),
);
const KILLS = 5;
const LEAST_KILLS = 2;

interface Run {
  signal: NodeJS.Signals | null;
  counts: Record<string, number> | null;
  statements: number;
}

async function runImport(folder: DataFolder, args: string[], killAt?: number): Promise<Run> {
  const program = startProgram(COMMAND, [...args, "--json"], {
    DATABASE_URL: "",
    ...folder.settings,
    NODE_OPTIONS: `--import=${HOOK}`,
    ...(killAt !== undefined && { KILL_AT_STATEMENT: String(killAt) }),
  });
  const { stdout, stderr } = await program.ended();
  const { signalCode: signal } = program.process;
  if (signal === null && program.process.exitCode !== 0) throw new Error(stderr);
  return {
    signal,
    counts:
      signal === null
        ? (JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Run["counts"])
        : null,
    statements: Number(/Statements: (\d+)/.exec(stderr)?.[1] ?? 0),
  };
}

async function freshFolder(): Promise<DataFolder> {
  const folder = await createDataFolder();
  onTestFinished(() => folder.remove());
  return folder;
}

function rowsOf(folder: DataFolder): Promise<NaturalRows> {
  return withDatabaseOf(folder, ({ pool }) => naturalRows(pool));
}

/** Imports by one run, and by many that are killed. @returns what they leave, and what the first one counted */
async function importBothWays(args: string[], seed: number) {
  const random = createRandom(seed);
  const clean = await freshFolder();
  const { counts, statements } = await runImport(clean, args);
  const killed = await freshFolder();
  let kills = 0;
  let last: Run | null = null;
  for (; last?.signal !== null; kills++) {
    const killAt = kills < KILLS ? 1 + random.below(statements * 0.6) : undefined;
    last = await runImport(killed, args, killAt);
    expect([null, "SIGKILL"]).toContain(last.signal);
  }
  expect(kills).toBeGreaterThan(LEAST_KILLS);
  expect(last.counts?.["new"], "some of it had been stored before").toBeLessThan(
    counts?.["new"] ?? 0,
  );
  return { clean, killed, counts };
}

async function expectTheSame(clean: DataFolder, killed: DataFolder): Promise<void> {
  const expected = await rowsOf(clean);
  const found = await rowsOf(killed);
  expect(Object.keys(found)).toEqual(Object.keys(expected));
  for (const [table, rows] of Object.entries(expected)) {
    const here = new Set(found[table]);
    const there = new Set(rows);
    expect(
      {
        missing: rows.filter((row) => !here.has(row)),
        added: (found[table] ?? []).filter((row) => !there.has(row)),
        count: found[table]?.length,
      },
      table,
    ).toEqual({ missing: [], added: [], count: rows.length });
  }
}

describe("kill -9 in the middle of an import, again and again", () => {
  test("leaves what one run leaves: made-up papers told twice", async () => {
    const path = join(testFolder(), "papers.jsonl");
    await writeFile(path, twiceToldLines(7, 300).join("\n"));
    const { clean, killed, counts } = await importBothWays(["file", path], 20_260_105);
    for (const outcome of ["new", "updated", "merged", "skipped", "failed"])
      expect(counts?.[outcome], outcome).toBeGreaterThan(2);
    await expectTheSame(clean, killed);

    const again = await runImport(killed, ["file", path]);
    expect(again.counts).toMatchObject({
      new: 0,
      updated: 0,
      merged: 0,
      failed: counts?.["failed"],
    });
    expect(again.counts?.["skipped"]).toBeGreaterThan(300);
  });

  test.skipIf(!existsSync(DUMP))(
    `leaves what one run leaves: real daily papers (skipped where there is no ${DUMP})`,
    async () => {
      const path = join(testFolder(), "daily.jsonl");
      const lines = gunzipSync(await readFile(DUMP))
        .toString()
        .split("\n");
      await writeFile(path, lines.slice(0, 410).join("\n"));
      const { clean, killed, counts } = await importBothWays(["daily", path], 3);
      expect(counts).toMatchObject({ new: 410, failed: 0 });
      await expectTheSame(clean, killed);
    },
  );
});
