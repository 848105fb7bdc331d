import { randomUUID } from "node:crypto";
import type { Db, Viewer } from "@paperround/schema/context";
import { mergePapers } from "@paperround/schema/identity/merge-papers";
import { undoMerge } from "@paperround/schema/identity/undo-merge";
import { deleteAccount } from "@paperround/schema/people/delete-account";
import {
  declineSubmission,
  placeSubmission,
} from "@paperround/schema/submissions/decide-submission";
import { submitPaper } from "@paperround/schema/submissions/submit-paper";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addPapers,
  addPerson,
  arxivId,
  globalId,
  listOn,
  range,
} from "../papers/made-up-papers.ts";
import { TEST_DATABASE_URL } from "../support/test-database-server.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

// Several who submit one paper, while editors decide, papers merge and people leave.

let server: TestServer;
let editor: Viewer;
let signedIn: SignedIn[];
let people: Viewer[];
let now = new Date("2026-02-03T14:30:00Z");
let number = 0;

const db = () => server.database.prisma;
const clock = { now: () => now };

beforeAll(async () => {
  server = await createTestServer({ config: { submissions: "curated" } });
  editor = await addPerson(db(), "editor", "EDITOR");
  signedIn = await Promise.all(range(1, 5).map((at) => server.signIn(`person-${at}@example.org`)));
  people = signedIn.map(({ userId, handle }) => {
    return { id: userId, name: "", handle, email: "", role: "MEMBER" };
  });
});

afterAll(() => server.close());

/** A new paper. */
async function paper(): Promise<{ row: number; number: number }> {
  number += 1;
  const [row = 0] = await addPapers(db(), [number]);
  return { row, number };
}

function submit(of: number, by: Viewer) {
  const ports = {
    db: db(),
    clock,
    paperResolver: { resolve: () => Promise.resolve(null) },
    instance: {
      submissions: "curated",
      abstracts: "all",
      newcomers: { days: 0, listed: 0, submissionsPerDay: 1000 },
    } as const,
  };
  return submitPaper(ports, by, { paper: { arxiv: arxivId(of) }, idempotencyKey: randomUUID() });
}

const decisions = {
  place: (row: number) =>
    placeSubmission(db(), editor, clock, { submissionId: globalId("Submission", row), day: now }),
  decline: (row: number) =>
    declineSubmission(db(), editor, clock, { submissionId: globalId("Submission", row) }),
};

const leave = (viewer: Viewer) =>
  deleteAccount(
    { db: db(), clock: { now: () => new Date() }, sessionBeganAt: new Date() },
    viewer,
    {
      handle: viewer.handle,
    },
  );

/** Everybody who is to be told of a submission: who proposed it, and who seconded it. */
async function askersOf(submissionId: number): Promise<string[]> {
  const { submitterId, secondings } = await db().submission.findUniqueOrThrow({
    where: { id: submissionId },
    include: { secondings: true },
  });
  const all = [submitterId, ...secondings.map(({ userId }) => userId)];
  expect(new Set(all).size, "nobody asks twice").toBe(all.length);
  return all.filter((id) => id !== null).toSorted();
}

async function toldOf(submissionId: number): Promise<string[]> {
  const rows = await db().notification.findMany({ where: { submissionId } });
  return rows.map(({ userId }) => userId).toSorted();
}

async function waitingForLocks(): Promise<number> {
  const [waiting] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return waiting?.count ?? 0;
}

const oneWaits = () => expect.poll(waitingForLocks).toBe(1);
/** For a transaction in which that is waited for. */
const PATIENT = { timeout: 30_000 };

const ids = (viewers: readonly Viewer[]) => viewers.map(({ id }) => id).toSorted();

