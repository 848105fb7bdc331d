import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mergePapers } from "@paperround/schema/identity/merge-papers";
import { undoMerge } from "@paperround/schema/identity/undo-merge";
import type { PaperIndex } from "@paperround/schema/paper-index";
import { replaceReferences } from "@paperround/schema/references/write-references.sql";
import { setVote } from "@paperround/schema/votes/set-vote";
import fc from "fast-check";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createChangeFollower } from "../../src/changes/follow-changes.ts";
import type { Database } from "../../src/database/database.ts";
import { createServedIndex } from "../../src/indexing/serving/serve-index.ts";
import { createLogger } from "../../src/logging/logger.ts";
import { addPapers, addPerson, arxivId, globalId, range } from "../papers/made-up-papers.ts";
import { createTestDatabase } from "../support/test-database.ts";

// A process that saw many changes, one that began with its snapshot, and one that read the database answer the same.

/** `INDEX_CHANGES=10000` takes some minutes. */
const CHANGES = Number(process.env["INDEX_CHANGES"] ?? 300);
const PEOPLE = 8;
const WORDS =
  "scaling scaled laws data mixtures pre-training pretraining robot graphs Köln 神经网络 tides of the walrus".split(
    " ",
  );
const KEYWORDS = ["Scaling", "robots", "data mixtures"];

const KINDS = [
  ...Array<"add">(5).fill("add"),
  ...Array<"edit">(3).fill("edit"),
  ...Array<"vote">(4).fill("vote"),
  ...Array<"save">(6).fill("save"),
  ...Array<"cite">(3).fill("cite"),
  "name",
  "rename",
  ...(["delete", "hide", "show", "merge", "undo", "unvote", "unsave", "visibility"] as const),
] as const;
const change = fc.record({
  kind: fc.constantFrom(...KINDS),
  at: fc.nat(10_000),
  other: fc.nat(10_000),
  words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 7 }),
  keywords: fc.uniqueArray(fc.constantFrom(...KEYWORDS), { maxLength: 2 }),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

let database: Database;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "served-properties-"));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

async function serve(dataDir: string, mergeFrom?: number) {
  const logger = await createLogger(
    { logLevel: "warn", logFormat: "json" },
    { write: (line: string) => expect.fail(line) },
  );
  const changes = createChangeFollower({ database, logger });
  const given = mergeFrom === undefined ? {} : { mergeFrom };
  const index = createServedIndex({ database, dataDir, logger, ...given });
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= index.stop().then(() => changes.stop()));
  onTestFinished(stop);
  index.begin(changes);
  await index.inStep();
  return { index, stop };
}

async function answersOf(index: PaperIndex, rows: readonly number[]) {
  const texts = [
    ...WORDS,
    "scaling laws",
    '"data mixtures"',
    "scalnig",
    "robot -data",
    "example",
    "lab",
  ];
  const questions = rows.map((row) => ({ like: [row], limit: 20 }));
  const list = { like: rows.slice(0, 5), unlike: rows.slice(5, 7), limit: 20 };
  const found = await Promise.all(texts.map((text) => index.search({ text, limit: 50 })));
  return {
    related: await index.related([...questions, list]),
    found: found.map((finds) => finds && { ...finds, marksIn: null }),
    keywords: await index.suggestKeywords("s", 9),
  };
}

