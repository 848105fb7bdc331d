import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../errors.ts";
import { rankedPage } from "./search-cursor.ts";

const BY_INDEX = { name: "search", by: "RELEVANCE INDEX" };
const BY_DATABASE = { name: "search", by: "RELEVANCE DATABASE" };
/** Ten rows, 10 first. */
const rows = Array.from({ length: 10 }, (_, place) => ({ id: 10 - place, key: 10 - place }));
const idsOf = (page: ReturnType<typeof rankedPage>) => page.edges.map(({ node }) => node.id);
const cursorAt = (id: number) =>
  rankedPage(BY_INDEX, { first: 100 }, rows).edges.find(({ node }) => node.id === id)?.cursor ?? "";

describe("a page of a ranking", () => {
  it("goes through all of it, forwards and backwards, each row once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.boolean(), (size, backwards) => {
        const seen: number[] = [];
        let cursor: string | null = null;
        for (let more = true; more;) {
          const page: ReturnType<typeof rankedPage> = rankedPage(
            BY_INDEX,
            backwards ? { last: size, before: cursor } : { first: size, after: cursor },
            rows,
          );
          const { pageInfo }: ReturnType<typeof rankedPage> = page;
          seen.push(...(backwards ? idsOf(page).toReversed() : idsOf(page)));
          more = backwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage;
          cursor = backwards ? pageInfo.startCursor : pageInfo.endCursor;
        }
        const ids = rows.map(({ id }) => id);
        expect(seen).toEqual(backwards ? ids.toReversed() : ids);
      }),
    );
  });

  it("goes on after its row, whatever came before it or changed its key", () => {
    const changed = [{ id: 99, key: 99 }, ...rows.map((row) => ({ ...row, key: row.key * 3 }))];
    expect(idsOf(rankedPage(BY_INDEX, { first: 2, after: cursorAt(7) }, changed))).toEqual([6, 5]);
    expect(idsOf(rankedPage(BY_INDEX, { last: 2, before: cursorAt(7) }, changed))).toEqual([9, 8]);
  });

  it("goes on at its key when its row is gone", () => {
    const without = [{ id: 99, key: 99 }, ...rows.filter(({ id }) => id !== 7)];
    expect(idsOf(rankedPage(BY_INDEX, { first: 2, after: cursorAt(7) }, without))).toEqual([6, 5]);
    expect(idsOf(rankedPage(BY_INDEX, { last: 2, before: cursorAt(7) }, without))).toEqual([9, 8]);
    const last = rows.filter(({ id }) => id > 1);
    expect(idsOf(rankedPage(BY_INDEX, { first: 2, after: cursorAt(1) }, last))).toEqual([]);
  });

  it("goes on at its position when another ranked, whose keys say nothing", () => {
    const other = rows.filter(({ id }) => id !== 7).map((row) => ({ ...row, key: row.key / 100 }));
    expect(idsOf(rankedPage(BY_DATABASE, { first: 2, after: cursorAt(7) }, other))).toEqual([6, 5]);
    expect(idsOf(rankedPage(BY_DATABASE, { first: 2, after: cursorAt(6) }, other))).toEqual([5, 4]);
  });

  it("between two cursors ends where they cross", () => {
    const page = (after: number, before: number) =>
      idsOf(
        rankedPage(BY_INDEX, { first: 9, after: cursorAt(after), before: cursorAt(before) }, rows),
      );
    expect(page(9, 6)).toEqual([8, 7]);
    expect(page(6, 9)).toEqual([]);
  });

  it.each([
    "",
    "nothing",
    ...[
      ["feed", "x", 1, 1, 1],
      ["search", 1, 1, 1, 1],
      ["search", "x", "1", 1, 1],
      ["search", "x", 1, -1, 1],
      ["search", "x", 1, 1, 1.5],
      ["search", "x", 1, 1, 1, 1],
    ].map((parts) => Buffer.from(JSON.stringify(parts)).toString("base64url")),
  ])("refuses the cursor %j", (after) => {
    expect(() => rankedPage(BY_INDEX, { after }, rows)).toThrow(InvalidInputError);
  });
});
