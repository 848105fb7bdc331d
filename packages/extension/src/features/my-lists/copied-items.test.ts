import { expect, test } from "vitest";
import type { CopiedListView, CopiedListsView } from "../../copy-view.ts";
import { copiedItems } from "./copied-items.ts";

// The reader's lists without the server: every order and filter as the server would have them.

const COPY: CopiedListsView = {
  copiedAt: 7,
  lists: [
    { id: "reading", name: "Reading list", isDefault: true, itemCount: 1, items: [item("b", {})] },
    {
      id: "club",
      name: "Club",
      isDefault: false,
      itemCount: 9,
      items: [
        item("b", { addedAt: "2026-01-02T00:00:00Z", tags: ["Für später"] }),
        item("c", { addedAt: "2026-01-03T00:00:00Z", readState: "READ" }),
        item("a", { addedAt: "2026-01-01T00:00:00Z", note: "Lies das" }),
      ],
    },
  ],
};

type Item = CopiedListView["items"][number];
function item(id: string, changes: Partial<Item>): Item {
  const of = { authors: [], authorCount: 0, org: null, publishedOn: null };
  const paper = { id, title: `Paper ${id}`, ...of, upvoteCount: 0, commentCount: 0, ids: [] };
  return {
    paper,
    note: "",
    tags: [],
    readState: "UNREAD",
    addedAt: "2026-01-01T00:00:00Z",
    viewerHasUpvoted: id === "c",
    waiting: false,
    ...changes,
  };
}

const ALL = {
  listId: "club",
  orderBy: "MANUAL",
  readState: null,
  tag: null,
  search: null,
} as const;
const ids = (choice: Parameters<typeof copiedItems>[1]) =>
  copiedItems(COPY, choice)?.items.map(({ id }) => id);

test.for([
  [{}, ["b", "c", "a"]],
  [{ orderBy: "ADDED" }, ["c", "b", "a"]],
  [{ orderBy: "TITLE" }, ["a", "b", "c"]],
  [{ readState: "READ" }, ["c"]],
  [{ tag: "für später" }, ["b"]],
  [{ search: "lies" }, ["a"]],
  [{ listId: "reading" }, ["b"]],
] as const)("%o", ([choice, expected]) => {
  expect(ids({ ...ALL, ...choice })).toEqual(expected);
});

test("says in which lists a paper is, whether it has the vote, and what is not kept", () => {
  const page = copiedItems(COPY, ALL);
  expect(page).toMatchObject({ copiedAt: 7, notKept: 6 });
  expect(page?.items[0]?.card.viewerLists.map(({ name }) => name)).toEqual([
    "Reading list",
    "Club",
  ]);
  expect(page?.items[1]?.card).toMatchObject({ viewerHasUpvoted: true, copiedAt: 7 });
  expect(copiedItems(COPY, { ...ALL, listId: "reading" })).not.toHaveProperty("notKept");
  expect(copiedItems(COPY, { ...ALL, listId: "gone" })).toBeNull();
});
