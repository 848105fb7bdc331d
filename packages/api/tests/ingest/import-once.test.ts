import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createDataFolder } from "../support/data-folder.ts";
import type { DataFolder } from "../support/data-folder.ts";
import { startServer } from "../support/server-process.ts";
import { TEST_DATABASE_URL } from "../support/test-database-server.ts";
import { dailyEntry } from "./made-up-answers.ts";
import { json, startRudeServer } from "./rude-server.ts";
import type { RudeServer } from "./rude-server.ts";

// Servers as an operator runs them, and a source that counts who asks.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

let home: DataFolder;
let source: RudeServer;
let settings: Record<string, string>;
beforeAll(async () => {
  home = await createDataFolder();
  source = await startRudeServer(json([dailyEntry()], { etag: '"the same"' }));
  settings = { ...home.settings, IMPORT_DAILY: "on", DAILY_PAPERS_URL: source.url };
});
afterAll(async () => {
  await source[Symbol.asyncDispose]();
  await home.remove();
});

const DONE = "Imported from Hugging Face by itself";

describe("papers come by themselves", () => {
  test("as soon as a server is told so, once for all processes, and not again at the next start", async () => {
    // The embedded database has one process.
    const processes = TEST_DATABASE_URL === undefined ? 1 : 2;
    const servers = await Promise.all(
      Array.from({ length: processes }, () => startServer(settings)),
    );
    const lines = (): number =>
      servers.reduce((sum, server) => sum + server.output().split(DONE).length - 1, 0);
    await vi.waitUntil(() => lines() > 0, { timeout: 120_000, interval: 200 });
    for (const server of servers) expect(await server.end("SIGTERM")).toEqual([0, null]);
    expect(lines()).toBe(1);
    const asked = source.requests.map(({ url }) => url);
    expect(asked).toHaveLength(8);
    expect(new Set(asked).size).toBe(8);

    const again = await startServer(settings);
    expect(await again.end("SIGTERM")).toEqual([0, null]);
    expect(source.requests).toHaveLength(8);
  });
});
