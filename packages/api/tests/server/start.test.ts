import { writeFile } from "node:fs/promises";
import { once } from "node:events";
import { request } from "node:http";
import type { IncomingMessage } from "node:http";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { openDatabase } from "../../src/database/open-database.ts";
import { createDataFolder } from "../support/data-folder.ts";
import type { DataFolder } from "../support/data-folder.ts";
import { TEST_DATABASE_URL } from "../support/test-database-server.ts";
import { askServer, startProcess, startServer } from "../support/server-process.ts";
import type { FailedStart, ServerProcess } from "../support/server-process.ts";

// In processes of their own: what an operator sees and what a supervisor is told.

// Each starts a process or two.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let home: DataFolder;
let running: ServerProcess;
beforeAll(async () => {
  home = await createDataFolder("bare");
  running = await startServer(home.settings);
});
afterAll(async () => {
  running.child.kill("SIGKILL");
  await home.remove();
});

const folders: DataFolder[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await folder.remove();
});

/** Removed after the test. */
async function newFolder(content?: "bare"): Promise<DataFolder> {
  const folder = await createDataFolder(content);
  folders.push(folder);
  return folder;
}

async function failToStart(settings: Record<string, string>): Promise<FailedStart> {
  const started = await startProcess(settings);
  if (!("url" in started)) return started;
  await started.end("SIGKILL");
  throw new Error(`It started, which it should not have:\n${started.output()}`);
}

/** What a person gets to see: lines of the log taken away. */
function sentences({ output }: FailedStart): string[] {
  return output
    .trim()
    .split("\n")
    .filter((line) => !line.startsWith("{"));
}

describe("the first start", () => {
  test("says where it listens, in the log and to the program that started it", async () => {
    expect(running.url).toMatch(/^http:\/\/localhost:\d+$/);
    // The two come by ways of their own, in either order.
    await expect
      .poll(() => running.output(), { timeout: 10_000 })
      .toContain(`Paperround listens at ${running.url}/graphql`);
  });

  test("has the bundled papers on their day", async () => {
    const { data } = await askServer(
      running.url,
      "{ feed(period: DAY, first: 100) { from nodes { id } } }",
    );
    expect(data).toMatchObject({ feed: { from: "2026-01-05" } });
    expect(data.feed.nodes).toHaveLength(42);
  });

  test("listens on this machine alone", async () => {
    const { port } = new URL(running.url);
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((found) => found?.family === "IPv4" && !found.internal)?.address;
    if (outside === undefined) return;
    await expect(fetch(`http://${outside}:${port}/health`)).rejects.toThrow();
  });
});

