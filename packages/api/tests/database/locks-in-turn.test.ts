import type { Db } from "@paperround/schema/context";
import { removeFromList } from "@paperround/schema/lists/remove-from-list";
import { saveToList } from "@paperround/schema/lists/save-to-list";
import { setVote } from "@paperround/schema/votes/set-vote";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { addPapers, addPerson, arxivId } from "../papers/made-up-papers.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { TEST_DATABASE_URL } from "../support/test-database-server.ts";

// Two who wait for one row, which somebody writes and somebody else holds against its deletion. The first of them gets
// the row as it is now, and must not go back to what it was: the second holds that, and waits for the first. The
// embedded database has one connection, on which nobody waits.

vi.setConfig({ testTimeout: 60_000 });

if (TEST_DATABASE_URL === undefined)
  console.log("Skipped: who waits for a row with others (TEST_DATABASE_URL is not set).");

describe.skipIf(TEST_DATABASE_URL === undefined)("who waits for a row with others", () => {
  let database: Database;

  beforeAll(async () => {
    database = await createTestDatabase();
    await addPapers(database.prisma, [1]);
  });

  afterAll(() => database.close());

  /** Runs both while a row is written and held, one behind the other, and lets them go. */
  async function runBehind(
    {
      held,
      written,
    }: { held: (tx: Db) => Promise<unknown>; written: (tx: Db) => Promise<unknown> },
    both: readonly (() => Promise<unknown>)[],
  ) {
    const holder = openedTransaction(held);
    await holder.begun;
    const writer = openedTransaction(written);
    await writer.begun;
    const running: Promise<unknown>[] = [];
    for (const run of both) {
      running.push(run());
      await vi.waitFor(async () => expect(await waiting()).toBe(running.length), {
        timeout: 20_000,
      });
    }
    await writer.end();
    const outcomes = await Promise.allSettled(running);
    await holder.end();
    return outcomes.map((outcome) => (outcome.status === "rejected" ? outcome.reason : "done"));
  }

  /** A transaction that stays open until it is told to end. */
  function openedTransaction(work: (tx: Db) => Promise<unknown>) {
    const begun = Promise.withResolvers<void>();
    const ending = Promise.withResolvers<void>();
    const done = database.prisma.$transaction(
      async (tx) => {
        await work(tx);
        begun.resolve();
        await ending.promise;
      },
      { timeout: 50_000 },
    );
    done.catch(begun.reject);
    return {
      begun: begun.promise,
      end: () => {
        ending.resolve();
        return done;
      },
    };
  }

  async function waiting(): Promise<number> {
    const [row] = await database.prisma.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return row?.count ?? 0;
  }

  test("votes", async () => {
    const { prisma } = database;
    const [first, second] = [await addPerson(prisma, "votes"), await addPerson(prisma, "unvotes")];
    const paper = { arxiv: arxivId(1) };
    const outcomes = await runBehind(
      {
        held: (tx) => tx.$queryRaw`SELECT id FROM papers FOR KEY SHARE`,
        written: (tx) =>
          tx.$executeRaw`UPDATE papers SET source_upvote_count = source_upvote_count + 1`,
      },
      [() => setVote(prisma, first, paper, true), () => setVote(prisma, second, paper, false)],
    );
    expect(outcomes).toEqual(["done", "done"]);
    expect(await prisma.paper.findFirst({ select: { upvoteCount: true } })).toEqual({
      upvoteCount: 1,
    });
  });

  test("takes a paper from a list", async () => {
    const { prisma } = database;
    const owner = await addPerson(prisma, "keeps-lists");
    const paper = { arxiv: arxivId(1) };
    await saveToList(prisma, owner, { paper });
    const outcomes = await runBehind(
      {
        held: (tx) => tx.$queryRaw`SELECT id FROM lists WHERE owner_id = ${owner.id} FOR KEY SHARE`,
        written: (tx) =>
          tx.$executeRaw`UPDATE lists SET description = 'Written' WHERE owner_id = ${owner.id}`,
      },
      [
        () => removeFromList(prisma, owner, { paper }),
        () => saveToList(prisma, owner, { paper, note: "Back again" }),
      ],
    );
    expect(outcomes).toEqual(["done", "done"]);
    const list = await prisma.list.findFirstOrThrow({
      where: { ownerId: owner.id },
      select: { itemCount: true, items: { select: { note: true } } },
    });
    expect(list).toEqual({ itemCount: 1, items: [{ note: "Back again" }] });
  });
});
