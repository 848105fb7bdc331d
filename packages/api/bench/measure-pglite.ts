import { openDatabase } from "../src/database/open-database.ts";
import { prepareEmbedded } from "./bench-database.ts";
import { collectAnswers, requireSameAnswers } from "./compare-answers.ts";
import type { BenchSetup } from "./measure-postgresql.ts";
import { COMPARED } from "./measure-postgresql.ts";
import type { Measured } from "./measure.ts";
import { measure, unmeasured } from "./measure.ts";
import { OPERATIONS } from "./operations.ts";
import { endProgress, report } from "./progress.ts";
import { compare } from "./results.ts";
import type { Results } from "./results.ts";
import type { Subject } from "./subjects.ts";
import { baseline, paperround } from "./subjects.ts";
import { signInEverybody } from "./sessions.ts";

/**
 * Measures the product and the baseline on the embedded database, which runs inside of each: so one after the other, as
 * a folder has one owner, and with the database's own time in the server's.
 */
export async function measurePglite(setup: BenchSetup): Promise<Results> {
  const { corpus, effort, questions, cores, send, say } = setup;
  const dataDir = await prepareEmbedded(corpus);
  const database = await openDatabase({ dataDir });
  const tokens = await signInEverybody(database.pool);
  await database.close();
  const ours = paperround({ dataDir }, tokens, dataDir);
  const theirs = baseline({ dataDir });

  const answers = async (subject: Subject): Promise<unknown[][]> => {
    const process = await subject.start(cores.server);
    try {
      const all: unknown[][] = [];
      for (const operation of OPERATIONS) {
        const compared = questions[operation].slice(0, COMPARED);
        all.push(await collectAnswers(subject, process.url, compared));
      }
      return all;
    } finally {
      await process.stop();
    }
  };
  report("Comparing the answers on PGlite");
  const [mine, other] = [await answers(ours), await answers(theirs)];
  for (const [index, operation] of OPERATIONS.entries()) {
    const compared = questions[operation].slice(0, COMPARED);
    requireSameAnswers(compared, mine[index] ?? [], other[index] ?? []);
  }

  const measured: Measured[] = [];
  for (const subject of [ours, theirs]) {
    const process = await subject.start(cores.server);
    try {
      const server = unmeasured(subject, process);
      await measure(`Measuring ${subject.name} on PGlite`, [server], questions, send, effort);
      measured.push(server);
    } finally {
      await process.stop();
    }
  }
  endProgress();
  const [first, second] = measured;
  if (!first || !second) throw new Error("Both were measured.");
  say(`PGlite, in the server's own process; ${cores.description}.`);
  return compare(first, second);
}
