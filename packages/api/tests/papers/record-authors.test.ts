import type { PaperRecordInput } from "@paperround/schema/papers/paper-record";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { createTestDatabase } from "../support/test-database.ts";
import { madeUpRecord, range } from "./made-up-papers.ts";

let database: Database;
/** A number that no other test here uses. */
let last = 0;
const next = () => ++last;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

async function record(number: number, over: Partial<PaperRecordInput> = {}) {
  return recordPaper(database.prisma, madeUpRecord(number, over));
}

/** A paper's authors in order, each with the row they are. */
async function authorsOf(paperId: number) {
  const rows = await database.prisma.authorship.findMany({
    where: { paperId },
    orderBy: { position: "asc" },
    include: { author: true },
  });
  return rows.map(({ name, authorId, position, author }) => ({
    name,
    authorId,
    position,
    orcid: author.orcid,
  }));
}

describe("authors", () => {
  test("of the same name are the same person when they wrote with the same people, else not", async () => {
    const ada = { name: "Ada Kovalenko" };
    const first = await record(next(), { authors: [ada, { name: "Bo Kovalenko" }] });
    const withBo = await record(next(), {
      authors: [{ name: "Bo Kovalenko" }, { name: "ADA  Kovalénko" }],
    });
    const alone = await record(next(), { authors: [ada] });
    const withOthers = await record(next(), { authors: [ada, { name: "Somebody Else" }] });
    const [adaId, boId] = (await authorsOf(first.paperId)).map(({ authorId }) => authorId);
    expect((await authorsOf(withBo.paperId)).map(({ authorId }) => authorId)).toEqual([
      boId,
      adaId,
    ]);
    expect((await authorsOf(withBo.paperId)).map(({ name }) => name)).toEqual([
      "Bo Kovalenko",
      "ADA Kovalénko",
    ]);
    expect((await authorsOf(alone.paperId))[0]?.authorId).not.toBe(adaId);
    expect((await authorsOf(withOthers.paperId))[0]?.authorId).not.toBe(adaId);
  });

  test("of one ORCID are one person, whatever they are called", async () => {
    const orcid = "0000-0002-1825-0097";
    const first = await record(next(), { authors: [{ name: "Josiah Carberry", orcid }] });
    const second = await record(next(), {
      authors: [{ name: "J. S. Carberry", orcid: `https://orcid.org/${orcid}` }],
    });
    const [one] = await authorsOf(first.paperId);
    const [other] = await authorsOf(second.paperId);
    expect(one).toMatchObject({ name: "Josiah Carberry", orcid });
    expect(other).toMatchObject({ name: "J. S. Carberry", orcid, authorId: one?.authorId });
  });

  test("of the same name twice on one paper are two people", async () => {
    const { paperId } = await record(next(), {
      authors: [{ name: "Wei Wang" }, { name: "Wei Wang" }, { name: "Li Li" }],
    });
    const ids = (await authorsOf(paperId)).map(({ authorId }) => authorId);
    expect(new Set(ids).size).toBe(3);
    const again = await record(next(), {
      authors: [{ name: "Wei Wang" }, { name: "Wei Wang" }, { name: "Li Li" }],
    });
    const others = (await authorsOf(again.paperId)).map(({ authorId }) => authorId);
    expect(new Set(others).size).toBe(3);
    // Which Wei Wang is which nobody can know; Li Li is the one who wrote with them.
    expect(others[2]).toBe(ids[2]);
  });

  test("of one ORCID twice on one paper do not make the record fail", async () => {
    const orcid = "0000-0001-5109-3700";
    const { paperId } = await record(next(), {
      authors: [
        { name: "Kim One", orcid },
        { name: "Kim Two", orcid },
      ],
    });
    expect((await authorsOf(paperId)).map((author) => author.orcid)).toEqual([orcid, null]);
  });

  test("keep their rows when the list of a paper changes", async () => {
    const number = next();
    const names = (list: string[]) => ({ authors: list.map((name) => ({ name })) });
    const { paperId } = await record(number, names(["Uma First", "Vic Second"]));
    const [uma, vic] = (await authorsOf(paperId)).map(({ authorId }) => authorId);
    expect((await record(number, names(["Vic Second", "Uma First", "Wim Third"]))).outcome).toBe(
      "updated",
    );
    const after = await authorsOf(paperId);
    expect(after.map(({ name }) => name)).toEqual(["Vic Second", "Uma First", "Wim Third"]);
    expect(after.map(({ position }) => position)).toEqual([0, 1, 2]);
    expect(after.map(({ authorId }) => authorId).slice(0, 2)).toEqual([vic, uma]);
    // And alone, where no co-author tells who it is.
    await record(number, names(["Uma First"]));
    expect((await authorsOf(paperId)).map(({ authorId }) => authorId)).toEqual([uma]);
  });

  test("get their ORCID when a later source knows it", async () => {
    const number = next();
    const orcid = "0000-0003-1613-5981";
    const { paperId } = await record(number, {
      authors: [{ name: "Late Known" }, { name: "Other Known" }],
    });
    const before = await authorsOf(paperId);
    const outcome = await record(number, {
      authors: [{ name: "Late Known", orcid }, { name: "Other Known" }],
    });
    expect(outcome).toEqual({ paperId, outcome: "updated" });
    const after = await authorsOf(paperId);
    expect(after.map((author) => author.orcid)).toEqual([orcid, null]);
    expect(after.map(({ authorId }) => authorId)).toEqual(before.map(({ authorId }) => authorId));
    expect(
      (await record(number, { authors: [{ name: "Late Known", orcid }, { name: "Other Known" }] }))
        .outcome,
    ).toBe("unchanged");
  });

  test("in great number are stored whole and in order", async () => {
    const names = range(1, 3_000).map((number) => `Author Number ${number}`);
    const { paperId } = await record(next(), {
      authors: names.map((name) => ({ name })),
      authorCount: 3_100,
    });
    expect((await authorsOf(paperId)).map(({ name }) => name)).toEqual(names);
    const paper = await database.prisma.paper.findUniqueOrThrow({ where: { id: paperId } });
    expect(paper.authorCount).toBe(3_100);
  });
});

describe("several at once", () => {
  test("recording other papers of the same new people, or of one new org, all succeed", async () => {
    const orcids = ["0000-0002-9079-593X", "0000-0001-7857-2795", "0000-0002-0036-2859"];
    for (let round = 0; round < 4; round++) {
      const numbers = range(0, 7).map(next);
      const outcomes = await Promise.all(
        numbers.map((number, client) => {
          // Each in another order: two that wait for each other's people would wait in a circle.
          const authors = orcids.map((orcid, index) => ({
            name: `Person ${round} ${index}`,
            orcid,
          }));
          if (client % 2 === 1) authors.reverse();
          // The people are the only thing they meet at, or else the org.
          const org = round % 2 === 0 ? null : { slug: `new-lab-${round}`, name: "New Lab" };
          return record(number, { authors, org });
        }),
      );
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(numbers.map(() => "new"));
      await database.prisma.$executeRaw`UPDATE authors SET orcid = NULL`;
    }
  });

  test("updating one paper leave one of their author lists, whole", async () => {
    const number = next();
    await record(number);
    const lists = range(0, 7).map((client) =>
      range(0, client + 1).map((index) => ({ name: `Writer ${client} ${index}` })),
    );
    const outcomes = await Promise.all(lists.map((authors) => record(number, { authors })));
    const stored = (await authorsOf(outcomes[0]?.paperId ?? 0)).map(({ name }) => ({ name }));
    expect(lists).toContainEqual(stored);
  });
});
