import type { IndexedFinds, IndexedSearch, PaperIndex } from "@paperround/schema/paper-index";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestServer } from "../support/test-server.ts";
import type { TestServer } from "../support/test-server.ts";

// The index is asked for what a page takes: the cost of the first page does not grow with what fits.

const PAPERS = 300;
const SEARCH = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: SearchFilter) {
  search(query: "crowded subject", first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    totalCount totalCountIsExact servedBy
    pageInfo { endCursor startCursor hasNextPage hasPreviousPage }
    edges { node { title } }
  }
}`;

interface Found {
  totalCount: number;
  totalCountIsExact: boolean;
  servedBy: string;
  pageInfo: { endCursor: string; startCursor: string; hasNextPage: boolean };
  edges: { node: { title: string } }[];
}

let server: TestServer;
let index: PaperIndex;
/** For how many hits the index was asked. */
let limits: number[] = [];
/** What the index answers as if it had not seen the last changes. */
let former: IndexedFinds | null = null;

function overIndex(real: PaperIndex): PaperIndex {
  index = real;
  const search = (asked: IndexedSearch): Promise<IndexedFinds | null> => {
    limits.push(asked.limit);
    return former
      ? Promise.resolve({ ...former, hits: former.hits.slice(0, asked.limit) })
      : real.search(asked);
  };
  return { ...real, search };
}

beforeAll(async () => {
  server = await createTestServer({ index: true, overIndex });
  await server.database.prisma.paper.createMany({
    data: Array.from({ length: PAPERS }, (_, at) => ({
      title: `${"Crowded ".repeat(1 + (at % 7))}subject ${at}`,
      categories: at % 2 === 0 ? ["cs.CL"] : [],
    })),
  });
  await server.indexed();
});

afterAll(async () => {
  await server.close();
});

async function find(
  args: Record<string, unknown>,
): Promise<{ found: Found; titles: string[]; asked: number[] }> {
  limits = [];
  const { data, errors } = await server.graphql<{ search: Found }>(SEARCH, args);
  expect(errors).toBeUndefined();
  const { search: found } = data;
  expect(found.servedBy).toBe("INDEX");
  return { found, titles: found.edges.map(({ node }) => node.title), asked: limits };
}

test("pages go on as one ranking, and none asks for much more than it takes", async () => {
  const whole: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { found, titles, asked } = await find({ first: 7, after });
    expect(found).toMatchObject({ totalCount: PAPERS, totalCountIsExact: true });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toBeLessThan(whole.length + 50);
    whole.push(...titles);
    ({ endCursor: after, hasNextPage: more } = found.pageInfo);
  }
  expect(new Set(whole).size).toBe(PAPERS);
  const large = await find({ first: 100 });
  expect(large.titles).toEqual(whole.slice(0, 100));
  const back = await find({ last: 10, before: large.found.pageInfo.endCursor });
  expect(back.titles).toEqual(whole.slice(89, 99));
  expect(Math.max(...back.asked)).toBeLessThan(200);
  const end = await find({ last: 10 });
  expect(end.titles).toEqual(whole.slice(-10));
});

test("a filter is counted as exactly", async () => {
  const { found, asked } = await find({ first: 5, filter: { category: "cs.CL" } });
  expect(found).toMatchObject({ totalCount: PAPERS / 2, totalCountIsExact: true });
  expect(Math.max(...asked)).toBeLessThan(50);
});

test("a page is full though the index does not know yet that many of the first have gone", async () => {
  const db = server.database.prisma;
  const before = await find({ first: 100 });
  former = await index.search({ text: "crowded subject", limit: 2_000 });
  const gone = before.titles.slice(0, 60);
  await db.paper.updateMany({ where: { title: { in: gone } }, data: { hiddenAt: new Date() } });
  try {
    const { found, titles } = await find({ first: 10 });
    expect(titles).toEqual(before.titles.slice(60, 70));
    expect(found.pageInfo.hasNextPage).toBe(true);
    expect(found).toMatchObject({ totalCount: PAPERS - 60, totalCountIsExact: true });
  } finally {
    former = null;
    await db.paper.updateMany({ where: { title: { in: gone } }, data: { hiddenAt: null } });
  }
});

test("what the index does not find is asked of it once", async () => {
  limits = [];
  const nothing = `{ search(query: "xylophone quagmire", first: 5) { totalCount servedBy } }`;
  const { data } = await server.graphql(nothing);
  expect(data).toEqual({ search: { totalCount: 0, servedBy: "DATABASE" } });
  expect(limits).toHaveLength(1);
});
