import { expect, test } from "vitest";
import type { Action } from "../../action.ts";
import type { PaperView } from "../../paper-view.ts";
import type { QueueRow } from "../../offline-database.ts";
import type { FeedPapers } from "../../storage.ts";
import { feedWithOwn } from "./feed-with-own.ts";
import type { Own } from "./feed-with-own.ts";

// Without the server the feed is what it was, and what its reader did with it since.

const COPIED_AT = 1000;
const ID = { scheme: "ARXIV", value: "2510.03264" } as const;
const COPY: FeedPapers = {
  copiedAt: COPIED_AT,
  papers: [
    {
      id: "a",
      title: "A Paper",
      authors: [],
      authorCount: 0,
      org: null,
      publishedOn: null,
      upvoteCount: 0,
      commentCount: 2,
      ids: [ID],
      listedOn: "2026-01-05",
    },
  ],
};
const LIST = { id: "list", name: "Reading list", isDefault: true };
const NOBODY: Own = { viewer: null, lists: null, opened: new Map(), rows: [] };
const ADA: Own = {
  ...NOBODY,
  viewer: { cursor: null, votes: { a: [] }, items: { "list a": [] } },
  lists: {
    copiedAt: 0,
    readAt: 0,
    cursor: null,
    lists: [{ ...LIST, itemCount: 1, items: [] }],
  },
};

function shown(own: Own) {
  const [paper] = feedWithOwn(COPY, own);
  const { upvoteCount, commentCount, viewerHasUpvoted, viewerLists, waiting } = paper as PaperView;
  const lists = viewerLists.map(({ name }) => name);
  return [upvoteCount, viewerHasUpvoted, commentCount, lists, waiting === true];
}

function rowOf(action: Action): QueueRow {
  const never = { breaks: 0, firstSentAt: null, refusal: null };
  const of = { server: "https://papers.example.org", account: "ada@example.org" };
  return { id: 1, ...of, action, title: null, ids: [], queuedAt: 0, ...never };
}

function openedAt(readAt: number, upvoteCount: number, viewerHasUpvoted: boolean): Own["opened"] {
  const { listedOn: _, ...paper } = { ...COPY.papers[0]! };
  const links = { landing: null, pdf: null, code: null, project: null };
  const own = { viewerHasUpvoted, viewerLists: [], links };
  const view = { ...paper, ...own, upvoteCount, commentCount: 5 };
  return new Map([["a", { server: "", id: "a", readAt, keys: [], paper: view }]]);
}

test("for nobody it is as it was copied", () => {
  expect(shown(NOBODY)).toEqual([0, false, 2, [], false]);
});

test("one's own vote is among the count, and one's lists are named", () => {
  expect(shown(ADA)).toEqual([1, true, 2, ["Reading list"], false]);
});

test("what was opened since counts as it was read then, and what was opened before does not", () => {
  expect(shown({ ...ADA, opened: openedAt(COPIED_AT + 1, 7, true) }).slice(0, 3)).toEqual([
    7,
    true,
    5,
  ]);
  // The vote came after the reading.
  expect(shown({ ...ADA, opened: openedAt(COPIED_AT + 1, 7, false) })[0]).toBe(8);
  expect(shown({ ...ADA, opened: openedAt(COPIED_AT - 1, 7, true) })[2]).toBe(2);
});

test("what waits is shown as it will be, and as waiting", () => {
  const vote = rowOf({ kind: "vote", paper: { nodeId: "a" }, upvoted: true });
  expect(shown({ ...NOBODY, rows: [vote] })).toEqual([1, true, 2, [], true]);
  const back = rowOf({ kind: "vote", paper: { identifier: ID }, upvoted: false });
  expect(shown({ ...ADA, rows: [back] })).toEqual([0, false, 2, ["Reading list"], true]);
  const save = rowOf({ kind: "save", paper: { nodeId: "a" }, listId: null });
  const without = { ...ADA, viewer: { cursor: null, votes: {}, items: {} } };
  expect(shown({ ...without, rows: [save] })).toEqual([0, false, 2, ["Reading list"], true]);
});
