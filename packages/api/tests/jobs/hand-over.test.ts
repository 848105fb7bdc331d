import { once } from "node:events";
import { statSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import type { Database } from "../../src/database/database.ts";
import { lockFolder, readHolder } from "../../src/database/folder-lock.ts";
import { startJobServer } from "../../src/jobs/job-server.ts";
import type { JobServer } from "../../src/jobs/job-server.ts";
import type { Progress } from "../../src/jobs/job.ts";
import type { AnyJob } from "../../src/jobs/registry.ts";
import { runJob } from "../../src/jobs/run-job.ts";
import { startProgram } from "../support/child-program.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { testFolder } from "../support/test-folder.ts";
import { countJob, failJob, TEST_JOBS } from "./test-jobs.ts";

let database: Database;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.prisma.org.deleteMany());

/** A server in this process that holds a folder, over the database of this file. */
async function serve(dataDir: string) {
  const folder = await lockFolder(dataDir);
  const errors: unknown[] = [];
  const config = readConfig({ PAPERROUND_DATA_DIR: dataDir }, false);
  const server = await startJobServer({
    folder,
    context: { db: database.prisma, pool: database.pool, config, clock: { now: () => new Date() } },
    jobs: TEST_JOBS,
    onError: (error) => errors.push(error),
  });
  const close = async () => {
    await server.close();
    folder.release();
  };
  onTestFinished(close);
  return { config, server, folder, errors, close };
}

/** Sends lines to whoever takes jobs for a folder, and collects the answers until it hangs up. */
async function converse(dataDir: string, ...lines: string[]): Promise<unknown[]> {
  const socket = connect(readHolder(dataDir)?.jobSocket ?? "");
  let answer = "";
  socket.setEncoding("utf8").on("data", (text: string) => (answer += text));
  socket.write(lines.map((line) => `${line}\n`).join(""));
  await once(socket, "close");
  return answer
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);
}

test("a command has the server do its job, and sees its progress", async () => {
  const { config } = await serve(testFolder());
  const progress: Progress[] = [];
  const summary = await runJob(
    countJob,
    { to: 3, pause: 5 },
    { config, onProgress: (step) => progress.push(step) },
  );
  expect(summary).toEqual({ counted: 3 });
  expect(progress).toEqual([1, 2, 3].map((done) => ({ step: "Counting", done, total: 3 })));
  expect(await database.prisma.org.count()).toBe(3);
});

test("several jobs run at once", async () => {
  const { config } = await serve(testFolder());
  const run = (to: number) => runJob(countJob, { to, pause: 5 }, { config });
  expect(await Promise.all([run(4), run(2)])).toEqual([{ counted: 4 }, { counted: 2 }]);
  expect(await database.prisma.org.count()).toBe(6);
});

describe("a job stops", () => {
  test("when its person wants it to, and the command ends after it has", async () => {
    const { config } = await serve(testFolder());
    const wish = new AbortController();
    const run = runJob(
      countJob,
      { to: 1000, pause: 5 },
      { config, signal: wish.signal, onProgress: () => wish.abort() },
    );
    await expect(run).rejects.toMatchObject({ code: "CANCELLED" });
    const counted = await database.prisma.org.count();
    expect(counted).toBeLessThan(1000);
    // It has stopped, not only been left alone.
    await runJob(countJob, { to: 2, pause: 20 }, { config });
    expect(await database.prisma.org.count()).toBe(counted + 2);
  });

  test("when its command is killed", async () => {
    const dataDir = testFolder();
    const { promise: aborted, resolve } = Promise.withResolvers<void>();
    const { server } = await serveJob(dataDir, {
      name: countJob.name,
      parseArgs: (input) => input,
      async run(context, _, report) {
        report({ step: "Begun", done: 0, total: null });
        await new Promise<void>((stop) => context.signal.addEventListener("abort", () => stop()));
        resolve();
        context.signal.throwIfAborted();
      },
    });
    const command = startProgram(new URL("./run-count.ts", import.meta.url), [dataDir, "1", "1"]);
    expect(await command.nextLine()).toBe("Begun 0");
    await command.kill();
    await aborted;
    await server.close();
  });

  test("when the server shuts down, which waits for it", async () => {
    const { config, close } = await serve(testFolder());
    const { promise: begun, resolve } = Promise.withResolvers<void>();
    const run = runJob(countJob, { to: 1000, pause: 5 }, { config, onProgress: () => resolve() });
    const outcome = run.catch((error: unknown) => error);
    await begun;
    await close();
    const counted = await database.prisma.org.count();
    expect(await outcome).toMatchObject({
      code: "SERVER_CLOSING",
      message: expect.stringContaining("run the command again"),
    });
    expect(await database.prisma.org.count()).toBe(counted);
  });
});

