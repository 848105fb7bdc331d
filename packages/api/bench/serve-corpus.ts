import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareEmbedded, prepareOnServer } from "./bench-database.ts";
import { findPostgresql } from "./postgresql-server.ts";
import { endProgress } from "./progress.ts";
import type { ServedProcess } from "./served-process.ts";
import type { Place } from "./subjects.ts";
import { paperround } from "./subjects.ts";

/** How many generated papers are served, and from where. */
export interface ServedCorpus {
  papers: number;
  /** A PostgreSQL server; absent: the embedded database. */
  databaseUrl?: string | undefined;
}

/**
 * Serves generated papers while something asks for them, and clears away whatever became of that.
 * @param signIn who asks signed in, by the tokens of their sessions: before the server has the database
 */
export async function serveCorpus(
  { papers, databaseUrl }: ServedCorpus,
  ask: (server: ServedProcess, tokens: readonly string[]) => Promise<void>,
  signIn: (place: Place) => Promise<string[]> = () => Promise.resolve([]),
): Promise<void> {
  const corpus = { papers, fresh: false };
  const dataDir = databaseUrl
    ? await mkdtemp(join(tmpdir(), "paperround-bench-"))
    : await prepareEmbedded(corpus);
  const database = databaseUrl ? await findPostgresql(databaseUrl) : null;
  let server: ServedProcess | null = null;
  try {
    const place: Place = database
      ? { databaseUrl: await prepareOnServer(database, corpus) }
      : { dataDir };
    const tokens = await signIn(place);
    server = await paperround(place, tokens, dataDir).start([]);
    await ask(server, tokens);
  } finally {
    endProgress();
    await server?.stop();
    await database?.close();
    if (databaseUrl) await rm(dataDir, { recursive: true });
  }
}
