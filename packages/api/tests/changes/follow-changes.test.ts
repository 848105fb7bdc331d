import type { LoggedChange } from "@paperround/schema/changes/logged-change";
import { setVote } from "@paperround/schema/votes/set-vote";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { ChangeFollower } from "../../src/changes/follow-changes.ts";
import { createChangeFollower } from "../../src/changes/follow-changes.ts";
import type { Database } from "../../src/database/database.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { createLogger } from "../../src/logging/logger.ts";
import type { Logger } from "../../src/logging/logger.ts";
import { addPapers, addPerson, arxivId, range } from "../papers/made-up-papers.ts";
import { startProxy } from "../support/interruptible-proxy.ts";
import { createServerDatabase, TEST_DATABASE_URL } from "../support/test-database-server.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { settle } from "./copy.ts";

/** Longer than a test: what comes was announced, not found by looking. */
const NEVER = 3_600_000;

let database: Database;
let logger: Logger;
let rows: number[];
const followers: ChangeFollower[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  logger = await createLogger({ logLevel: "silent", logFormat: "json" });
  rows = await addPapers(database.prisma, range(1, 3));
});

afterEach(async () => {
  await Promise.all(followers.splice(0).map((follower) => follower.stop()));
});

afterAll(() => database.close());

function follower(pollEvery = NEVER, over: Pick<Database, "prisma" | "listen"> = database) {
  const made = createChangeFollower({ database: over, logger, pollEvery });
  followers.push(made);
  return made;
}

/** Somebody who follows and remembers. */
class Follower {
  readonly papers: number[] = [];
  resets = 0;
  changed = (changes: readonly LoggedChange[]): void => {
    this.papers.push(...changes.map(({ paperId }) => paperId));
  };
  reset = (): void => {
    this.resets += 1;
  };

  heard(papers: (number | undefined)[]): Promise<void> {
    return vi.waitFor(() => expect(this.papers).toEqual(papers), 20_000);
  }
}

const touch = (number: number, over: Pick<Database, "prisma"> = database) =>
  over.prisma.paper.update({
    where: { id: rows[number - 1] ?? 0 },
    data: { sourceUpvoteCount: { increment: 1 } },
  });

describe("a process that follows", () => {
  test("hears of what happens from then on, everybody in it alike, in order", async () => {
    const follow = follower();
    const one = new Follower();
    const two = new Follower();
    await touch(3);
    await settle(database.prisma);
    await follow.follow(one);
    await touch(1);
    await one.heard([rows[0]]);
    await settle(database.prisma);
    const leave = await follow.follow(two);
    await touch(2);
    await two.heard([rows[1]]);
    await one.heard([rows[0], rows[1]]);
    leave();
    await touch(3);
    await one.heard([rows[0], rows[1], rows[2]]);
    expect(two.papers).toEqual([rows[1]]);
  });

  test("hears of a rule's change when it is committed", async () => {
    const person = await addPerson(database.prisma, "voter");
    await settle(database.prisma);
    const one = new Follower();
    await follower().follow(one);
    await setVote(database.prisma, person, { arxiv: arxivId(1) }, true);
    await setVote(database.prisma, person, { arxiv: arxivId(1) }, false);
    await one.heard([rows[0], rows[0]]);
  });

  test("is told to start anew when the database is another one", async () => {
    await settle(database.prisma);
    const one = new Follower();
    await follower().follow(one);
    await database.prisma.$executeRaw`UPDATE database_info SET epoch = gen_random_uuid()`;
    await touch(1);
    await vi.waitFor(() => expect(one.resets).toBe(1), 20_000);
    await touch(2);
    // What was committed while it began anew may come as well.
    await vi.waitFor(() => expect(one.papers.at(-1)).toBe(rows[1]), 20_000);
  });

  test("looks by itself where nothing can be heard", async () => {
    const deaf = { ...database, listen: () => Promise.resolve({ close: () => Promise.resolve() }) };
    await settle(database.prisma);
    const one = new Follower();
    await follower(20, deaf).follow(one);
    await touch(1);
    await one.heard([rows[0]]);
  });

  test("looks by itself where listening fails", async () => {
    const refused = {
      ...database,
      listen: () => Promise.reject(new Error("No connection is left.")),
    };
    await settle(database.prisma);
    const one = new Follower();
    await follower(20, refused).follow(one);
    await touch(1);
    await one.heard([rows[0]]);
  });

  test("looks at once when its own process says that it wrote", async () => {
    const deaf = { ...database, listen: () => Promise.resolve({ close: () => Promise.resolve() }) };
    const follow = follower(NEVER, deaf);
    await settle(database.prisma);
    const one = new Follower();
    await follow.follow(one);
    await touch(1);
    follow.announce();
    await one.heard([rows[0]]);
  });

  test("begins again after everybody had left, without what happened meanwhile", async () => {
    const follow = follower();
    (await follow.follow(new Follower()))();
    await touch(1);
    await settle(database.prisma);
    const one = new Follower();
    await follow.follow(one);
    await touch(2);
    await one.heard([rows[1]]);
  });

  test("takes nobody after it was stopped", async () => {
    const follow = follower();
    await follow.stop();
    await expect(follow.follow(new Follower())).rejects.toThrow();
  });
});

test("misses nothing while the database is away", async (context) => {
  if (TEST_DATABASE_URL === undefined) {
    console.log("Skipped on PGlite: it is in this process, and never away.");
    context.skip();
    return;
  }
  const direct = new URL(TEST_DATABASE_URL);
  const { url, drop } = await createServerDatabase();
  const proxy = await startProxy(direct.hostname, Number(direct.port || 5432));
  const through = new URL(url);
  through.host = `127.0.0.1:${proxy.port}`;
  const near = await openDatabase({ dataDir: "", databaseUrl: url });
  const far = await openDatabase({ dataDir: "", databaseUrl: through.href });
  try {
    await addPapers(near.prisma, range(1, 3));
    await settle(near.prisma);
    const one = new Follower();
    const follow = follower(NEVER, far);
    await follow.follow(one);
    await touch(1, near);
    await one.heard([rows[0]]);
    await proxy.cut();
    await touch(2, near);
    await proxy.mend();
    await one.heard([rows[0], rows[1]]);
    await touch(3, near);
    await one.heard([rows[0], rows[1], rows[2]]);
    await follow.stop();
  } finally {
    await Promise.all([near.close(), far.close()]);
    await proxy.close();
    await drop();
  }
});
