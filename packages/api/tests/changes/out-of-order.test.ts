import { purgeChangeLog } from "@paperround/schema/changes/purge-change-log";
import { readChangeLog } from "@paperround/schema/changes/read-change-log";
import type { PrismaClient } from "@paperround/schema/context";
import fc from "fast-check";
import type { PoolClient } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { addPapers, range } from "../papers/made-up-papers.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { settle } from "./copy.ts";

let database: Database;
let db: PrismaClient;
let rows: number[];

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.prisma;
  rows = await addPapers(db, range(1, 6));
});

afterAll(() => database.close());

const WRITERS = 3;

/** What a writer does next: begins, writes to a paper, and ends, well or not. */
type Step = { writer: number } & (
  | { does: "write"; paper: number }
  | { does: "commit" | "rollback" }
);

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constant("write" as const),
    writer: fc.nat(WRITERS - 1),
    // Each writer has papers of its own: none waits for another's lock.
    paper: fc.nat(1),
  }),
  fc.record({
    does: fc.constantFrom("commit" as const, "commit" as const, "rollback" as const),
    writer: fc.nat(WRITERS - 1),
  }),
);

/** Transactions that overlap: the order in which they end is not the one in which they wrote. */
class Writers {
  readonly committed: number[] = [];
  readonly #open = new Map<number, { client: PoolClient; wrote: number[] }>();

  async take(next: Step): Promise<void> {
    if (next.does === "write") await this.#write(next.writer, next.paper);
    else await this.#end(next.writer, next.does);
  }

  async close(): Promise<void> {
    for (const writer of this.#open.keys()) await this.#end(writer, "commit");
  }

  async #write(writer: number, paper: number): Promise<void> {
    let open = this.#open.get(writer);
    if (open === undefined) {
      open = { client: await database.pool.connect(), wrote: [] };
      this.#open.set(writer, open);
      await open.client.query("BEGIN");
    }
    const paperId = rows[writer * 2 + paper] ?? 0;
    await open.client.query(
      "UPDATE papers SET source_upvote_count = source_upvote_count + 1 WHERE id = $1",
      [paperId],
    );
    open.wrote.push(paperId);
  }

  async #end(writer: number, how: "commit" | "rollback"): Promise<void> {
    const open = this.#open.get(writer);
    if (open === undefined) return;
    this.#open.delete(writer);
    await open.client.query(how);
    open.client.release();
    if (how === "commit") this.committed.push(...open.wrote);
  }
}

const sorted = (numbers: number[]): number[] => numbers.toSorted((a, b) => a - b);

/** A step, and how many changes a reader takes at a time after it; 0 when nobody reads. */
type Moment = { step: Step; limit: number };

/** PGlite has one connection: there, a transaction ends before anything else happens. */
function oneAfterAnother(moments: Moment[]): Moment[] {
  if (database.kind === "postgresql") return moments;
  return moments.flatMap(({ step: { does, writer }, ...moment }): Moment[] =>
    does === "write"
      ? [
          { step: { does, writer, paper: 0 }, limit: 0 },
          { step: { does: "commit", writer }, ...moment },
        ]
      : [],
  );
}

describe("whatever the order in which transactions commit", () => {
  test("a reader in between gets everything once, each transaction's in its order", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ step, limit: fc.nat(3) }), { maxLength: 30 }),
        async (script) => {
          await settle(db);
          let { cursor } = await readChangeLog(db, null, 1);
          const read: number[] = [];
          const follow = async (limit: number): Promise<void> => {
            for (let more = true; more;) {
              const page = await readChangeLog(db, cursor, limit);
              expect(page.reset).toBe(false);
              read.push(...page.changes.map(({ paperId }) => paperId));
              cursor = page.cursor;
              more = page.hasMore;
            }
          };
          const writers = new Writers();
          for (const moment of oneAfterAnother(script)) {
            await writers.take(moment.step);
            if (moment.limit > 0) await follow(moment.limit);
          }
          await writers.close();
          await settle(db);
          await follow(2);
          expect(sorted(read)).toEqual(sorted(writers.committed));
        },
      ),
      { numRuns: 40 },
    );
  });

  test("what began earlier and commits later is waited for, and nobody is told that nothing is there", async (context) => {
    if (database.kind === "pglite") {
      console.log("Skipped on PGlite: it has one connection, so no two transactions run at once.");
      context.skip();
    }
    await settle(db);
    const { cursor } = await readChangeLog(db, null, 1);
    const writers = new Writers();
    await writers.take({ does: "write", writer: 0, paper: 0 });
    await writers.take({ does: "write", writer: 1, paper: 0 });
    await writers.take({ does: "commit", writer: 1 });
    expect(await readChangeLog(db, cursor, 10)).toMatchObject({ changes: [], held: true, cursor });
    // Nor may it be purged, however old it says it is.
    await db.$executeRaw`UPDATE change_log SET changed_at = '2026-01-01'`;
    await purgeChangeLog(db, new Date("2026-01-02"));
    await writers.close();
    await settle(db);
    const { changes, held } = await readChangeLog(db, cursor, 10);
    expect(changes.map(({ paperId }) => paperId)).toEqual([rows[0], rows[2]]);
    expect(held).toBe(false);
  });
});
