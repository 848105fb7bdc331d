import { afterEach, beforeEach, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import { digestJob } from "../../src/digests/digest-job.ts";
import type { DigestJobArgs } from "../../src/digests/digest-job.ts";
import { digestStatisticsJob } from "../../src/digests/statistics-job.ts";
import type { Progress } from "../../src/jobs/job.ts";
import { addPapers, range } from "../papers/made-up-papers.ts";
import type { DigestWorld } from "./digest-world.ts";
import { addReader, createDigestWorld } from "./digest-world.ts";

let world: DigestWorld;
let progress: Progress[];
beforeEach(async () => {
  world = await createDigestWorld();
  progress = [];
  await addPapers(world.db, range(1, 3), { day: "2026-11-24T05:00:00Z" });
  await addReader(world, "ada");
  await addReader(world, "bo", { keywords: ["absent"] });
});
afterEach(() => world.close());

function context(environment: Record<string, string> = {}) {
  return {
    db: world.db,
    pool: world.server.database.pool,
    clock: world.parts.clock,
    signal: new AbortController().signal,
    config: readConfig(
      {
        PAPERROUND_DATA_DIR: world.server.dataDir,
        SMTP_URL: world.mailServer.url,
        LOG_LEVEL: "silent",
        ...environment,
      },
      false,
    ),
  };
}

function run(args: DigestJobArgs, environment?: Record<string, string>) {
  return digestJob.run(context(environment), digestJob.parseArgs(args), (step) =>
    progress.push(step),
  );
}

test("a preview shows what a reader would get, and sends nothing", async () => {
  expect(await run({ mode: "preview", email: "Ada@example.org" })).toMatchObject({
    papers: 3,
    subject: "On made-up thing 3, and 2 more",
    text: expect.stringContaining("PAPERROUND"),
  });
  expect(await run({ mode: "preview", email: "bo@example.org" })).toMatchObject({ papers: 0 });
  expect(await run({ mode: "preview", email: null })).toMatchObject({ papers: 3 });
  await expect(run({ mode: "preview", email: "cy@example.org" })).rejects.toMatchObject({
    code: "NO_SUCH_READER",
  });
  expect(world.arrived()).toEqual([]);
});

test("a dry run counts, sending sends, and statistics tell", async () => {
  expect(await run({ mode: "dry-run" })).toEqual({ mode: "dry-run", due: 2, issues: 1 });
  expect(await run({ mode: "send" })).toMatchObject({ due: 2, composed: 1, sent: 1, notSent: 0 });
  expect(progress.map(({ step }) => step)).toContain("Sending digests");
  expect(world.arrived().map(({ to }) => to)).toEqual(["ada@example.org"]);
  expect(await run({ mode: "send" })).toMatchObject({ due: 0, sent: 0 });
  const numbers = await digestStatisticsJob.run(context(), {}, () => undefined);
  expect(numbers).toMatchObject({ subscribers: 2, sent: 1, sentLately: 1, waiting: 0 });
});

test("where digests are off nothing is sent by hand, either", async () => {
  await expect(run({ mode: "send" }, { DIGESTS: "off" })).rejects.toMatchObject({
    code: "DIGESTS_OFF",
  });
});
