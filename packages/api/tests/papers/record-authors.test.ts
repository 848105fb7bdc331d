import type { PaperRecordInput } from "@paperround/schema/papers/paper-record";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { recordPapers } from "@paperround/schema/papers/record-papers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { expectSound } from "../identity/identity-state.ts";
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

describe("how many authors there are", () => {
  const countOf = async (paperId: number) =>
    (await database.prisma.paper.findUniqueOrThrow({ where: { id: paperId } })).authorCount;
  const other = { source: { name: "openalex", fetchedAt: new Date("2026-02-01") } };

  test("is known where a source counts them and names nobody", async () => {
    const number = next();
    const { paperId } = await record(number, { authors: [], authorCount: 41 });
    expect(await countOf(paperId)).toBe(41);
    await record(number, { ...other, authors: [], authorCount: 0 });
    expect(await countOf(paperId)).toBe(41);
  });

  test("is what the source says whose names are shown, and never less than those", async () => {
    const number = next();
    const names = ["A", "B", "C"].map((letter) => ({ name: `${letter} Count${number}` }));
    const { paperId } = await record(number, { ...other, authors: [], authorCount: 41 });
    await record(number, { authors: names });
    expect(await countOf(paperId)).toBe(3);
    // The same source once more, which now only counts: its names stay, and so do they all count.
    await record(number, { authors: [], authorCount: 2 });
    expect(await countOf(paperId)).toBe(3);
    expect(await authorsOf(paperId)).toHaveLength(3);
  });
});

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

  test("who stand in a list of hundreds together are not known by that", async () => {
    const crowd = range(1, 101).map((number) => ({ name: `Crowd Member${number}` }));
    const pair = { authors: crowd.slice(0, 2) };
    const { paperId } = await record(next(), { authors: crowd });
    const idsOf = async (of: number) => (await authorsOf(of)).map(({ authorId }) => authorId);
    const inCrowd = await idsOf(paperId);
    const first = await idsOf((await record(next(), pair)).paperId);
    const second = await idsOf((await record(next(), pair)).paperId);
    expect(first).not.toEqual(inCrowd.slice(0, 2));
    expect(second).toEqual(first);
    await expectSound(database.prisma);
  });

  test("of a list that changed have met those of the new one alone", async () => {
    const number = next();
    const list = (...names: string[]) => ({ authors: names.map((name) => ({ name })) });
    const idOf = async (of: { paperId: number }, place: number) =>
      (await authorsOf(of.paperId))[place]?.authorId;
    const changed = await record(number, list("Xu Former", "Yu Former", "Zu Former"));
    await record(number, list("Xu Former", "Zu Former"));
    await expectSound(database.prisma);
    const xu = await idOf(changed, 0);
    expect(await idOf(await record(next(), list("Xu Former", "Yu Former")), 0)).not.toBe(xu);
    expect(await idOf(await record(next(), list("Zu Former", "Xu Former")), 1)).toBe(xu);
    // A paper that goes takes what it told along.
    await database.prisma.submission.deleteMany({ where: { paperId: changed.paperId } });
    await database.prisma.paper.delete({ where: { id: changed.paperId } });
    await expectSound(database.prisma);
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

  describe("of a very frequent name", () => {
    const FREQUENT = ["Wei Frequent", "Min Frequent"];

    beforeAll(async () => {
      const alone = FREQUENT.flatMap((name) =>
        range(1, 60).map(() => madeUpRecord(next(), { authors: [{ name }] })),
      );
      const stored = await recordPapers(database.prisma, alone);
      expect(stored).toMatchObject(alone.map(() => ({ outcome: "new" })));
    });

    /** Who wrote three papers of these people, by place: the third came in a batch. */
    async function threeTimes(names: string[]) {
      const together = { authors: names.map((name) => ({ name })) };
      const first = await record(next(), together);
      const second = await record(next(), together);
      const [third] = await recordPapers(database.prisma, [madeUpRecord(next(), together)]);
      if (!third || "error" in third) throw new Error("The third was not stored.");
      const authors = await Promise.all(
        [first, second, third].map(({ paperId }) => authorsOf(paperId)),
      );
      return names.map((_, place) => new Set(authors.map((of) => of[place]?.authorId)).size);
    }

    test("are known by somebody of a rare name beside them, however many bear it", async () => {
      expect(await threeTimes(["Wei Frequent", "Zoe Rare"])).toEqual([1, 1]);
    });

    test("are not known by another frequent name: these may be two others", async () => {
      expect(await threeTimes(FREQUENT)).toEqual([3, 3]);
    });
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

describe("orgs", () => {
  test("of one batch are found by ROR, handle and name, also by what the batch itself has told", async () => {
    const ror = "01an7q238";
    const batch = [
      { slug: "old-lab", name: "Old Lab" },
      { slug: "OLD-LAB", name: "The Old Laboratory", ror },
      { slug: "elsewhere", name: "Another Name", ror },
      { slug: "by-name", name: "Old Lab" },
      { slug: "new-lab", name: "New Lab" },
    ].map((org) => madeUpRecord(next(), { org }));
    await recordPaper(
      database.prisma,
      madeUpRecord(next(), { org: { slug: "old-lab", name: "Old Lab" } }),
    );
    const results = await recordPapers(database.prisma, batch);
    const papers = await database.prisma.paper.findMany({
      where: {
        id: { in: results.flatMap((result) => ("paperId" in result ? result.paperId : [])) },
      },
      orderBy: { id: "asc" },
      select: { org: { select: { slug: true, name: true, ror: true } } },
    });
    const old = { slug: "old-lab", name: "Old Lab", ror };
    expect(papers.map(({ org }) => org)).toEqual([
      old,
      old,
      old,
      old,
      { slug: "new-lab", name: "New Lab", ror: null },
    ]);
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
