import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createSessionTokens } from "../../src/auth/session-token.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { addPapers, addPerson, arxivId } from "../papers/made-up-papers.ts";
import { askServer, startServer } from "../support/server-process.ts";
import type { ServerProcess } from "../support/server-process.ts";
import { createDataFolder } from "../support/data-folder.ts";
import type { DataFolder } from "../support/data-folder.ts";
import { createServerDatabase, TEST_DATABASE_URL } from "../support/test-database-server.ts";
import type { ServerDatabase } from "../support/test-database-server.ts";

// Clients that go away in the middle of a statement. PostgreSQL itself would go on for nobody; the embedded database
// answers one statement at a time, inside the server, and nothing can reach it meanwhile.

if (TEST_DATABASE_URL === undefined)
  console.log("Skipping clients that go away: set TEST_DATABASE_URL to a PostgreSQL server.");

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const SECRET = "the secret of these tests, long enough";
/** By a list, which is one reader's own: what is read by a single name is read for several at once, and is short. */
const PAPERS = `{ papers(refs: [{ arxiv: "${arxivId(1)}" }]) { title } }`;
const VOTE = `mutation { setVote(input: { paper: { arxiv: "${arxivId(1)}" }, upvoted: true }) { __typename } }`;

describe.skipIf(TEST_DATABASE_URL === undefined)("a client that goes away", () => {
  let folder: DataFolder;
  let database: ServerDatabase;
  let server: ServerProcess;
  let admin: pg.Client;
  /** Another connection: in a transaction, what PostgreSQL tells of its activity stands still. */
  let holder: pg.Client;
  let token: string;

  beforeAll(async () => {
    folder = await createDataFolder();
    database = await createServerDatabase();
    const opened = await openDatabase({ dataDir: "", databaseUrl: database.url });
    await addPapers(opened.prisma, [1]);
    const { id } = await addPerson(opened.prisma, "voter");
    const session = { id: "s", token: "secret-of-a-session", userId: id };
    await opened.prisma.session.create({
      data: { ...session, expiresAt: new Date(Date.now() + 86_400_000) },
    });
    await opened.close();
    token = createSessionTokens(SECRET).issue(session.token);
    server = await startServer({
      PAPERROUND_DATA_DIR: folder.path,
      DATABASE_URL: database.url,
      AUTH_SECRET: SECRET,
      // It reads the papers, too, and would be counted among those that wait.
      SEARCH_INDEX: "off",
    });
    admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    holder = new pg.Client({ connectionString: database.url });
    await holder.connect();
    // What comes by itself would wait as well, and go away with nobody.
    await admin.query("DELETE FROM pgboss.schedule");
    const undone = "SELECT FROM pgboss.job WHERE state < 'completed'";
    await vi.waitFor(async () => expect((await admin.query(undone)).rowCount).toBe(0), 60_000);
  });

  afterAll(async () => {
    await server.end("SIGTERM");
    await admin.end();
    await holder.end();
    await database.drop();
    await folder.remove();
  });

  /** How many of the server's statements wait for a lock. */
  async function waiting(): Promise<number> {
    const { rows } = await admin.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'paperround' AND wait_event_type = 'Lock'`,
    );
    return rows[0]?.count ?? 0;
  }

  /** Sends operations that wait for the papers, and goes away once all of them do. */
  async function askAndLeave(query: string, times: number): Promise<void> {
    const leaving = new AbortController();
    const asked = Array.from({ length: times }, () =>
      fetch(`${server.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ query }),
        signal: leaving.signal,
      }).catch((error: unknown) => error),
    );
    await vi.waitFor(async () => expect(await waiting()).toBe(times), { timeout: 60_000 });
    leaving.abort();
    await Promise.all(asked);
  }

  test("takes its query along, even when no connection is free", async () => {
    await holder.query("BEGIN; LOCK TABLE papers IN ACCESS EXCLUSIVE MODE");
    await askAndLeave(PAPERS, 10);
    await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 60_000 });
    await holder.query("COMMIT");
  });

  test("which costs nobody else an answer, and is no error in the log", async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => askServer(server.url, PAPERS, {}, token)),
    );
    for (const { data } of answers) expect(data.papers[0].title).toEqual(expect.any(String));
    expect(server.output()).not.toMatch(/"level":\s*(50|"error")/);
  });

  test("leaves its mutation to be done", async () => {
    await holder.query("BEGIN; LOCK TABLE papers IN ACCESS EXCLUSIVE MODE");
    await askAndLeave(VOTE, 1);
    await holder.query("COMMIT");
    await vi.waitFor(
      async () => {
        const { rows } = await admin.query("SELECT FROM votes");
        expect(rows).toHaveLength(1);
      },
      { timeout: 60_000 },
    );
  });
});
