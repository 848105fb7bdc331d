import { tellWebhooks } from "@paperround/schema/webhooks/tell-webhooks";
import { setVote } from "@paperround/schema/votes/set-vote";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { settle } from "../changes/copy.ts";
import { addPapers, addPerson, arxivId, range } from "../papers/made-up-papers.ts";
import { startProgram } from "../support/child-program.ts";
import type { ChildProgram } from "../support/child-program.ts";
import { createDataFolder } from "../support/data-folder.ts";
import type { DataFolder } from "../support/data-folder.ts";
import { withDatabaseOf } from "../support/open-data-folder.ts";
import { TEST_DATABASE_URL } from "../support/test-database-server.ts";

// Processes of their own, which are killed as a crash would.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const PROGRAM = new URL("tell-in-process.ts", import.meta.url);

let home: DataFolder;
beforeEach(async () => {
  home = await createDataFolder();
});
afterEach(() => home.remove());

/** Two webhooks that are told of each paper's second vote, and some papers with one. */
async function prepare({ prisma: db }: Database, papers: number): Promise<void> {
  const owner = await addPerson(db, "owner");
  await addPapers(db, range(1, papers));
  for (const name of ["one", "two"])
    await db.webhook.create({
      data: {
        ownerId: owner.id,
        name,
        url: "https://receiver.example/",
        events: ["VOTE_THRESHOLD"],
        votes: 2,
        secret: "",
      },
    });
  // Begins with the log as it is now.
  await settle(db);
  const jobs = { send: () => Promise.resolve(true) };
  await tellWebhooks({ db, clock: { now: () => new Date() }, jobs });
}

async function vote({ prisma: db }: Database, papers: number): Promise<void> {
  for (const name of ["ada", "bo", "cy"]) {
    const person = await addPerson(db, name);
    for (const number of range(1, papers))
      await setVote(db, person, { arxiv: arxivId(number) }, true);
  }
}

async function told({ prisma: db }: Database): Promise<string[]> {
  const rows = await db.webhookDelivery.findMany({ select: { webhookId: true, paperId: true } });
  return rows.map(({ webhookId, paperId }) => `${webhookId}/${paperId}`).sort();
}

const start = (manner: "hang" | "work"): ChildProgram =>
  startProgram(PROGRAM, [manner], { ...home.settings });

test("a process that is killed between reading and queueing has told nothing, and the next tells all of it once", async () => {
  await withDatabaseOf(home, async (database) => {
    await prepare(database, 2);
    await vote(database, 2);
    await settle(database.prisma);
  });
  const first = start("hang");
  expect([await first.nextLine(), await first.nextLine()]).toEqual(["begun", "telling"]);
  await first.kill();
  await withDatabaseOf(home, async (database) => {
    expect(await told(database)).toEqual([]);
    await settle(database.prisma);
    const queued: number[] = [];
    const jobs = {
      send: (_tx: unknown, _queue: unknown, data: object) => {
        queued.push((data as { deliveryId: number }).deliveryId);
        return Promise.resolve(true);
      },
    };
    const ports = { db: database.prisma, clock: { now: () => new Date() }, jobs };
    for (let more = true; more;) more = (await tellWebhooks(ports)).hasMore;
    const all = await told(database);
    expect(all).toHaveLength(4);
    expect(new Set(all).size).toBe(4);
    expect(queued).toHaveLength(4);
  });
});

describe.skipIf(TEST_DATABASE_URL === undefined)(
  "several processes on one PostgreSQL (by TEST_DATABASE_URL)",
  () => {
    test("tell each event once, though one of them is killed in the middle", async () => {
      const papers = 12;
      await withDatabaseOf(home, async (database) => {
        await prepare(database, papers);
        const doomed = start("hang");
        expect(await doomed.nextLine()).toBe("begun");
        const voting = vote(database, papers);
        expect(await doomed.nextLine()).toBe("telling");
        // It holds the turn, and the others wait for it, when it is killed.
        const programs = [start("work"), start("work")];
        for (const program of programs) expect(await program.nextLine()).toBe("begun");
        await doomed.kill();
        await voting;
        await vi.waitUntil(async () => (await told(database)).length >= 2 * papers, {
          timeout: 60_000,
          interval: 100,
        });
        await Promise.all(programs.map((program) => program.kill()));
        const all = await told(database);
        expect(all).toHaveLength(2 * papers);
        expect(new Set(all).size).toBe(2 * papers);
      });
    });
  },
);