async function serveJob(dataDir: string, job: AnyJob): Promise<{ server: JobServer }> {
  const folder = await lockFolder(dataDir);
  onTestFinished(() => folder.release());
  const config = readConfig({ PAPERROUND_DATA_DIR: dataDir }, false);
  const server = await startJobServer({
    folder,
    context: { db: database.prisma, pool: database.pool, config, clock: { now: () => new Date() } },
    jobs: [job],
  });
  return { server };
}

describe("the command is told, in a sentence,", () => {
  test("what a person can mend", async () => {
    const { config, errors } = await serve(testFolder());
    await expect(runJob(failJob, { expected: true }, { config })).rejects.toMatchObject({
      code: "NO_SUCH_FILE",
      message: "There is no such file. Name another.",
    });
    expect(errors).toEqual([]);
  });

  test("that something unexpected is in the server's log, not what", async () => {
    const { config, errors } = await serve(testFolder());
    await expect(runJob(failJob, { expected: false }, { config })).rejects.toMatchObject({
      code: "JOB_FAILED",
      message: expect.not.stringContaining("the inner workings"),
    });
    expect(errors).toEqual([new Error("the inner workings")]);
  });

  test("that the server knows no such job", async () => {
    const { config } = await serve(testFolder());
    await expect(
      runJob({ ...countJob, name: "count-backwards" }, { to: 1, pause: 1 }, { config }),
    ).rejects.toMatchObject({
      code: "UNKNOWN_JOB",
      message: expect.stringContaining('no job "count-backwards"'),
    });
  });

  test("that the arguments are none", async () => {
    const { config } = await serve(testFolder());
    await expect(runJob(countJob, { to: -1, pause: 1 }, { config })).rejects.toMatchObject({
      code: "INVALID_ARGUMENTS",
      message: expect.stringContaining("at to"),
    });
  });

  test("that the server is of another version, whatever else that one says", async () => {
    const dataDir = testFolder();
    await serve(dataDir);
    expect(await converse(dataDir, '{"version":2,"task":"count"}')).toEqual([
      {
        type: "failed",
        code: "OTHER_VERSION",
        message: expect.stringMatching(/by protocol 1, not 2\)\. Restart it/u),
      },
    ]);
  });

  test.each(["nonsense", "{}", "[]", "null", '{"version":1}'])(
    "what is wrong with %s",
    async (line) => {
      const dataDir = testFolder();
      const { errors } = await serve(dataDir);
      expect(await converse(dataDir, line)).toEqual([
        { type: "failed", code: "INVALID_ARGUMENTS", message: expect.any(String) },
      ]);
      expect(errors).toEqual([]);
    },
  );
});

test("a server that hangs up before it begins is asked again", async () => {
  const dataDir = testFolder();
  const { config, folder } = await serve(dataDir);
  const dying = createServer((socket) => {
    // Others are answered by the one that lives.
    folder.announceJobSocket(address);
    socket.destroy();
  });
  const address = readHolder(dataDir)?.jobSocket ?? null;
  const dyingAddress = join(testFolder(), "dying.sock");
  dying.listen(dyingAddress);
  onTestFinished(() => void dying.close());
  await once(dying, "listening");
  folder.announceJobSocket(dyingAddress);
  expect(await runJob(countJob, { to: 1, pause: 1 }, { config })).toEqual({ counted: 1 });
  expect(await database.prisma.org.count()).toBe(1);
});

test("a line without an end is not kept in memory for ever", async () => {
  const dataDir = testFolder();
  await serve(dataDir);
  const socket = connect(readHolder(dataDir)?.jobSocket ?? "");
  socket.on("error", () => {});
  socket.write("x".repeat(2_000_000));
  await new Promise((resolve) => socket.once("close", resolve));
  expect(socket.destroyed).toBe(true);
});

test("only the owner can open the socket", async () => {
  const dataDir = testFolder();
  await serve(dataDir);
  const address = readHolder(dataDir)?.jobSocket;
  expect(address).toBe(join(dataDir, "jobs.sock"));
  expect(statSync(address ?? "").mode & 0o777).toBe(0o600);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
});
