import { stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "../../src/database/open-database.ts";
import { snapshotPath } from "../../src/indexing/serving/snapshot-file.ts";
import { range } from "../papers/made-up-papers.ts";
import { startProgram } from "../support/child-program.ts";
import type { DataFolder } from "../support/data-folder.ts";
import { createDataFolder } from "../support/data-folder.ts";
import type { ServerProcess } from "../support/server-process.ts";
import { askServer, startServer } from "../support/server-process.ts";
import { TEST_DATABASE_URL } from "../support/test-database-server.ts";

// Real processes, as an operator runs them.

vi.setConfig({ testTimeout: 240_000 });

const PATIENCE = { timeout: 60_000 };
const COMMAND = join(import.meta.dirname, "../../src/cli/index.ts");
const SEARCH = `query ($query: String!) { search(query: $query, first: 5) { totalCount servedBy } }`;

async function folderWith(titles: readonly string[]): Promise<DataFolder> {
  const folder = await createDataFolder();
  onTestFinished(() => folder.remove());
  await inDatabase(folder, titles);
  return folder;
}

async function inDatabase({ path, settings }: DataFolder, titles: readonly string[]) {
  const databaseUrl = settings["DATABASE_URL"];
  const database = await openDatabase({ dataDir: path, databaseUrl });
  await database.prisma.paper.createMany({ data: titles.map((title) => ({ title })) });
  await database.close();
}

async function serve(folder: DataFolder): Promise<ServerProcess> {
  const server = await startServer({ ...folder.settings, REFRESH_COUNTS: "off" });
  onTestFinished(async () => void (await server.end("SIGKILL")));
  return server;
}

async function finds({ url }: ServerProcess, query: string): Promise<[number, string]> {
  const { data } = await askServer(url, SEARCH, { query });
  return [data.search.totalCount, data.search.servedBy];
}

const index = ({ settings }: DataFolder) =>
  startProgram(COMMAND, ["--rebuild", "--json"], { DATABASE_URL: "", ...settings }).ended();

describe("a server in a process of its own", () => {
  test("begins with its snapshot after a crash, and takes a rebuilt one in", async () => {
    const folder = await folderWith(range(1, 30).map((number) => `Walruses at rest ${number}`));
    const first = await serve(folder);
    await expect.poll(() => finds(first, "walruses"), PATIENCE).toEqual([30, "INDEX"]);
    await expect
      .poll(() => stat(snapshotPath(folder.path)).catch(() => null), PATIENCE)
      .not.toBeNull();
    const former = await stat(snapshotPath(folder.path));
    await first.end("SIGKILL");

    const second = await serve(folder);
    await expect.poll(() => finds(second, "walruses"), PATIENCE).toEqual([30, "INDEX"]);
    expect(second.output()).not.toContain("The search index is made");

    const { code, stdout } = await index(folder);
    expect(code).toBe(0);
    // The bundled papers come with the first start.
    expect(JSON.parse(stdout.trim().split("\n").at(-1) ?? "")).toMatchObject({
      papers: expect.any(Number),
    });
    expect((await stat(snapshotPath(folder.path))).ino).not.toBe(former.ino);
    expect(await finds(second, "walruses")).toEqual([30, "INDEX"]);
    expect(await second.end("SIGTERM")).toEqual([0, null]);
  });

  test("does without an index where the operator says so", async () => {
    const folder = await folderWith(["Walruses at rest"]);
    const server = await startServer({ ...folder.settings, SEARCH_INDEX: "off" });
    onTestFinished(async () => void (await server.end("SIGKILL")));
    expect(await finds(server, "walruses")).toEqual([1, "DATABASE"]);
  });
});

if (TEST_DATABASE_URL === undefined)
  console.log("Skipped: two servers on one PostgreSQL (TEST_DATABASE_URL is not set).");

describe.skipIf(TEST_DATABASE_URL === undefined)("two servers on one PostgreSQL", () => {
  test("both find what is committed, and one goes on when the other is killed", async () => {
    const folder = await folderWith(["Walruses at rest"]);
    const [one, other] = [await serve(folder), await serve(folder)];
    for (const server of [one, other])
      await expect.poll(() => finds(server, "walruses"), PATIENCE).toEqual([1, "INDEX"]);
    await inDatabase(folder, ["Walruses in motion"]);
    for (const server of [one, other])
      await expect.poll(() => finds(server, "walruses"), PATIENCE).toEqual([2, "INDEX"]);

    await one.end("SIGKILL");
    await inDatabase(folder, ["Walruses asleep"]);
    await expect.poll(() => finds(other, "walruses"), PATIENCE).toEqual([3, "INDEX"]);
    expect((await index(folder)).code).toBe(0);
    const third = await serve(folder);
    await expect.poll(() => finds(third, "walruses"), PATIENCE).toEqual([3, "INDEX"]);
    expect(await finds(other, "walruses")).toEqual([3, "INDEX"]);
  });
});
