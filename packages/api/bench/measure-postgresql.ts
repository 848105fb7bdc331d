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
import { OPERATIONS } from "./operations.ts";
import type { Questions } from "./operations.ts";
import { findPostgresql } from "./postgresql-server.ts";
import { endProgress, report } from "./progress.ts";
import { compare } from "./results.ts";
import type { Results } from "./results.ts";
import type { Subject } from "./subjects.ts";
import { baseline, paperround } from "./subjects.ts";
import { signInEverybody } from "./sessions.ts";

/** What both kinds of database are measured with. */
export interface BenchSetup {
  corpus: Corpus;
  effort: Effort;
  questions: Questions;
  cores: Cores;
  send: LoadGenerator;
  /** Called at the end, in reverse, however it ends. */
  atEnd: (close: () => Promise<void>) => void;
  /** For people. */
  say: (line: string) => void;
}

/** How many requests of each kind are compared before anything is measured. */
export const COMPARED = 60;

/** Measures the product and the baseline side by side on a PostgreSQL server. */
export async function measurePostgresql(
  setup: BenchSetup,
  databaseUrl: string | undefined,
): Promise<Results> {
  const { corpus, effort, questions, cores, send, atEnd, say } = setup;
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
  const theirs = await start(baseline({ databaseUrl: url }));

  for (const operation of OPERATIONS) {
    report(`Comparing the answers to ${operation}`);
    const compared = questions[operation].slice(0, COMPARED);
    const [mine, other] = await Promise.all(
      [ours, theirs].map(({ subject, process }) => collectAnswers(subject, process.url, compared)),
    );
    requireSameAnswers(compared, mine ?? [], other ?? []);
  }

  let moved = 0;
  const moveDatabase = async (): Promise<void> => {
    if (!server.isLocal) return;
    const { rows } = await client.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE datname = current_database()",
    );
    moved = await cores.moveAway(rows.map(({ pid }) => pid));
  };
  await measure("Measuring on PostgreSQL", [ours, theirs], questions, send, effort, moveDatabase);
  endProgress();
  const database = moved > 0 ? "its processes on the load's cores" : "its processes not pinned";
  say(`${server.description}, ${database}; ${cores.description}.`);
  return compare(ours, theirs);
}
