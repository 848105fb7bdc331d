import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInputError } from "./errors.ts";
import type { Keyset, PageArgs } from "./keyset.ts";
import { keysetPage, keysetQuery } from "./keyset.ts";

const VOTES: Keyset<"votedAt" | "paperId"> = {
  name: "votes",
  direction: "desc",
  columns: { votedAt: "moment", paperId: "integer" },
};

const row = fc.record({
  votedAt: fc.date({
    min: new Date("0001-01-01T00:00:00Z"),
    max: new Date("9999-12-31T23:59:59Z"),
    noInvalidDate: true,
  }),
  paperId: fc.integer({ min: 0, max: 0x7fff_ffff }),
});

function refusal(args: PageArgs): string | null {
  try {
    keysetQuery(VOTES, args);
    return null;
  } catch (error) {
    if (error instanceof InvalidInputError) return error.fields[0]?.path.join(".") ?? "";
    throw error;
  }
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

describe("keyset paging", () => {
  it("asks for what stands beyond the cursor of a row, in both directions", () => {
    fc.assert(
      fc.property(row, (last) => {
        const cursor = keysetPage(VOTES, {}, [last]).pageInfo.endCursor;
        const { votedAt, paperId } = last;
        expect(keysetQuery(VOTES, { first: 5, after: cursor })).toEqual({
          where: {
            AND: [
              {
                votedAt: { lte: votedAt },
                OR: [{ votedAt: { lt: votedAt } }, { votedAt, paperId: { lt: paperId } }],
              },
            ],
          },
          orderBy: [{ votedAt: "desc" }, { paperId: "desc" }],
          take: 6,
        });
        expect(keysetQuery(VOTES, { last: 5, before: cursor })).toEqual({
          where: {
            AND: [
              {
                votedAt: { gte: votedAt },
                OR: [{ votedAt: { gt: votedAt } }, { votedAt, paperId: { gt: paperId } }],
              },
            ],
          },
          orderBy: [{ votedAt: "asc" }, { paperId: "asc" }],
          take: 6,
        });
      }),
    );
  });

  it("gives back at most the page, in the connection's order, and says whether there is more", () => {
    const rows = [3, 2, 1].map((paperId) => ({ votedAt: new Date(0), paperId }));
    const forwards = keysetPage(VOTES, { first: 2 }, rows);
    expect(forwards.edges.map(({ node }) => node.paperId)).toEqual([3, 2]);
    expect(forwards.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const backwards = keysetPage(VOTES, { last: 2 }, rows.toReversed());
    expect(backwards.edges.map(({ node }) => node.paperId)).toEqual([2, 1]);
    expect(backwards.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect(keysetPage(VOTES, { first: 0 }, rows)).toEqual({
      edges: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  it.each([
    [{ first: -1 }, "first"],
    [{ last: -1 }, "last"],
    [{ first: 101 }, "first"],
    [{ last: 101 }, "last"],
    [{ first: 1, last: 1 }, "last"],
  ])("refuses the page %j", (args, path) => {
    expect(refusal(args)).toBe(path);
  });

  it.each([
    "",
    "GPC:1",
    encode(null),
    encode({}),
    encode([]),
    encode(["votes"]),
    encode(["votes", 1]),
    encode(["votes", 1, 2, 3]),
    encode(["items", 1, 2]),
    encode(["votes", "1", "2"]),
    encode(["votes", null, 2]),
    encode(["votes", 1.5, 2]),
    encode(["votes", 8.64e15, 2]),
    encode(["votes", 1, -2]),
    encode(["votes", 1, 0x8000_0000]),
    encode(["votes", 1, { gt: 0 }]),
  ])("refuses the cursor %j", (cursor) => {
    expect(refusal({ after: cursor })).toBe("after");
    expect(refusal({ before: cursor })).toBe("before");
  });

  it("refuses anything else that is no cursor", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (cursor) => {
        expect(refusal({ after: cursor })).toBe("after");
      }),
    );
  });
});
