import type { Sql } from "@paperround/schema/context";
import { z } from "zod";
import type { Job } from "../jobs/job.ts";
import { buildFromDatabase } from "./serving/build-from-database.ts";
import { countRebuild } from "./serving/rebuilds.ts";
import { newGeneration, saveSnapshot } from "./serving/snapshot-file.ts";
import { inTurn } from "./serving/snapshot-turns.ts";

/** What came of it. */
export interface RebuildSummary {
  /** How many papers the index holds. */
  papers: number;
  seconds: number;
}

const argsSchema = z.object({});

/**
 * Makes the snapshot of the search index anew, from the database. Servers on the same data folder take it in within a
 * second; those that share the database alone make theirs anew, which they begin within seconds. All answer by the one
 * before until then. Whenever this is killed, the one before is there, whole.
 */
export const rebuildIndexJob: Job<object, RebuildSummary> = {
  name: "rebuild-index",
  parseArgs: (input) => argsSchema.parse(input),
  async run({ db, pool, config: { dataDir }, signal }, _args, report) {
    const began = performance.now();
    const sql: Sql = async (text, values) => {
      const { rows } = await pool.query<unknown[]>({ text, values: [...values], rowMode: "array" });
      return rows;
    };
    const { contents, cursor } = await buildFromDatabase(
      { prisma: db, sql },
      signal,
      (done, total) => report({ step: "Reading papers", done, total }),
    );
    report({ step: "Writing the index", done: 0, total: null });
    await inTurn(dataDir, async () => {
      // Servers on this folder wait for the turn before they make one themselves, and find this one.
      const rebuilds = await countRebuild(db);
      await saveSnapshot(dataDir, contents, { cursor, generation: newGeneration(), rebuilds });
    });
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    return { papers: contents.segment.keys.length, seconds };
  },
};