describe("what keeps it from starting is one sentence and exit code 1:", () => {
  test("mistakes in the settings, all of them", async () => {
    const failed = await failToStart({
      PORT: "many",
      TRUST_PROXY: "yes",
      DATABASE_URL: "mysql://a:hunter2@b/c",
    });
    expect(failed.code).toBe(1);
    expect(sentences(failed)).toEqual([
      expect.stringMatching(/^PORT is "many", but must be/),
      expect.stringMatching(/^DATABASE_URL is \(not shown\), but must be/),
      expect.stringMatching(/^TRUST_PROXY is "yes", but must be/),
    ]);
    expect(failed.output).not.toContain("hunter2");
  });

  test("a port that is in use", async () => {
    const { port } = new URL(running.url);
    const failed = await failToStart({ ...(await newFolder("bare")).settings, PORT: port });
    expect(failed.code).toBe(1);
    expect(sentences(failed)).toEqual([
      `Port ${port} is in use by another program. Stop that one, or choose another port: PORT=${Number(port) + 1}.`,
    ]);
  });

  test("an address that is none of this machine's", async () => {
    const failed = await failToStart({ ...(await newFolder("bare")).settings, HOST: "192.0.2.1" });
    expect(failed.code).toBe(1);
    expect(sentences(failed)).toEqual([
      expect.stringMatching(/^HOST is "192.0.2.1", which is no address/),
    ]);
  });

  if (TEST_DATABASE_URL !== undefined)
    console.log("Skipped: a held data folder (with TEST_DATABASE_URL there is none).");

  test.skipIf(TEST_DATABASE_URL !== undefined)(
    "a data folder that another process holds",
    async () => {
      const failed = await failToStart(home.settings);
      expect(failed.code).toBe(1);
      expect(sentences(failed)).toEqual([expect.stringContaining(`process ${running.child.pid}`)]);
      expect((await fetch(`${running.url}/ready`)).status).toBe(200);
    },
  );

  test("a data folder that is a file", async () => {
    const { path, settings } = await newFolder("bare");
    await writeFile(join(path, "a-file"), "");
    const failed = await failToStart({ ...settings, PAPERROUND_DATA_DIR: join(path, "a-file") });
    expect(failed.code).toBe(1);
    expect(sentences(failed)).toHaveLength(1);
    expect(failed.output).not.toMatch(/\n\s+at /);
  });

  test("a secret that is too short to be one", async () => {
    const { path, settings } = await newFolder();
    await writeFile(join(path, "auth-secret"), "hunter2\n");
    const failed = await failToStart(settings);
    expect(failed.code).toBe(1);
    expect(sentences(failed)).toEqual([expect.stringContaining("shorter than 32 characters")]);
    expect(failed.output).not.toContain("hunter2");
  });

  test("a database server that is not there", async () => {
    const { path } = await newFolder("bare");
    const failed = await failToStart({
      PAPERROUND_DATA_DIR: path,
      DATABASE_URL: "postgres://round:hunter2@127.0.0.1:1/papers",
    });
    expect(failed.code).toBe(1);
    expect(sentences(failed)).toEqual([
      expect.stringContaining("127.0.0.1:1/papers cannot be reached"),
    ]);
    expect(failed.output).not.toContain("hunter2");
  });

  test("a database that a newer program has migrated", async () => {
    const { path, settings } = await newFolder();
    const database = await openDatabase({ dataDir: path, databaseUrl: settings["DATABASE_URL"] });
    await database.pool.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ('future', 'x', now(), '29991231000000_the_future', 1)`,
    );
    await database.close();
    const failed = await failToStart(settings);
    expect(failed.code).toBe(1);
    expect(sentences(failed)).toEqual([expect.stringContaining("29991231000000_the_future")]);
  });

  test("with a stack trace only for those who ask for it", async () => {
    const port = new URL(running.url).port;
    const { settings } = await newFolder("bare");
    const plain = await failToStart({ ...settings, PORT: port });
    expect(plain.output).not.toMatch(/^\s+at /m);
    const debug = await failToStart({ ...settings, PORT: port, LOG_LEVEL: "debug" });
    expect(debug.output).toMatch(/^\s+at /m);
  });
});

describe("being told to stop", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "%s ends it with 0, and all can start again",
    async (signal) => {
      const { settings } = await newFolder();
      const first = await startServer(settings);
      expect(await first.end(signal)).toEqual([0, null]);
      expect(first.output()).toContain("Stopped");
      const second = await startServer(settings);
      expect(second.output()).not.toContain("Loaded the bundled papers");
      expect(await second.end(signal)).toEqual([0, null]);
    },
  );

  test("when the program that started it is gone, it goes too", async () => {
    const { settings } = await newFolder();
    const server = await startServer(settings);
    server.child.disconnect();
    expect(await server.ended).toEqual([0, null]);
  });

  test("when that program took its pipes with it, it goes all the same", async () => {
    const { settings } = await newFolder();
    const { child } = await startServer(settings);
    child.stdout?.destroy();
    child.stderr?.destroy();
    child.disconnect();
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test("when that program tells it to and goes at the same time, it goes: nobody reads what is left of its log", async () => {
    const { settings } = await newFolder();
    const { child } = await startServer(settings);
    child.stdout?.destroy();
    child.stderr?.destroy();
    child.kill("SIGTERM");
    child.disconnect();
    // By itself; with which code depends on which of the two it hears of first, and when.
    const [, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
    expect(signal).toBeNull();
  });

  test("it lets requests finish that have begun, and takes no new ones", async () => {
    const { settings } = await newFolder();
    const server = await startServer(settings);
    const slow = beginRequest(server);
    await slow.begun;
    server.child.kill("SIGTERM");
    await vi.waitUntil(() => server.output().includes("Told to stop"), { timeout: 10_000 });
    await expect(fetch(`${server.url}/health`)).rejects.toThrow();
    slow.finish();
    expect(await slow.answer).toBe('{"data":{"__typename":"Query"}}');
    expect(await server.ended).toEqual([0, null]);
  });

  test("twice, it ends at once", async () => {
    const { settings } = await newFolder();
    const server = await startServer(settings);
    const slow = beginRequest(server);
    await slow.begun;
    server.child.kill("SIGTERM");
    await vi.waitUntil(() => server.output().includes("Told to stop"), { timeout: 10_000 });
    const answer = slow.answer.catch((error: unknown) => error);
    expect(await server.end("SIGTERM")).toEqual([1, null]);
    expect(await answer).toBeInstanceOf(Error);
  });
});

/** Sends the half of a request, and the rest of it when told to. */
function beginRequest({ url }: ServerProcess): {
  begun: Promise<unknown>;
  finish(): void;
  answer: Promise<string>;
} {
  const body = JSON.stringify({ query: "{ __typename }" });
  const outgoing = request(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "content-length": body.length,
      // Answered as soon as the server has seen the headers.
      expect: "100-continue",
    },
  });
  const answer = once(outgoing, "response").then(async ([response]) => {
    let text = "";
    for await (const part of response as IncomingMessage) text += String(part);
    return text;
  });
  const begun = once(outgoing, "continue").then(() => outgoing.write(body.slice(0, 5)));
  outgoing.flushHeaders();
  return { begun, answer, finish: () => outgoing.end(body.slice(5)) };
}
