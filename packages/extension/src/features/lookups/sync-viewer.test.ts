import { describe, expect, test } from "vitest";
import { apply } from "./sync-viewer.ts";

const page = { cursor: "2", hasMore: false, reset: false, changes: [] };
const copy = { cursor: "1", votes: { a: ["h1"] }, items: { "list a": ["h1"] } };

describe("apply", () => {
  test("adds and takes away", () => {
    const changes = [
      { __typename: "VoteChange" as const, paperId: "a", hashes: [], upvoted: false },
      { __typename: "VoteChange" as const, paperId: "b", hashes: ["h2"], upvoted: true },
      {
        __typename: "ListItemChange" as const,
        listId: "list",
        paperId: "a",
        hashes: [],
        removed: true,
      },
    ];
    expect(apply(copy, { ...page, changes })).toEqual({
      cursor: "2",
      votes: { b: ["h2"] },
      items: {},
    });
  });

  test("starts over from an empty copy when the server does not know the cursor", () => {
    expect(apply(copy, { ...page, reset: true })).toEqual({ cursor: "2", votes: {}, items: {} });
  });

  test("leaves the copy that it was given as it was", () => {
    const before = structuredClone(copy);
    apply(copy, {
      ...page,
      changes: [{ __typename: "VoteChange", paperId: "a", hashes: [], upvoted: false }],
    });
    expect(copy).toEqual(before);
  });
});
