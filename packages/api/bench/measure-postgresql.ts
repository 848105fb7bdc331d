import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { prepareOnServer } from "./bench-database.ts";
import type { Corpus } from "./bench-database.ts";
import { collectAnswers, requireSameAnswers } from "./compare-answers.ts";
import type { Cores } from "./cores.ts";
import type { LoadGenerator } from "./load-generator.ts";
import type { Effort, Measured } from "./measure.ts";
import { measure, unmeasured } from "./measure.ts";
import { chooseQuestions } from "./operations.ts";
import { installPeers, peers, prepareForPeers } from "./peers.ts";
import { findPostgresql } from "./postgresql-server.ts";
import { endProgress, report } from "./progress.ts";
import { compare } from "./results.ts";
import type { Results } from "./results.ts";
import type { Subject } from "./subjects.ts";
import { baseline, indexed, paperround, publishedBits } from "./subjects.ts";
import { signInEverybody } from "./sessions.ts";

/** What both kinds of database are measured with. */
export interface BenchSetup {
  corpus: Corpus;
  effort: Effort;
  cores: Cores;
  send: LoadGenerator;
  /** Called at the end, in reverse, however it ends. */
  atEnd: (close: () => Promise<void>) => void;
  /** For people. */
  say: (line: string) => void;
}

/** How many requests of each kind are compared before anything is measured. */
export const COMPARED = 60;

/** Where, and against whom besides the baseline. */
export interface PostgresqlSetup {
  databaseUrl: string | undefined;
  withPeers: boolean;
}

/** Measures the product, the baseline and the peers side by side on a PostgreSQL server. */
export async function measurePostgresql(
  setup: BenchSetup,
  { databaseUrl, withPeers }: PostgresqlSetup,
): Promise<Results> {
  const { corpus, effort, cores, send, atEnd, say } = setup;
  if (withPeers) await installPeers();
  const server = await findPostgresql(databaseUrl);
  atEnd(() => server.close());
  const url = await prepareOnServer(server, corpus);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  atEnd(() => client.end());
  const dataDir = await mkdtemp(join(tmpdir(), "paperround-bench-"));
  atEnd(() => rm(dataDir, { recursive: true, force: true }));
  const start = async (subject: Subject): Promise<Measured> => {
    const process = await subject.start(cores.server);
    atEnd(() => process.stop());
    return unmeasured(subject, process);
  };
  const ours = await start(
    paperround({ databaseUrl: url }, await signInEverybody(client), dataDir),
  );
  report("Waiting for the index");
  await indexed(ours.process);
  const bits = await publishedBits(ours.process);
  const questions = chooseQuestions(corpus.papers, bits);
  const theirs = await start(baseline({ databaseUrl: url }, bits));
  const others: Measured[] = [];
  if (withPeers) {
    await prepareForPeers(client);
    for (const peer of peers(url, bits)) others.push(await start(peer));
  }

  for (const operation of effort.operations) {
    report(`Comparing the answers to ${operation}`);
    const compared = questions[operation].slice(0, COMPARED);
    const mine = await collectAnswers(ours.subject, ours.process.url, compared);
    // Nobody writes statements by hand for selections that nobody prepared.
    for (const other of operation === "unprepared" ? others : [theirs, ...others]) {
      const answers = await collectAnswers(other.subject, other.process.url, compared);
      requireSameAnswers(compared, mine, answers, other.subject.name);
    }
  }

  let moved = 0;
  const moveDatabase = async (): Promise<void> => {
    if (!server.isLocal) return;
    const { rows } = await client.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE datname = current_database()",
    );
    moved = await cores.moveAway(rows.map(({ pid }) => pid));
  };
  const all = [ours, theirs, ...others];
  await measure("Measuring on PostgreSQL", all, questions, send, effort, moveDatabase);
  endProgress();
  const database = moved > 0 ? "its processes on the load's cores" : "its processes not pinned";
  say(`${server.description}, ${database}; ${cores.description}.`);
  return compare(ours, theirs, others);
}
