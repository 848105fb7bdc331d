import { openDatabase } from "../src/database/open-database.ts";
import { prepareEmbedded } from "./bench-database.ts";
import { collectAnswers, requireSameAnswers } from "./compare-answers.ts";
import type { BenchSetup } from "./measure-postgresql.ts";
import { COMPARED } from "./measure-postgresql.ts";
import type { Measured } from "./measure.ts";
import { measure, unmeasured } from "./measure.ts";
import { chooseQuestions } from "./operations.ts";
import type { Operation } from "./operations.ts";
import { endProgress, report } from "./progress.ts";
import { compare } from "./results.ts";
import type { Results } from "./results.ts";
import type { ServedProcess } from "./served-process.ts";
import type { Subject } from "./subjects.ts";
import { baseline, indexed, paperround, publishedBits } from "./subjects.ts";
import { signInEverybody } from "./sessions.ts";

/**
 * Measures the product and the baseline on the embedded database, which runs inside of each: so one after the other, as
 * a folder has one owner, and with the database's own time in the server's.
 */
export async function measurePglite(setup: BenchSetup): Promise<Results> {
  const { corpus, effort, cores, send, say } = setup;
  const dataDir = await prepareEmbedded(corpus);
  const database = await openDatabase({ dataDir });
  const tokens = await signInEverybody(database.pool);
  await database.close();
  const ours = paperround({ dataDir }, tokens, dataDir);
  const whileRunning = async <T>(
    subject: Subject,
    ask: (process: ServedProcess) => Promise<T>,
  ): Promise<T> => {
    const process = await subject.start(cores.server);
    try {
      return await ask(process);
    } finally {
      await process.stop();
    }
  };
  report("Comparing the answers on PGlite");
  const bits = await whileRunning(ours, publishedBits);
  const questions = chooseQuestions(corpus.papers, bits);
  const theirs = baseline({ dataDir }, bits);
  const asked = (operation: Operation) => questions[operation].slice(0, COMPARED);
  const byHand = effort.operations.filter((operation) => operation !== "unprepared");
  const answers = (subject: Subject): Promise<unknown[][]> =>
    whileRunning(subject, async ({ url }) => {
      const all: unknown[][] = [];
      for (const operation of byHand)
        all.push(await collectAnswers(subject, url, asked(operation)));
      return all;
    });
  const [mine, other] = [await answers(ours), await answers(theirs)];
  for (const [index, operation] of byHand.entries())
    requireSameAnswers(asked(operation), mine[index] ?? [], other[index] ?? [], theirs.name);

  const measured: Measured[] = [];
  for (const subject of [ours, theirs]) {
    await whileRunning(subject, async (process) => {
      if (subject === ours) await indexed(process);
      const server = unmeasured(subject, process);
      await measure(`Measuring ${subject.name} on PGlite`, [server], questions, send, effort);
      measured.push(server);
    });
  }
  endProgress();
  const [first, second] = measured;
  if (!first || !second) throw new Error("Both were measured.");
  say(`PGlite, in the server's own process; ${cores.description}.`);
  return compare(first, second, []);
}
