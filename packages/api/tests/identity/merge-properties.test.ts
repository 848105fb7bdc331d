import { randomUUID } from "node:crypto";
import type { PrismaClient } from "@paperround/schema/client";
import type { Viewer } from "@paperround/schema/context";
import { addComment } from "@paperround/schema/comments/add-comment";
import { deleteComment } from "@paperround/schema/comments/delete-comment";
import { NotFoundError } from "@paperround/schema/errors";
import { mergePapers } from "@paperround/schema/identity/merge-papers";
import { lockPapers } from "@paperround/schema/identity/paper-locks";
import { undoMerge } from "@paperround/schema/identity/undo-merge";
import { removeFromList } from "@paperround/schema/lists/remove-from-list";
import { saveToList } from "@paperround/schema/lists/save-to-list";
import type { PaperRef } from "@paperround/schema/papers/paper-ref";
import { readPaperRecord } from "@paperround/schema/papers/paper-record";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { welcomePerson } from "@paperround/schema/people/welcome-person";
import { setVote } from "@paperround/schema/votes/set-vote";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { globalId } from "../papers/made-up-papers.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { expectSound, stateOf } from "./identity-state.ts";

let database: Database;
let db: PrismaClient;
const people: Viewer[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  db = database.prisma;
  for (const id of ["ada", "bob", "cy"]) {
    const email = `${id}@example.org`;
    await db.user.create({ data: { id, name: id, email } });
    people.push({ id, name: id, email, handle: await welcomePerson(db, id), role: "MEMBER" });
  }
});

afterAll(() => database.close());

/** A person's or an import's or a moderator's doing. */
type Action =
  | { do: "vote" | "unvote" | "save" | "remove" | "comment"; person: number; paper: number }
  | { do: "reply" | "delete"; person: number; comment: number }
  | { do: "import"; paper: number; with: number }
  | { do: "merge"; paper: number; with: number }
  | { do: "undo"; merge: number };

const PAPERS = 4;
const PEOPLE = 3;
const paper = fc.nat({ max: PAPERS - 1 });
const person = fc.nat({ max: 2 });

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constantFrom("vote", "unvote", "save", "remove"), person, paper }),
  fc.record({ do: fc.constant("comment" as const), person, paper }),
  fc.record({ do: fc.constantFrom("reply", "delete"), person, comment: fc.nat({ max: 4 }) }),
  fc.record({ do: fc.constant("import" as const), paper, with: paper }),
  fc.record({ do: fc.constant("merge" as const), paper, with: paper }),
  fc.record({ do: fc.constant("undo" as const), merge: fc.nat({ max: 5 }) }),
);

/** Who votes for and keeps what before anything else happens: half of all that can be. */
const beginnings = fc.array(fc.record({ votes: fc.boolean(), saves: fc.boolean() }), {
  minLength: PAPERS * PEOPLE,
  maxLength: PAPERS * PEOPLE,
});

type Beginnings = { votes: boolean; saves: boolean }[];

const clock = { now: () => new Date() };

const rowOf = (id: string) => Number(Buffer.from(id, "base64").toString().slice("Comment:".length));

function ignoreNotFound(error: unknown): void {
  if (!(error instanceof NotFoundError)) throw error;
}

/** One round's papers: fresh ids, so that rounds do not meet. */
class Round {
  readonly #prefix = randomUUID();
  readonly merges: number[] = [];
  /** Global ids, in the order in which they were written. */
  readonly comments: { id: string; author: number }[] = [];

  doi(number: number): string {
    return `10.5555/${this.#prefix}.${number}`;
  }

  /** A record of one paper; its source says that another id is its too. */
  record(number: number, also = number) {
    return recordPaper(
      db,
      readPaperRecord({
        title: `A study of the merging of papers ${this.#prefix}`,
        ids: [...new Set([number, also])].map((of) => ({ scheme: "DOI", value: this.doi(of) })),
        authors: [{ name: `Author ${number}` }, { name: `Author of ${this.#prefix}` }],
        // Each cites another one, and one that is nowhere.
        references: [this.doi((number + 1) % PAPERS), this.doi(number + PAPERS)].map((value) => ({
          scheme: "DOI",
          value,
        })),
        source: { name: "crossref", fetchedAt: new Date() },
      }),
    );
  }

  async rowOf(number: number): Promise<number> {
    const row = await db.paperId.findUniqueOrThrow({
      where: { scheme_value: { scheme: "DOI", value: this.doi(number) } },
    });
    return row.paperId;
  }

  async merge(a: number, b: number): Promise<void> {
    const rows = [await this.rowOf(a), await this.rowOf(b)];
    await db.$transaction(async (tx) => {
      const [into, from] = await lockPapers(tx, rows);
      if (!into || !from) return;
      const evidence = { kind: "TEST" };
      this.merges.push(await mergePapers(tx, { fromId: from.id, intoId: into.id, evidence }));
    });
  }

