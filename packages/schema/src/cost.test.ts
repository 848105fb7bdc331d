import { graphql, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import type { Context } from "./context.ts";
import { schema } from "./index.ts";

/** Thrown by the first use of the database: the operation has passed. */
const PASSED = "The database was asked.";

const db = new Proxy(
  {},
  {
    get() {
      throw new Error(PASSED);
    },
  },
);

/** What becomes of an operation before it reaches the database. */
async function outcome(
  source: string,
  variableValues: Record<string, unknown> = {},
): Promise<string> {
  expect(validate(schema, parse(source))).toEqual([]);
  // Only what is looked at before the database stands in it.
  const contextValue = { db, viewer: null, clock: { now: () => new Date() } } as unknown as Context;
  const { errors } = await graphql({ schema, source, variableValues, contextValue });
  return errors?.[0]?.message ?? "no error";
}

const REFUSED =
  /This could return \d+ objects; at most 10000 are answered\. Ask for smaller pages\./;

/** Authors of papers of authors, `depth` times. */
function nested(depth: number): string {
  return depth === 0
    ? "nodes { id }"
    : `nodes { authors(first: 1) { nodes { author { papers(first: 1) { nodes { paper { related(first: 1) { ${nested(depth - 1)} } } } } } } } }`;
}

describe("the cost of an operation", () => {
  it("counts pages that nobody asked a size of: 20 × 20 × 20 is refused", async () => {
    const inner =
      "{ nodes { authors { nodes { author { papers { nodes { paper { title } } } } } } } }";
    expect(await outcome(`{ feed(period: DAY) ${inner} }`)).toMatch(REFUSED);
    expect(
      await outcome(
        `{ feed(period: DAY, first: 20) { nodes { related(first: 20) { nodes { related(first: 20) { nodes { id } } } } } } }`,
      ),
    ).toMatch(REFUSED);
  });

  it("lets pass what a client shows: a page of papers with authors, org, votes, lists and ids", async () => {
    const query = `query Feed($first: Int) {
      feed(period: DAY, first: $first) {
        nodes {
          id title summary upvoteCount viewerHasUpvoted
          authors(first: 10) { nodes { name author { id } } }
          org { slug name } viewerLists { id name } ids { scheme value url } links { landing pdf }
          submission { day submitter { handle } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }`;
    expect(await outcome(query)).toBe(PASSED);
    expect(await outcome(query, { first: 100 })).toBe(PASSED);
  });

  it("counts both nodes and edges, aliases, fragments and variables", async () => {
    const page = "nodes { authors(first: 100) { nodes { author { id } } } }";
    const feed = (body: string) => `feed(period: DAY, first: 40) { ${body} }`;
    expect(await outcome(`{ ${feed(page)} }`)).toBe(PASSED);
    expect(await outcome(`{ a: ${feed(page)} b: ${feed(page)} c: ${feed(page)} }`)).toMatch(
      REFUSED,
    );
    expect(
      await outcome(
        `{ ${feed(`${page} edges { node { authors(first: 100) { nodes { author { id } } } } }`)} }`,
      ),
    ).toMatch(REFUSED);
    expect(
      await outcome(
        `fragment F on FeedConnection { ${page} } { a: ${feed("...F")} b: ${feed("... { ...F }")} }`,
      ),
    ).toMatch(REFUSED);
    expect(
      await outcome(
        `query ($n: Int) { feed(period: DAY, first: $n) { nodes { authors(first: $n) { nodes { author { id } } } } } }`,
        { n: 100 },
      ),
    ).toMatch(REFUSED);
  });

  it("is not lowered by a page below nothing", async () => {
    const inner =
      "nodes { authors(first: 100) { nodes { author { papers(first: 100) { nodes { position } } } } }";
    expect(await outcome(`{ feed(period: DAY, first: -100) { ${inner} } } }`)).toMatch(REFUSED);
    expect(
      await outcome(
        `{ feed(period: DAY, first: 1, last: 100) { nodes { authors(first: 1, last: 100) { nodes { author { id } } } } } }`,
      ),
    ).toMatch(REFUSED);
  });

  it("counts as many papers and nodes as were asked for", async () => {
    const refs = Array.from({ length: 100 }, (_, index) => ({
      arxiv: `2601.${String(index + 1).padStart(5, "0")}`,
    }));
    const papers = (page: number) =>
      `query ($refs: [PaperRef!]!) { papers(refs: $refs) { authors(first: ${page}) { nodes { author { id } } } } }`;
    expect(await outcome(papers(10), { refs })).toBe(PASSED);
    expect(await outcome(papers(100), { refs })).toMatch(REFUSED);
    const ids = refs.map((_, index) => Buffer.from(`Paper:${index + 1}`).toString("base64"));
    const nodes = (page: number) =>
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Paper { authors(first: ${page}) { nodes { author { id } } } } } }`;
    expect(await outcome(nodes(10), { ids })).toBe(PASSED);
    expect(await outcome(nodes(100), { ids })).toMatch(REFUSED);
  });

  it("refuses what nests too deep, however small its pages", async () => {
    expect(await outcome(`{ feed(period: DAY, first: 1) { ${nested(1)} } }`)).toBe(PASSED);
    expect(await outcome(`{ feed(period: DAY, first: 1) { ${nested(4)} } }`)).toMatch(
      /This nests \d+ levels deep; at most 16 are answered\./,
    );
  });
});
