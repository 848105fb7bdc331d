import { claimIssues } from "@paperround/schema/digests/claim-issues.sql";
import { composeDue } from "@paperround/schema/digests/compose-due";
import { setFollow } from "@paperround/schema/follows/set-follow";
import { afterEach, beforeEach, expect, test } from "vitest";
import { addPapers, addPerson, globalId, listOn, range } from "../papers/made-up-papers.ts";
import type { DigestWorld } from "./digest-world.ts";
import { addReader, createDigestWorld } from "./digest-world.ts";

// Statements do not grow with readers, and what is claimed is claimed once.

let world: DigestWorld;
beforeEach(async () => {
  world = await createDigestWorld();
});
afterEach(() => world.close());

async function statementsFor(readers: number, batch: number): Promise<number> {
  await world.db.digestSubscription.deleteMany();
  for (const number of range(1, readers))
    await addReader(
      world,
      `reader-${number}`,
      number % 2 ? { keywords: [`thing ${number % 5}`] } : {},
    );
  world.server.statements();
  const { due } = await composeDue(world.parts, { batch });
  expect(due).toBe(readers);
  return world.server.statements().length;
}

test("as many statements for forty readers as for two", async () => {
  await addPapers(world.db, range(1, 12), { day: "2026-11-24T05:00:00Z" });
  const few = await statementsFor(2, 1_000);
  expect(await statementsFor(40, 1_000)).toBe(few);
  // One for each batch to read it, for what it had, and to claim; two for all; and the look for another batch.
  expect(few).toBe(6);
  expect(await statementsFor(40, 10)).toBe(3 + 4 * 3);
});

test("those that somebody follows count, and only theirs", async () => {
  const viewer = await addPerson(world.db, "ada");
  await addPapers(world.db, range(1, 3), { day: "2026-11-24T05:00:00Z" });
  const author = await world.db.author.findFirstOrThrow({ where: { name: "Cy Made-Up 2" } });
  await setFollow(world.db, viewer, { subjectId: globalId("Author", author.id), following: true });
  await addReader(world, "ada", { userId: viewer.id, followed: true });
  await addReader(world, "bo", { followed: true });
  expect(await composeDue(world.parts)).toEqual({ due: 2, issues: 1 });
  const [issue] = await world.db.digestIssue.findMany();
  const [paper] = await world.db.paper.findMany({ where: { id: { in: issue?.paperIds ?? [] } } });
  expect(paper?.title).toBe("On made-up thing 2");
});

test("what an editor puts on the list of yesterday is told of, and what is not on a list, hidden, or still to come is not", async () => {
  await addReader(world, "ada");
  await composeDue(world.parts);
  world.pass(24);
  const [late = 0, ahead = 0, hidden = 0] = await addPapers(world.db, [1, 2, 3, 4]);
  await listOn(world.db, late, "2026-11-24T00:00:00Z");
  await world.db.submission.updateMany({ data: { submittedAt: new Date("2026-11-24T10:00:00Z") } });
  await listOn(world.db, ahead, "2026-11-26T00:00:00Z");
  await listOn(world.db, hidden, "2026-11-25T05:00:00Z");
  await world.db.paper.update({ where: { id: hidden }, data: { hiddenAt: world.now } });
  expect(await composeDue(world.parts)).toEqual({ due: 1, issues: 1 });
  expect((await world.db.digestIssue.findFirst())?.paperIds).toEqual([late]);
});

test("what changed since it was read claims nothing, and is composed anew", async () => {
  await addPapers(world.db, [1], { day: "2026-11-24T05:00:00Z" });
  const id = await addReader(world, "ada");
  const [paper] = await world.db.paper.findMany();
  const issue = {
    subscriptionId: id,
    revision: 1,
    dueAt: world.now,
    period: "2026-11-24",
    nextDueAt: new Date("2026-11-25T06:00:00Z"),
    paperIds: [paper?.id ?? 0],
  };
  await world.db.digestSubscription.update({ where: { id }, data: { revision: 2 } });
  expect(await claimIssues(world.db, [issue], world.now)).toEqual({ moved: 0, claimed: 0 });
  expect(await composeDue(world.parts)).toEqual({ due: 1, issues: 1 });
  // By another process that read the same: nothing is there to be moved any more.
  expect(await claimIssues(world.db, [{ ...issue, revision: 2 }], world.now)).toEqual({
    moved: 0,
    claimed: 0,
  });
  expect(await world.db.digestIssue.count()).toBe(1);
});

test("a dry run counts, and changes nothing", async () => {
  await addPapers(world.db, [1], { day: "2026-11-24T05:00:00Z" });
  await addReader(world, "ada");
  await addReader(world, "bo", { keywords: ["absent"] });
  expect(await composeDue(world.parts, { dryRun: true })).toEqual({ due: 2, issues: 1 });
  expect(await world.db.digestIssue.count()).toBe(0);
  expect(await composeDue(world.parts)).toEqual({ due: 2, issues: 1 });
});

test("days on which no server ran are made up for by one issue", async () => {
  const id = await addReader(world, "ada");
  for (const [at, day] of ["2026-11-24", "2026-11-25", "2026-11-27"].entries())
    await addPapers(world.db, [at + 1], { day: `${day}T05:00:00Z` });
  await world.db.submission.updateMany({ data: { submittedAt: new Date("2026-11-24T05:00:00Z") } });
  world.pass(80);
  expect(await composeDue(world.parts)).toEqual({ due: 1, issues: 1 });
  const issue = await world.db.digestIssue.findFirstOrThrow();
  expect(issue.paperIds).toHaveLength(3);
  expect(issue.period).toEqual(new Date("2026-11-27"));
  const { nextDueAt } = await world.db.digestSubscription.findUniqueOrThrow({ where: { id } });
  expect(nextDueAt).toEqual(new Date("2026-11-28T06:00:00Z"));
});