describe("at the same time", () => {
  test("several propose: one submission, and each of them asks for it", async () => {
    for (let round = 0; round < 5; round++) {
      const one = await paper();
      const answers = await Promise.all([...people, ...people].map((by) => submit(one.number, by)));
      const [submissionId = 0, ...others] = new Set(answers.map((answer) => answer.submissionId));
      expect(others).toEqual([]);
      expect(await askersOf(submissionId)).toEqual(ids(people));
    }
  });

  test("an editor decides: whoever asked before is told, and nobody asks for what is decided", async () => {
    for (const decide of [decisions.place, decisions.decline]) {
      for (let round = 0; round < 5; round++) {
        const one = await paper();
        const [first, ...others] = people as [Viewer, ...Viewer[]];
        const { submissionId } = await submit(one.number, first);
        await Promise.all([
          ...others.slice(0, 2).map((by) => submit(one.number, by)),
          decide(submissionId),
          ...others.slice(2).map((by) => submit(one.number, by)),
        ]);
        const { status } = await db().submission.findUniqueOrThrow({ where: { id: submissionId } });
        const askers = await askersOf(submissionId);
        const told = await toldOf(submissionId);
        // On the same day a declined one waits again, for those who came later.
        if (status === "PROPOSED") for (const id of told) expect(askers).toContain(id);
        else expect(told).toEqual(askers);
        expect(told).toContain(first.id);
      }
    }
  });

  test("people leave while an editor decides: neither is stopped, and nothing is left of who left", async () => {
    for (let round = 0; round < 6; round++) {
      const one = await paper();
      const leaving = await Promise.all(
        range(1, 3).map((at) => addPerson(db(), `leaving-${round}-${at}`)),
      );
      const [stays] = people as [Viewer];
      const asking = round % 2 === 0 ? [...leaving, stays] : [stays, ...leaving];
      let submissionId = 0;
      for (const by of asking) ({ submissionId } = await submit(one.number, by));
      await Promise.all([
        ...leaving.map(leave),
        (round < 3 ? decisions.place : decisions.decline)(submissionId),
      ]);
      expect(await askersOf(submissionId)).toEqual([stays.id]);
      expect(await toldOf(submissionId)).toEqual([stays.id]);
    }
  });
});

if (TEST_DATABASE_URL === undefined)
  console.log("Skipped: a decision while somebody is leaving (TEST_DATABASE_URL is not set).");

describe.skipIf(TEST_DATABASE_URL === undefined)("while somebody is leaving", () => {
  test.each(["first", "second"] as const)(
    "who asked %s, an editor's decision waits for them, and is told to who stays",
    async (which) => {
      const one = await paper();
      const [stays] = people as [Viewer];
      const goes = await addPerson(db(), `gone-${which}`);
      let submissionId = 0;
      for (const by of which === "first" ? [goes, stays] : [stays, goes])
        ({ submissionId } = await submit(one.number, by));
      let decision: Promise<unknown> = Promise.resolve();
      await db().$transaction(async (tx) => {
        await tx.$queryRaw`SELECT id FROM people WHERE id = ${goes.id} FOR UPDATE`;
        decision = decisions.place(submissionId);
        await oneWaits();
        await tx.$executeRaw`DELETE FROM people WHERE id = ${goes.id}`;
      }, PATIENT);
      await decision;
      expect(await askersOf(submissionId)).toEqual([stays.id]);
      expect(await toldOf(submissionId)).toEqual([stays.id]);
    },
  );
});

if (TEST_DATABASE_URL === undefined)
  console.log("Skipped: a paper that becomes another meanwhile (TEST_DATABASE_URL is not set).");

