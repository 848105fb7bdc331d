import fc from "fast-check";
import type { PrismaClient, Viewer } from "@paperround/schema/context";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { Copy, truth } from "../changes/copy.ts";
import { addPapers, addPerson, globalId, range } from "../papers/made-up-papers.ts";
import { createTestDatabase } from "../support/test-database.ts";
import type { Command } from "./world.ts";
import { World } from "./world.ts";

// Whatever people do, with several clients each that say everything several times and all at once: each counter equals
// its rows, nothing is there twice, and a copy that follows `viewer.changes` holds the truth at any point.

const PEOPLE = 3;
const PAPERS = 4;
const LISTS = 3;

let database: Database;
let db: PrismaClient;
let papers: number[];
let runs = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.prisma;
  papers = await addPapers(db, range(1, PAPERS));
});

afterAll(() => database.close());

const person = fc.nat(PEOPLE - 1);
const paper = fc.nat(PAPERS - 1);
const list = fc.nat(LISTS - 1);
const clients = fc.integer({ min: 1, max: 3 });

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("vote" as const),
      person,
      clients,
      paper,
      upvoted: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom("save" as const, "remove" as const),
      person,
      clients,
      paper,
      list,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("create" as const), person, clients, list }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom("delete" as const, "rename" as const),
      person,
      clients,
      list,
    }),
  },
);

/** A round is what happens at once; the page is how much a follower takes at a time. */
const rounds = fc.array(
  fc.record({
    commands: fc.array(command, { minLength: 1, maxLength: 8 }),
    page: fc.integer({ min: 1, max: 6 }),
    doesSleeperFollow: fc.boolean(),
  }),
  { minLength: 1, maxLength: 8 },
);

async function expectCountersRight(): Promise<void> {
  const wrong = await db.$queryRaw<object[]>`
    SELECT 'paper' AS what, id, upvote_count AS counter, (SELECT count(*)::int FROM votes WHERE paper_id = papers.id) AS rows
    FROM papers WHERE upvote_count <> (SELECT count(*) FROM votes WHERE paper_id = papers.id)
    UNION ALL
    SELECT 'list', id, item_count, (SELECT count(*)::int FROM list_items WHERE list_id = lists.id)
    FROM lists WHERE item_count <> (SELECT count(*) FROM list_items WHERE list_id = lists.id)`;
  expect(wrong).toEqual([]);
}

/** What the model says of the people of this run, in the words of the database. */
async function expectAsModelled({ model }: World, people: Viewer[]): Promise<void> {
  const rowOf = (globalIdOfList: string) =>
    Number(Buffer.from(globalIdOfList, "base64").toString().slice("List:".length));
  for (const [index, viewer] of people.entries()) {
    const reading = await db.list.findUniqueOrThrow({ where: { readingListOf: viewer.id } });
    const mine = (key: string) => key.startsWith(`${index} `);
    const expected = new Set([
      `LIST ${reading.id} 0`,
      ...[...model.votes]
        .filter(mine)
        .map((vote) => `VOTE 0 ${papers[Number(vote.split(" ")[1])]}`),
      ...[...model.lists].filter(([key]) => mine(key)).map(([, id]) => `LIST ${rowOf(id)} 0`),
      ...[...model.items].filter(mine).map((item) => {
        const [owner, number, paperIndex] = item.split(" ");
        const id = model.lists.get(`${owner} ${number}`) ?? globalId("List", 0);
        return `LIST_ITEM ${rowOf(id)} ${papers[Number(paperIndex)]}`;
      }),
    ]);
    expect(await truth(db, viewer)).toEqual(expected);
  }
}

test("counters equal rows, and copies equal the truth", async () => {
  await fc.assert(
    fc.asyncProperty(rounds, async (story) => {
      const run = ++runs;
      const people = await Promise.all(
        range(1, PEOPLE).map((number) => addPerson(db, `run-${run}-${number}`)),
      );
      const world = new World(db, people, papers);
      // One copy follows every round; one sleeps now and then, and gets more at once.
      const copies = people.map(() => new Copy());
      const sleepers = people.map(() => new Copy());
      for (const { commands, page, doesSleeperFollow } of story) {
        await world.run(commands);
        await expectCountersRight();
        await expectAsModelled(world, people);
        for (const [index, viewer] of people.entries()) {
          const held = await truth(db, viewer);
          await copies[index]?.follow(db, viewer, page);
          expect(copies[index]?.things).toEqual(held);
          if (!doesSleeperFollow) continue;
          await sleepers[index]?.follow(db, viewer, page);
          expect(sleepers[index]?.things).toEqual(held);
        }
      }
      for (const [index, viewer] of people.entries()) {
        await sleepers[index]?.follow(db, viewer);
        expect(sleepers[index]?.things).toEqual(await truth(db, viewer));
      }
    }),
    { numRuns: 12 },
  );
});

test("a copy that follows while everything changes ends up with the truth", async () => {
  const viewer = await addPerson(db, "restless");
  const world = new World(db, [viewer], papers);
  const [copy, slow] = [new Copy(), new Copy()];
  const story = fc.sample(fc.array(command, { minLength: 6, maxLength: 6 }), {
    numRuns: 12,
    seed: 20_260_105,
  });
  for (const commands of story) {
    // Both read on while the commands run, the slow one page by page.
    await Promise.all([
      world.run(commands.map((one) => ({ ...one, person: 0 }))),
      copy.followNow(db, viewer),
      slow.followNow(db, viewer, 2),
    ]);
  }
  const held = await truth(db, viewer);
  for (const one of [copy, slow]) {
    await one.follow(db, viewer);
    expect(one.things).toEqual(held);
  }
  await expectCountersRight();
});
