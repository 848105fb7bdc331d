import type { PrismaClient } from "@paperround/schema/client";
import { createSessionTokens } from "../../src/auth/session-token.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { settle } from "../changes/copy.ts";
import { addPapers, addPerson, arxivId, range } from "../papers/made-up-papers.ts";
import { createDataFolder } from "../support/data-folder.ts";
import { askServer, startServer } from "../support/server-process.ts";
import type { ServerProcess } from "../support/server-process.ts";
import type { Subscribed } from "./subscribe.ts";
import { readEvents } from "./subscribe.ts";

const SECRET = "the secret of two processes, long enough";
const PAPER_CHANGED = `subscription ($papers: [PaperRef!]!) {
  paperChanged(papers: $papers) { paper { upvoteCount viewerHasUpvoted } }
}`;
const VOTE = `mutation ($paper: PaperRef!, $upvoted: Boolean!) {
  setVote(input: { paper: $paper, upvoted: $upvoted }) { __typename }
}`;

/** Two server processes of one instance, on one PostgreSQL, and somebody who is signed in. */
export interface TwoServers {
  one: ServerProcess;
  other: ServerProcess;
  token: string;
  /** To the paper of this number, 1 or 2. */
  readonly subscribe: (at: ServerProcess, number?: number) => Promise<Subscribed>;
  readonly vote: (at: ServerProcess, upvoted: boolean, number?: number) => Promise<unknown>;
  close(): Promise<void>;
}

/** Starts them. @param prepare what else the database needs beforehand */
export async function startTwoServers(
  settings: Record<string, string> = {},
  prepare: (db: PrismaClient) => Promise<unknown> = () => Promise.resolve(),
): Promise<TwoServers> {
  const folder = await createDataFolder();
  const database = await openDatabase({
    dataDir: folder.path,
    databaseUrl: folder.settings["DATABASE_URL"],
  });
  await addPapers(database.prisma, range(1, 2));
  const person = await addPerson(database.prisma, "voter");
  const secret = "a-session-of-the-two-processes";
  const expiresAt = new Date(Date.now() + 3_600_000);
  await database.prisma.session.create({
    data: { id: "s", userId: person.id, token: secret, expiresAt },
  });
  await prepare(database.prisma);
  // Or who follows from then on would be told of it.
  await settle(database.prisma);
  await database.close();
  const token = createSessionTokens(SECRET).issue(secret);
  const all = { ...folder.settings, AUTH_SECRET: SECRET, LOG_LEVEL: "warn", ...settings };
  const [one, other] = await Promise.all([startServer(all), startServer(all)]);
  return {
    one,
    other,
    token,
    async subscribe({ url }, number = 1) {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "text/event-stream",
          authorization: `Bearer ${token}`,
        },
        body: JSON.stringify({
          query: PAPER_CHANGED,
          variables: { papers: [{ arxiv: arxivId(number) }] },
        }),
      });
      return readEvents(response);
    },
    vote: ({ url }, upvoted, number = 1) =>
      askServer(url, VOTE, { paper: { arxiv: arxivId(number) }, upvoted }, token),
    async close() {
      await Promise.all([one.end("SIGTERM"), other.end("SIGTERM")]);
      await folder.remove();
    },
  };
}

/** What a subscriber is told of one vote of the one voter. */
export function told(upvoted: boolean) {
  const paper = { upvoteCount: Number(upvoted), viewerHasUpvoted: upvoted };
  return { data: { paperChanged: { paper } } };
}
