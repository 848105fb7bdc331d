import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createSessionTokens } from "../../src/auth/session-token.ts";
import type { Database } from "../../src/database/database.ts";
import { addBundledPapers } from "../support/bundled-papers.ts";
import { createDataFolder } from "../support/data-folder.ts";
import type { DataFolder } from "../support/data-folder.ts";
import { withDatabaseOf } from "../support/open-data-folder.ts";
import { askServer, startServer } from "../support/server-process.ts";

// The server is killed in the middle of 1,000 votes from 32 clients. Whatever it had acknowledged is there after the
// next start, nothing is there twice, and every counter says what its rows say.

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const CLIENTS = 32;
const VOTES = 1_000;
/** Acknowledgements after which the server is killed: the middle, wherever the machine's speed puts it. */
const KILL_AFTER = 400;
const SECRET = "the secret of the crash test, long enough";

const VOTE = `mutation ($arxiv: String!, $upvoted: Boolean!) {
  setVote(input: { paper: { arxiv: $arxiv }, upvoted: $upvoted }) {
    __typename
    ... on SetVoteSuccess { paper { upvoteCount viewerHasUpvoted } }
  }
}`;

interface Person {
  id: string;
  token: string;
}

/** One vote that somebody wants. */
interface Wish {
  arxiv: string;
  upvoted: boolean;
}

/** What a client knows of a paper: what was acknowledged last, and what was sent after that without an answer. */
interface Known {
  acknowledged: boolean | undefined;
  unanswered: boolean | undefined;
}

let folder: DataFolder;
let settings: Record<string, string>;
let people: Person[];
let papers: string[];
const known = new Map<string, Known>();

beforeAll(async () => {
  folder = await createDataFolder();
  settings = { ...folder.settings, AUTH_SECRET: SECRET, LOG_LEVEL: "warn" };
  await withDatabaseOf(folder, async (database) => {
    await addBundledPapers(database.prisma);
    const ids = await database.prisma.paperId.findMany({ where: { scheme: "ARXIV" } });
    papers = ids.map(({ value }) => value).sort();
    people = await makePeople(database);
  });
});
afterAll(() => folder.remove());

async function makePeople({ prisma }: Database): Promise<Person[]> {
  const tokens = createSessionTokens(SECRET);
  const made = Array.from({ length: CLIENTS }, (_, n) => ({
    id: `voter-${n}`,
    secret: `session-secret-of-voter-${n}`.padEnd(32, "x"),
  }));
  await prisma.user.createMany({
    data: made.map(({ id }) => ({ id, name: id, handle: id, email: `${id}@example.org` })),
  });
  await prisma.session.createMany({
    data: made.map(({ id, secret }) => ({
      id,
      token: secret,
      userId: id,
      expiresAt: new Date(Date.now() + 90 * 24 * 60 * 60 * 1000),
    })),
  });
  return made.map(({ id, secret }) => ({ id, token: tokens.issue(secret) }));
}

/** The wishes of one client: a vote on one paper after the other, every fourth of them taken back later. */
function wishesOf(client: number): Wish[] {
  const count = Math.floor(VOTES / CLIENTS) + (client < VOTES % CLIENTS ? 1 : 0);
  const wishes: Wish[] = [];
  for (let step = 0; wishes.length < count; step++) {
    const arxiv = papers[(client + step) % papers.length] ?? "";
    wishes.push({ arxiv, upvoted: true });
    if (step % 4 === 3 && wishes.length < count) {
      const former = papers[(client + step - 2) % papers.length] ?? "";
      wishes.push({ arxiv: former, upvoted: false });
    }
  }
  return wishes;
}

/** Votes one wish after the other until all are acknowledged or the server is gone. */
async function vote(
  url: string,
  client: number,
  wishes: Wish[],
  onAcknowledged: () => void,
): Promise<void> {
  for (const { arxiv, upvoted } of wishes) {
    const key = `${client} ${arxiv}`;
    const state = known.get(key) ?? { acknowledged: undefined, unanswered: undefined };
    known.set(key, state);
    state.unanswered = upvoted;
    const answer = await askServer(url, VOTE, { arxiv, upvoted }, people[client]?.token).catch(
      () => null,
    );
    if (answer === null) return;
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    expect(answer.data.setVote).toMatchObject({ paper: { viewerHasUpvoted: upvoted } });
    state.acknowledged = upvoted;
    state.unanswered = undefined;
    onAcknowledged();
  }
}

/** What must be true of the rows, whenever. */
async function checkRows(): Promise<Set<string>> {
  return withDatabaseOf(folder, async ({ pool }) => {
    const votes = await pool.query<{ user_id: string; arxiv: string }>(
      `SELECT v.user_id, i.value AS arxiv FROM votes v
         JOIN paper_ids i ON i.paper_id = v.paper_id AND i.scheme = 'ARXIV'`,
    );
    const pairs = votes.rows.map(
      ({ user_id, arxiv }) => `${user_id.slice("voter-".length)} ${arxiv}`,
    );
    expect(new Set(pairs).size).toBe(pairs.length);
    const wrong = await pool.query(
      `SELECT p.id, p.upvote_count, count(v.user_id)::int AS rows FROM papers p
         LEFT JOIN votes v ON v.paper_id = p.id GROUP BY p.id
        HAVING p.upvote_count <> count(v.user_id)`,
    );
    expect(wrong.rows).toEqual([]);
    return new Set(pairs);
  });
}

describe("kill -9 in the middle of 1,000 votes from 32 clients", () => {
  test("loses nothing that was acknowledged, and keeps every counter right", async () => {
    const server = await startServer(settings);
    let acknowledged = 0;
    await Promise.all(
      people.map((_, client) =>
        vote(server.url, client, wishesOf(client), () => {
          acknowledged++;
          if (acknowledged === KILL_AFTER) server.child.kill("SIGKILL");
        }),
      ),
    );
    expect(await server.ended).toEqual([null, "SIGKILL"]);
    expect(acknowledged).toBeGreaterThanOrEqual(KILL_AFTER);
    expect(acknowledged).toBeLessThan(VOTES);

    const rows = await checkRows();
    for (const [key, state] of known) {
      // What was sent and not answered may have happened or not; nothing else may have.
      const possible = [
        state.acknowledged ?? false,
        state.unanswered ?? state.acknowledged ?? false,
      ];
      expect({ key, there: possible.includes(rows.has(key)) }).toEqual({ key, there: true });
    }
    for (const pair of rows) expect(known.has(pair)).toBe(true);
  });

  test("and everybody can go on: all that is sent again ends as it was wished", async () => {
    const server = await startServer(settings);
    await Promise.all(
      people.map((_, client) => vote(server.url, client, wishesOf(client), () => {})),
    );
    const { data } = await askServer(
      server.url,
      `query ($refs: [PaperRef!]!) { papers(refs: $refs) { upvoteCount } }`,
      { refs: papers.map((arxiv) => ({ arxiv })) },
    );
    expect(await server.end("SIGTERM")).toEqual([0, null]);

    const rows = await checkRows();
    const wished = new Map<string, boolean>();
    for (const [client] of people.entries())
      for (const { arxiv, upvoted } of wishesOf(client)) wished.set(`${client} ${arxiv}`, upvoted);
    const expected = [...wished].filter(([, upvoted]) => upvoted).map(([key]) => key);
    expect([...rows].sort()).toEqual(expected.sort());
    const told = (data.papers as { upvoteCount: number }[]).map(({ upvoteCount }) => upvoteCount);
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(expected.length);
  });
});