test(
  "answers do not hang on how an index came to be",
  { timeout: 60_000 + CHANGES * 200 },
  async () => {
    const db = database.prisma;
    const people = await Promise.all(
      range(1, PEOPLE).map((number) => addPerson(db, `person-${number}`)),
    );
    const lists = await Promise.all(
      people.map(({ id: ownerId }) =>
        db.list.create({ data: { ownerId, name: "List", visibility: "PRIVATE" } }),
      ),
    );
    const standing = async (hidden = false): Promise<number[]> => {
      const where = { rootId: null, hiddenAt: hidden ? { not: null } : null };
      const papers = await db.paper.findMany({
        where,
        select: { id: true },
        orderBy: { id: "asc" },
      });
      return papers.map(({ id }) => id);
    };
    let numbers = 0;
    const apply = async ({ kind, at, other, words, keywords }: Change): Promise<void> => {
      const rows = await standing(kind === "show");
      const row = rows[at % Math.max(1, rows.length)];
      const person = people[other % PEOPLE];
      const list = lists[other % PEOPLE];
      if (kind === "add" || row === undefined) {
        // Another paper may have been given that id meanwhile.
        do numbers += 1;
        while (await db.paperId.findFirst({ where: { value: arxivId(numbers) } }));
        const title = `${words.join(" ")} ${numbers}`;
        const over = { title, keywords, abstract: words.join(" and ") };
        // Some of the works that it cites come later, or never.
        const cited = [1 + (at % (numbers + 3)), 1 + (other % (numbers + 9))];
        const references = cited.map((number) => ({
          scheme: "ARXIV" as const,
          value: arxivId(number),
        }));
        await addPapers(db, [numbers], {
          over: at % 2 === 0 ? over : { ...over, references },
        });
        return;
      }
      if (!person || !list) return;
      const item = { listId: list.id, paperId: row };
      if (kind === "edit") {
        const data = { title: `${words.join(" ")} again`, keywords };
        await db.paper.update({ where: { id: row }, data });
      } else if (kind === "cite") {
        const number = 1 + (other % (numbers + 2));
        const id = { scheme: "ARXIV", value: arxivId(number) } as const;
        const written = await db.paperReference.findMany({ where: { paperId: row } });
        // It cites one more work, or none any more.
        const references = at % 4 === 0 ? [] : [...written, id];
        await db.$transaction(async (tx) => {
          await replaceReferences(tx, { id: row, references });
          const referenceIdCount = await tx.paperReference.count({ where: { paperId: row } });
          await tx.paper.update({ where: { id: row }, data: { referenceIdCount } });
        });
      } else if (kind === "name") {
        // An id by which another paper may cite it already, unless that is somebody's.
        const id = { scheme: "ARXIV", value: arxivId(1 + (other % (numbers + 9))) } as const;
        const data = { ...id, paperId: row, originPaperId: row, lookup16: 0 };
        await db.paperId.createMany({ data, skipDuplicates: true });
      } else if (kind === "rename") {
        // Each is an entry for every paper here.
        if (rows.length > 300 && other % 20 !== 0) return;
        const data = { name: `${words.join(" ")} Lab` };
        await db.org.updateMany({ where: { slug: "made-up-lab" }, data });
      } else if (kind === "delete") await db.paper.delete({ where: { id: row } });
      else if (kind === "hide" || kind === "show") {
        const hiddenAt = kind === "hide" ? new Date() : null;
        await db.paper.update({ where: { id: row }, data: { hiddenAt } });
      } else if (kind === "merge") {
        const from = rows[other % rows.length];
        if (from === undefined || from === row) return;
        const merge = { fromId: from, intoId: row, evidence: { kind: "TEST" } };
        await db.$transaction((tx) => mergePapers(tx, merge));
      } else if (kind === "undo") {
        const merges = await db.merge.findMany({ where: { undoneAt: null }, select: { id: true } });
        const merge = merges[at % Math.max(1, merges.length)];
        if (merge) await undoMerge(db, { mergeId: merge.id, undoneById: null });
      } else if (kind === "vote" || kind === "unvote")
        await setVote(db, person, { id: globalId("Paper", row) }, kind === "vote");
      else if (kind === "save")
        await db.listItem.createMany({
          data: { ...item, originPaperId: row, ownerId: person.id },
          skipDuplicates: true,
        });
      else if (kind === "unsave") await db.listItem.deleteMany({ where: item });
      else {
        const visibility = at % 2 === 0 ? "PUBLIC" : "PRIVATE";
        await db.list.update({ where: { id: list.id }, data: { visibility } });
      }
    };

    const long = await serve(join(folder, "long"), 20);
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: CHANGES, maxLength: CHANGES }),
        async (changes) => {
          for (const one of changes) await apply(one);
          await long.index.inStep();
          const rows = await standing();
          expect(rows.length).toBeGreaterThan(5);
          const expected = await answersOf(long.index.answers, rows);

          const rebuilt = await serve(join(folder, `rebuilt ${Date.now()}`));
          expect(await answersOf(rebuilt.index.answers, rows)).toEqual(expected);
          await rebuilt.stop();
          const fresh = await serve(join(folder, "long"));
          expect(await answersOf(fresh.index.answers, rows)).toEqual(expected);
          await fresh.stop();
        },
      ),
      { numRuns: 1, endOnFailure: true },
    );
  },
);
