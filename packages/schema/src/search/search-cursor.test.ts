import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../errors.ts";
import { holdsPage, rankedPage, rowsFor } from "./search-cursor.ts";

const BY_INDEX = { name: "search", by: "RELEVANCE INDEX" };
const BY_DATABASE = { name: "search", by: "RELEVANCE DATABASE" };
/** Ten rows, 10 first. */
const rows = Array.from({ length: 10 }, (_, place) => ({ id: 10 - place, key: 10 - place }));
const idsOf = (page: ReturnType<typeof rankedPage>) => page.edges.map(({ node }) => node.id);
const cursorAt = (id: number) =>
  rankedPage(BY_INDEX, { first: 100 }, rows).edges.find(({ node }) => node.id === id)?.cursor ?? "";

describe("the first rows of a ranking", () => {
  const place = fc.option(fc.integer({ min: 1, max: 10 }), { nil: null });
  const pageArgs = fc
    .record({ size: fc.nat(12), after: place, before: place, backwards: fc.boolean() })
    .map(({ size, after, before, backwards }) => ({
      ...(backwards ? { last: size } : { first: size }),
      after: after === null ? null : cursorAt(after),
      before: before === null ? null : cursorAt(before),
    }));

  it("tell a page as all rows do, where they say that they hold it", () => {
    let held = 0;
    fc.assert(
      fc.property(pageArgs, fc.subarray(rows), fc.nat(10), (args, left, count) => {
        const first = left.slice(0, count);
        if (!holdsPage(BY_INDEX, args, first)) return;
        held += 1;
        expect(rankedPage(BY_INDEX, args, first)).toEqual(rankedPage(BY_INDEX, args, left));
      }),
      { numRuns: 2_000 },
    );
    expect(held).toBeGreaterThan(100);
  });

  it("are enough when as many are read as are told, unless much has changed", () => {
    const many = Array.from({ length: 500 }, (_, place) => ({ id: 500 - place, key: 1 }));
    const pages = [{ first: 20 }, { first: 0 }, { first: 100 }, {}];
    const at = (args: object) => rankedPage(BY_INDEX, args, many).pageInfo.endCursor;
    const second = [
      { first: 20, after: at({ first: 20 }) },
      { last: 5, before: at({ first: 60 }) },
    ];
    for (const args of [...pages, ...second]) {
      const count = rowsFor(args);
      expect(count).toBeLessThan(150);
      expect(holdsPage(BY_INDEX, args, many.slice(0, count))).toBe(true);
      // Also when a few have gone.
      expect(holdsPage(BY_INDEX, args, many.slice(0, count - 20))).toBe(true);
    }
    expect(rowsFor({ last: 5 })).toBe(Infinity);
  });
});

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
