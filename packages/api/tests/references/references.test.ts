import { mergePapers } from "@paperround/schema/identity/merge-papers";
import { undoMerge } from "@paperround/schema/identity/undo-merge";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { recordPapers } from "@paperround/schema/papers/record-papers";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { addPapers, arxivId, madeUpRecord, range } from "../papers/made-up-papers.ts";
import type { TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

interface Citations {
  totalCount: number;
  totalCountIsExact: boolean;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
  nodes: { title: string }[];
}
interface Cited {
  title: string;
  references: Citations;
  citedBy: Citations;
}

const PAGE =
  "totalCount totalCountIsExact pageInfo { hasNextPage hasPreviousPage endCursor } nodes { title }";
const CITATIONS = `query ($refs: [PaperRef!]!, $first: Int, $after: String, $last: Int, $before: String) {
  papers(refs: $refs) {
    title
    references(first: $first, after: $after, last: $last, before: $before) { ${PAGE} }
    citedBy(first: $first, after: $after, last: $last, before: $before) { ${PAGE} }
  }
}`;

let server: TestServer;

beforeAll(async () => {
  server = await createTestServer({ index: true });
});
afterAll(() => server.close());

const arxiv = (number: number): PaperIdentifier => ({ scheme: "ARXIV", value: arxivId(number) });
const doi = (value: string): PaperIdentifier => ({ scheme: "DOI", value: `10.5555/${value}` });
const db = () => server.database.prisma;

async function rowOf(number: number): Promise<number> {
  const row = await db().paperId.findFirstOrThrow({ where: { value: arxivId(number) } });
  return row.paperId;
}

async function ask(
  numbers: number[],
  page: object = {},
  { of = server, token }: { of?: TestServer; token?: string | undefined } = {},
): Promise<Cited[]> {
  const refs = numbers.map((number) => ({ arxiv: arxivId(number) }));
  const options = token === undefined ? {} : { token };
  const { data, errors } = await of.graphql<{ papers: Cited[] }>(
    CITATIONS,
    { refs, ...page },
    options,
  );
  expect(errors).toBeUndefined();
  return data.papers;
}

/** The numbers of the papers that one cites and is cited by. */
async function around(number: number, token?: string) {
  const [paper] = await ask([number], {}, { token });
  const numbers = (page?: Citations) => {
    const found = page?.nodes.map(({ title }) => Number(/\d+$/.exec(title)?.[0])) ?? [];
    expect(page?.totalCount).toBe(found.length);
    return found;
  };
  return { cites: numbers(paper?.references), citedBy: numbers(paper?.citedBy) };
}

describe("what a paper cites", () => {
  test("is what is here of it, now or later, by any of its ids", async () => {
    await addPapers(db(), [1, 2]);
    const references = [arxiv(1), doi("one"), doi("later"), doi("never"), arxiv(3)];
    // By itself, and in a batch: the one and the other way of coming in.
    await addPapers(db(), [3], { over: { references } });
    await recordPapers(db(), [madeUpRecord(4, { references }), madeUpRecord(5)]);
    expect(await around(3)).toEqual({ cites: [1], citedBy: [4] });
    expect(await around(4)).toEqual({ cites: [3, 1], citedBy: [] });
    expect(await around(5)).toEqual({ cites: [], citedBy: [] });

    const late = { ids: [arxiv(6), doi("later")] };
    await recordPapers(db(), [madeUpRecord(6, late), madeUpRecord(7)]);
    expect(await around(6)).toEqual({ cites: [], citedBy: [4, 3] });
    // Both of its names are cited: it is one work.
    await addPapers(db(), [1], { over: { ids: [arxiv(1), doi("one")] } });
    expect(await around(3)).toEqual({ cites: [6, 1], citedBy: [4] });
    expect(await around(1)).toEqual({ cites: [], citedBy: [4, 3] });
  });

  test("follows what its sources tell, all of them together", async () => {
    const of = (name: string, references: PaperIdentifier[]) =>
      recordPaper(
        db(),
        madeUpRecord(8, { references, source: { name, fetchedAt: new Date("2026-01-06") } }),
      );
    await of("crossref", [doi("later")]);
    await of("openalex", [arxiv(2)]);
    expect(await around(8)).toEqual({ cites: [6, 2], citedBy: [] });
    await of("openalex", [arxiv(1), arxiv(8)]);
    expect(await around(8)).toEqual({ cites: [6, 1], citedBy: [] });
    // Who does not tell any more takes nothing back.
    await of("openalex", []);
    expect(await around(8)).toEqual({ cites: [6, 1], citedBy: [] });
  });

  test("moves with papers that become one, and back", async () => {
    await addPapers(db(), [11, 12]);
    await addPapers(db(), [13], { over: { references: [arxiv(11), arxiv(12)] } });
    await addPapers(db(), [14], { over: { references: [arxiv(2)] } });
    const before = await Promise.all([11, 12, 13, 14, 2].map((number) => around(number)));
    const merge = async (from: number, into: number): Promise<number> => {
      const rows = { fromId: await rowOf(from), intoId: await rowOf(into) };
      return db().$transaction((tx) => mergePapers(tx, { ...rows, evidence: { kind: "TEST" } }));
    };
    const first = await merge(12, 11);
    const second = await merge(14, 13);
    expect(await around(13)).toEqual({ cites: [11, 2], citedBy: [] });
    expect(await around(12)).toEqual({ cites: [], citedBy: [13] });
    // One cites the other, and now they are one.
    const third = await merge(13, 11);
    expect(await around(13)).toEqual({ cites: [2], citedBy: [] });
    for (const mergeId of [first, third, second])
      await undoMerge(db(), { mergeId, undoneById: null });
    const after = await Promise.all([11, 12, 13, 14, 2].map((number) => around(number)));
    expect(after).toEqual(before);
  });

  test("leaves hidden papers out, but for moderators", async () => {
    await addPapers(db(), [21]);
    await addPapers(db(), [22], { over: { references: [arxiv(21)] } });
    await addPapers(db(), [23], { over: { references: [arxiv(21), arxiv(22)] } });
    const { token, userId } = await server.signIn("moderator@example.org");
    await db().user.update({ where: { id: userId }, data: { role: "MODERATOR" } });
    await db().paper.update({ where: { id: await rowOf(22) }, data: { hiddenAt: new Date() } });
    expect(await around(21)).toEqual({ cites: [], citedBy: [23] });
    expect(await around(23)).toEqual({ cites: [21], citedBy: [] });
    expect(await around(21, token)).toEqual({ cites: [], citedBy: [23, 22] });
    expect(await around(23, token)).toEqual({ cites: [22, 21], citedBy: [] });
  });

  test("is paged from either end", async () => {
    await addPapers(db(), range(31, 35));
    await addPapers(db(), [30], { over: { references: range(31, 35).map(arxiv) } });
    const titles = (papers: Cited[]) =>
      papers[0]?.references.nodes.map(({ title }) => Number(title.slice(-2)));
    const first = await ask([30], { first: 2 });
    expect(titles(first)).toEqual([35, 34]);
    expect(first[0]?.references).toMatchObject({ totalCount: 5, totalCountIsExact: true });
    const next = { first: 9, after: first[0]?.references.pageInfo.endCursor };
    const { data, errors } = await server.graphql<{ papers: Cited[] }>(
      `query ($refs: [PaperRef!]!, $first: Int, $after: String) {
        papers(refs: $refs) { references(first: $first, after: $after) { ${PAGE} } } }`,
      { refs: [{ arxiv: arxivId(30) }], ...next },
    );
    expect(errors).toBeUndefined();
    expect(titles(data.papers)).toEqual([33, 32, 31]);
    expect(data.papers[0]?.references.pageInfo).toMatchObject({
      hasNextPage: false,
      hasPreviousPage: true,
    });
    const last = await ask([30], { last: 2 });
    expect(titles(last)).toEqual([32, 31]);
    expect(last[0]?.references.pageInfo.hasPreviousPage).toBe(true);
    const made = await server.graphql(CITATIONS, { refs: [{ arxiv: arxivId(30) }], after: "x" });
    expect(made.errors?.[0]?.message).toContain("no cursor of this connection");
  });

  test("is counted up to 1,000, and read no further", async () => {
    await addPapers(db(), [40]);
    const crowd = range(5_000, 6_004);
    for (let from = 0; from < crowd.length; from += 300) {
      const records = crowd
        .slice(from, from + 300)
        .map((number) => madeUpRecord(number, { references: [arxiv(40)] }));
      await recordPapers(db(), records);
    }
    const [paper] = await ask([40], { first: 3 });
    expect(paper?.citedBy).toMatchObject({ totalCount: 1_000, totalCountIsExact: false });
    expect(paper?.citedBy.nodes.map(({ title }) => title)).toEqual(
      [6_004, 6_003, 6_002].map((number) => `On made-up thing ${number}`),
    );
    expect(paper?.references.totalCount).toBe(0);
  });

  test("takes as many statements for a list as for one paper", async () => {
    // One whose index does not read meanwhile.
    const quiet = await createTestServer({ database: server.database });
    onTestFinished(() => quiet.close());
    const counted = async (numbers: number[]) => {
      quiet.statements();
      await ask(numbers, { first: 5 }, { of: quiet });
      return quiet.statements().length;
    };
    const one = await counted([3]);
    expect(await counted([3, 4, 6, 8, 13, 23, 30, 40])).toBe(one);
    expect(one).toBeLessThanOrEqual(8);
  });
});

describe("the index", () => {
  const RELATED = `query ($ref: PaperRef!) { paper(ref: $ref) { related(first: 50) {
    servedBy edges { node { title } reasons { kind text citation } } } } }`;
  const SAID = { CITES: /^cites it$/, CITED: /^is cited by it$/, SHARED: /^both cite / };

  async function citationsAround(number: number): Promise<Record<string, string>> {
    await server.indexed();
    interface Reason {
      kind: string;
      text: string;
      citation: keyof typeof SAID | null;
    }
    interface Near {
      servedBy: string;
      edges: { node: { title: string }; reasons: Reason[] }[];
    }
    const { data, errors } = await server.graphql<{ paper: { related: Near } }>(RELATED, {
      ref: { arxiv: arxivId(number) },
    });
    expect(errors).toBeUndefined();
    expect(data.paper.related.servedBy).toBe("INDEX");
    return Object.fromEntries(
      data.paper.related.edges.flatMap(({ node, reasons }) => {
        const reason = reasons.find(({ kind }) => kind === "CITATIONS");
        if (reason) expect(reason.text).toMatch(SAID[reason.citation ?? "SHARED"]);
        for (const { kind, citation } of reasons)
          expect(citation === null).toBe(kind !== "CITATIONS");
        return reason ? [[node.title, reason.text]] : [];
      }),
    );
  }

  test("says who cites whom, also when the cited paper comes later or gets the id later", async () => {
    const title = (number: number) => `Whales of the sea number ${number}`;
    const add = (number: number, over: object = {}) =>
      addPapers(db(), [number], { over: { title: title(number), ...over } });
    await add(7_001, { references: [arxiv(7_002), doi("third")] });
    await add(7_004, { references: [arxiv(7_002), doi("third")] });
    expect(await citationsAround(7_001)).toEqual({});
    await add(7_002);
    await add(7_003);
    const [cites] = Object.values(await citationsAround(7_002));
    expect(Object.keys(await citationsAround(7_002)).toSorted()).toEqual([
      title(7_001),
      title(7_004),
    ]);
    expect(cites).toBe("cites it");
    await add(7_003, { ids: [arxiv(7_003), doi("third")] });
    expect(Object.keys(await citationsAround(7_003)).toSorted()).toEqual([
      title(7_001),
      title(7_004),
    ]);
    expect(await citationsAround(7_001)).toMatchObject({
      [title(7_002)]: expect.any(String),
      [title(7_003)]: expect.any(String),
      [title(7_004)]: expect.stringMatching(/2 /),
    });
    await db().paper.update({ where: { id: await rowOf(7_002) }, data: { hiddenAt: new Date() } });
    expect(Object.keys(await citationsAround(7_001)).toSorted()).toEqual([
      title(7_003),
      title(7_004),
    ]);
    await db().paper.delete({ where: { id: await rowOf(7_003) } });
    expect(await citationsAround(7_001)).toEqual({});
  });
});