  /** Answers a comment, or deletes it as its author: one that is there. */
  async discuss(step: Extract<Action, { comment: number }>): Promise<void> {
    const comment = this.comments[step.comment];
    const viewer = people[step.do === "reply" ? step.person : (comment?.author ?? 0)];
    if (!comment || !viewer) return;
    if (step.do === "reply") {
      // Another may be deleting it at the same time.
      await this.say(step.person, { inReplyToId: comment.id }).catch(ignoreNotFound);
    } else await deleteComment(db, viewer, clock, { commentId: rowOf(comment.id) });
  }

  async say(author: number, target: { paper: PaperRef } | { inReplyToId: string }): Promise<void> {
    const viewer = people[author];
    if (!viewer) return;
    const words = { body: "I see.", idempotencyKey: randomUUID() };
    const { commentId } = await addComment(db, viewer, clock, { ...target, ...words });
    this.comments.push({ id: globalId("Comment", commentId), author });
  }

  async run(step: Action): Promise<void> {
    if ("comment" in step) await this.discuss(step);
    else if (step.do === "import") await this.record(step.paper, step.with);
    else if (step.do === "merge") await this.merge(step.paper, step.with);
    else if (step.do === "undo") {
      const mergeId = this.merges[step.merge];
      if (mergeId !== undefined) await undoMerge(db, { mergeId, undoneById: null });
    } else {
      const viewer = people[step.person];
      if (!viewer) return;
      const ref = { doi: this.doi(step.paper) };
      if (step.do === "vote") await setVote(db, viewer, ref, true);
      else if (step.do === "unvote") await setVote(db, viewer, ref, false);
      else if (step.do === "comment") await this.say(step.person, { paper: ref });
      else if (step.do === "save")
        await saveToList(db, viewer, { paper: ref, note: `${step.paper}` });
      else await removeFromList(db, viewer, { paper: ref });
    }
  }
}

async function newRound(begin: Beginnings): Promise<Round> {
  const round = new Round();
  for (let number = 0; number < PAPERS; number++) await round.record(number);
  for (const [index, { votes, saves }] of begin.entries()) {
    const who = { person: index % PEOPLE, paper: Math.floor(index / PEOPLE) };
    if (votes) await round.run({ do: "vote", ...who });
    if (votes && !saves) await round.run({ do: "comment", ...who });
    if (votes && saves) await round.run({ do: "reply", ...who, comment: index % 3 });
    if (saves) await round.run({ do: "save", ...who });
  }
  return round;
}

describe("merging and undoing, between votes, comments, saves and imports", () => {
  test("keeps every counter, row and shadow sound, in any order", async () => {
    await fc.assert(
      fc.asyncProperty(
        beginnings,
        fc.array(action, { minLength: 2, maxLength: 14 }),
        async (begin, steps) => {
          const round = await newRound(begin);
          for (const step of steps) await round.run(step);
          await expectSound(db);
        },
      ),
      { numRuns: 5 },
    );
  }, 120_000);

  test("and with everybody at once", async () => {
    await fc.assert(
      fc.asyncProperty(
        beginnings,
        fc.array(action, { minLength: 8, maxLength: 20 }),
        async (begin, steps) => {
          const round = await newRound(begin);
          await Promise.all(steps.map((step) => round.run(step)));
          await expectSound(db);
        },
      ),
      { numRuns: 4 },
    );
  }, 120_000);

  test("undoing gives back what was", async () => {
    await fc.assert(
      fc.asyncProperty(
        beginnings,
        fc.array(action, { maxLength: 8 }),
        fc.uniqueArray(paper, { minLength: 2, maxLength: 2 }),
        async (begin, steps, [a = 0, b = 1]) => {
          const round = await newRound(begin);
          for (const step of steps) await round.run(step);
          const before = await stateOf(db);
          const merges = round.merges.length;
          await round.merge(a, b);
          const mergeId = round.merges[merges];
          fc.pre(mergeId !== undefined);
          await undoMerge(db, { mergeId: mergeId ?? 0, undoneById: null });
          expect(await stateOf(db)).toEqual(before);
        },
      ),
      { numRuns: 5 },
    );
  }, 120_000);

  test("of several rows in a shadow, the one steps forward that stood there", async () => {
    const round = new Round();
    for (let number = 0; number < PAPERS; number++) await round.record(number);
    for (const number of [0, 2, 3]) {
      await round.run({ do: "vote", person: 0, paper: number });
      await round.run({ do: "save", person: 0, paper: number });
    }
    // What was kept as 3 stands at 1 when what was kept as 2 comes, which is older and waits.
    await round.merge(1, 3);
    await round.merge(1, 2);
    const before = await stateOf(db);
    await round.merge(0, 1);
    await undoMerge(db, { mergeId: round.merges.at(-1) ?? 0, undoneById: null });
    expect(await stateOf(db)).toEqual(before);
  });
});