describe.skipIf(TEST_DATABASE_URL === undefined)("while another transaction has the paper", () => {
  /** Begins something that waits for a paper while a transaction holds it, which then does what is told. */
  async function during<Result>(
    one: { row: number },
    begin: () => Promise<Result>,
    then: (tx: Db) => unknown,
  ): Promise<Result | undefined> {
    let begun: Promise<Result> | undefined;
    await db().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM papers WHERE id = ${one.row} FOR UPDATE`;
      begun = begin();
      begun.catch(() => undefined);
      await oneWaits();
      await then(tx);
    }, PATIENT);
    return begun;
  }

  test("and makes it another, that is the one that somebody submitted", async () => {
    const [into, from] = [await paper(), await paper()];
    const [by] = people as [Viewer];
    const submitted = await during(
      from,
      () => submit(from.number, by),
      (tx) => mergePapers(tx, { fromId: from.row, intoId: into.row, evidence: {} }),
    );
    expect(submitted?.paperId).toBe(into.row);
    expect(await db().submission.findMany({ where: { id: submitted?.submissionId ?? 0 } })).toEqual(
      [expect.objectContaining({ paperId: into.row, originPaperId: into.row })],
    );
  });

  test("and makes it another, an editor's decision counts for that one", async () => {
    const [into, from] = [await paper(), await paper()];
    const { submissionId } = await submit(from.number, people[0] as Viewer);
    await during(
      from,
      () => decisions.place(submissionId),
      (tx) => mergePapers(tx, { fromId: from.row, intoId: into.row, evidence: {} }),
    );
    expect(await db().paper.findUniqueOrThrow({ where: { id: into.row } })).toMatchObject({
      listedAt: now,
    });
  });

  test("and hides it, it comes on no list", async () => {
    const one = await paper();
    const submitted = during(
      one,
      () => submit(one.number, people[0] as Viewer),
      (tx) => tx.paper.update({ where: { id: one.row }, data: { hiddenAt: now } }),
    );
    await expect(submitted).rejects.toThrow("ask a moderator");
    expect(await db().submission.count({ where: { paperId: one.row } })).toBe(0);
  });
});

describe("when papers become one, and part again", () => {
  test("what is asked for goes with the submission, and each decision is told to who asked for it", async () => {
    const [one, two] = [await paper(), await paper()];
    const [a, b, c] = people as [Viewer, Viewer, Viewer];
    const left = await submit(one.number, a);
    await submit(one.number, b);
    const right = await submit(two.number, b);
    await submit(two.number, c);
    const before = await db().seconding.findMany({ orderBy: { submissionId: "asc" } });
    const mergeId = await db().$transaction((tx) =>
      mergePapers(tx, { fromId: two.row, intoId: one.row, evidence: {} }),
    );
    expect(await askersOf(left.submissionId)).toEqual(ids([a, b]));
    expect(await askersOf(right.submissionId)).toEqual(ids([b, c]));
    await decisions.decline(right.submissionId);
    expect(await toldOf(right.submissionId)).toEqual(ids([b, c]));
    expect(await toldOf(left.submissionId)).toEqual([]);
    await undoMerge(db(), { mergeId, undoneById: null });
    expect(await db().seconding.findMany({ orderBy: { submissionId: "asc" } })).toEqual(before);
    await decisions.place(left.submissionId);
    expect(await toldOf(left.submissionId)).toEqual(ids([a, b]));
  });

  test("an editor's placing of one lists what waits of the other, and tells all who asked for either", async () => {
    const [one, two] = [await paper(), await paper()];
    const [a, b, c] = people as [Viewer, Viewer, Viewer];
    const left = await submit(one.number, a);
    const right = await submit(two.number, b);
    await submit(two.number, c);
    const mergeId = await db().$transaction((tx) =>
      mergePapers(tx, { fromId: two.row, intoId: one.row, evidence: {} }),
    );
    await decisions.place(left.submissionId);
    expect(await db().submission.count({ where: { paperId: one.row, status: "LISTED" } })).toBe(2);
    expect(await toldOf(left.submissionId)).toEqual(ids([a]));
    expect(await toldOf(right.submissionId)).toEqual(ids([b, c]));
    // Parted again, both are listed: parting does not take back what was decided.
    await undoMerge(db(), { mergeId, undoneById: null });
    for (const { row } of [one, two]) {
      expect(await db().paper.findUnique({ where: { id: row } })).toMatchObject({ listedAt: now });
    }
  });

  test("what waits can be placed where the paper stands already, and stands there once", async () => {
    const [one, two] = [await paper(), await paper()];
    await listOn(db(), one.row, now.toISOString());
    const [a] = people as [Viewer];
    const { submissionId } = await submit(two.number, a);
    await db().$transaction((tx) =>
      mergePapers(tx, { fromId: two.row, intoId: one.row, evidence: {} }),
    );
    await decisions.place(submissionId);
    expect(await toldOf(submissionId)).toEqual([a.id]);
    const { data } = await server.graphql<{ feed: { nodes: { title: string }[] } }>(
      "query ($on: Date) { feed(period: DAY, on: $on, first: 100) { nodes { title } } }",
      { on: now.toISOString().slice(0, 10) },
    );
    const titles = data.feed.nodes.map(({ title }) => title);
    expect(titles.filter((title) => title === `On made-up thing ${one.number}`)).toHaveLength(1);
  });
});

type Step = { kind: "submit"; person: number } | { kind: "place" | "decline" | "sleep" };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant("submit" as const),
        person: fc.integer({ min: 0, max: 2 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constantFrom("place", "decline", "decline", "sleep") }),
    },
  ),
  { maxLength: 14 },
);

/** What should be of a paper: its submission, and of each person what they know of it. */
class Expected {
  last: { id: number; day: string; status: string; askers: Set<number> } | null = null;
  readonly known = new Map<number, string>();
  readonly told = new Map<number, number>();

  submit(id: number, person: number, day: string): void {
    if (this.last?.status === "LISTED") return;
    // A new one, unless it waits or was declined on this very day.
    if (!this.last || (this.last.status === "DECLINED" && this.last.day !== day))
      this.last = { id, day, status: "PROPOSED", askers: new Set() };
    expect(id).toBe(this.last.id);
    this.last.askers.add(person);
    this.#become("PROPOSED");
  }

  decide(status: "LISTED" | "DECLINED", day: string): void {
    if (!this.last) return;
    if (status === "LISTED") this.last.day = day;
    if (status !== this.last.status)
      for (const asker of this.last.askers) this.told.set(asker, (this.told.get(asker) ?? 0) + 1);
    this.#become(status);
  }

  #become(status: string): void {
    if (!this.last) return;
    this.last.status = status;
    for (const asker of this.last.askers) this.known.set(asker, status);
  }
}

test("whatever people and editors do, in whatever order, each who asked knows what became of it", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      now = new Date("2026-02-03T14:30:00Z");
      const one = await paper();
      const expected = new Expected();
      for (const step of taken) {
        now = new Date(now.getTime() + (step.kind === "sleep" ? 86_400_000 : 1000));
        const today = now.toISOString().slice(0, 10);
        if (step.kind === "submit") {
          const { submissionId } = await submit(one.number, people[step.person] as Viewer);
          expected.submit(submissionId, step.person, today);
        } else if (step.kind !== "sleep" && expected.last) {
          await decisions[step.kind](expected.last.id);
          expected.decide(step.kind === "place" ? "LISTED" : "DECLINED", today);
        }
      }
      const isListed = expected.last?.status === "LISTED";
      for (const [at, { token, userId }] of signedIn.slice(0, 3).entries()) {
        const { data } = await server.graphql<{ paper: { viewerProposal: object | null } }>(
          `{ paper(ref: { arxiv: "${arxivId(one.number)}" }) { viewerProposal { status } } }`,
          {},
          { token },
        );
        const status = expected.known.get(at);
        expect(data.paper.viewerProposal).toEqual(isListed || !status ? null : { status });
        expect(
          await db().notification.count({
            where: { userId, kind: "SUBMISSION_DECIDED", paperId: one.row },
          }),
        ).toBe(expected.told.get(at) ?? 0);
      }
    }),
    { numRuns: 40 },
  );
});
