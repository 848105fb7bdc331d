import type { PrismaClient } from "@paperround/schema/context";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { addPapers, addPerson, range } from "../papers/made-up-papers.ts";
import { createTestDatabase } from "../support/test-database.ts";
import type { Said } from "./discussion-world.ts";
import { DiscussionWorld } from "./discussion-world.ts";

// Whatever is said, answered, edited, deleted, voted for and merged, by several clients at once that say everything
// several times: each comment is there once, where and as it should be, and each counter equals its rows.

const PEOPLE = 3;
const PAPERS = 3;

let database: Database;
let db: PrismaClient;
let runs = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.prisma;
});

afterAll(() => database.close());

const who = { person: fc.nat(PEOPLE - 1), clients: fc.integer({ min: 1, max: 3 }) };
const paper = fc.nat(PAPERS - 1);
const comment = fc.nat(20);
const on = fc.boolean();

const said: fc.Arbitrary<Said> = fc.oneof(
  fc.record({ ...who, kind: fc.constant("vote" as const), paper, on }),
  fc.record({ ...who, kind: fc.constant("comment" as const), paper }),
  {
    weight: 3,
    arbitrary: fc.record({
      ...who,
      kind: fc.constantFrom("reply" as const, "edit" as const, "delete" as const),
      comment,
    }),
  },
  fc.record({ ...who, kind: fc.constant("react" as const), comment, on }),
);

const rounds = fc.array(
  fc.record({
    commands: fc.array(said, { minLength: 1, maxLength: 8 }),
    merge: fc.option(fc.tuple(paper, paper), { freq: 4 }),
  }),
  { minLength: 3, maxLength: 9 },
);

/** What the model says, in the words of the database. */
function expected({ comments, standing, votes }: DiscussionWorld, papers: number[]) {
  const isNeeded = (row: number): boolean => {
    if (comments.get(row)?.deleted === false) return true;
    return [...comments].some(([answer, { answers }]) => answers === row && isNeeded(answer));
  };
  const there = [...comments].filter(([row]) => isNeeded(row));
  const rootOf = (row: number): number => {
    const answers = comments.get(row)?.answers ?? null;
    return answers === null ? row : rootOf(answers);
  };
  return {
    comments: there.map(([id, one]) => ({
      id,
      paperId: papers[standing[one.paper] ?? 0],
      originPaperId: papers[comments.get(rootOf(id))?.paper ?? 0],
      rootId: one.answers === null ? null : rootOf(id),
      inReplyToId: one.answers,
      author: one.deleted ? null : one.author,
      body: one.deleted ? "" : one.body,
      revision: one.revision,
      reactorCount: one.reactors.size,
    })),
    papers: papers.map((id, index) => ({
      id,
      upvoteCount: votes[index]?.size,
      commentCount: there.filter(([, one]) => standing[one.paper] === index && !one.deleted).length,
    })),
  };
}

async function actual(papers: number[], people: string[]) {
  const rows = await db.comment.findMany({
    where: { originPaperId: { in: papers } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      paperId: true,
      originPaperId: true,
      rootId: true,
      inReplyToId: true,
      authorId: true,
      body: true,
      revision: true,
      reactorCount: true,
    },
  });
  return {
    comments: rows.map(({ authorId, ...row }) => ({
      ...row,
      author: authorId === null ? null : people.indexOf(authorId),
    })),
    papers: await db.paper.findMany({
      where: { id: { in: papers } },
      orderBy: { id: "asc" },
      select: { id: true, upvoteCount: true, commentCount: true },
    }),
  };
}

test("a discussion is as everybody said it, whatever is merged meanwhile", async () => {
  await fc.assert(
    fc.asyncProperty(rounds, async (story) => {
      const run = ++runs;
      const papers = await addPapers(db, range(run * 10, run * 10 + PAPERS - 1));
      const people = await Promise.all(
        range(1, PEOPLE).map((number) => addPerson(db, `talker-${run}-${number}`)),
      );
      const world = new DiscussionWorld(db, people, papers);
      for (const { commands, merge } of story) {
        await world.run(commands);
        if (merge) await world.merge(...merge);
        const want = expected(world, papers);
        want.comments.sort((a, b) => a.id - b.id);
        expect(
          await actual(
            papers,
            people.map(({ id }) => id),
          ),
        ).toEqual(want);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);
