import type { PrismaClient } from "@paperround/schema/client";
import { expect } from "vitest";

/** Everything about papers, votes, lists and submissions that merging touches, comparable as a whole. */
export async function stateOf(db: PrismaClient) {
  const [papers, ids, votes, items, submissions, shadows, shadowItems, lists] = await Promise.all([
    db.paper.findMany({
      orderBy: { id: "asc" },
      select: {
        id: true,
        title: true,
        rootId: true,
        mergedIntoId: true,
        upvoteCount: true,
        listedAt: true,
        authorCount: true,
        abstract: true,
        publishedOn: true,
        authorships: {
          orderBy: { position: "asc" },
          select: { name: true, authorId: true, position: true },
        },
      },
    }),
    db.paperId.findMany({
      orderBy: [{ scheme: "asc" }, { value: "asc" }],
      select: { scheme: true, value: true, paperId: true, originPaperId: true },
    }),
    db.vote.findMany({
      orderBy: [{ userId: "asc" }, { paperId: "asc" }],
      select: { userId: true, paperId: true, originPaperId: true },
    }),
    db.listItem.findMany({
      orderBy: [{ listId: "asc" }, { paperId: "asc" }],
      select: { listId: true, paperId: true, originPaperId: true, note: true },
    }),
    db.submission.findMany({
      orderBy: { id: "asc" },
      select: { id: true, paperId: true, originPaperId: true, status: true },
    }),
    db.shadowedVote.findMany({
      orderBy: [{ userId: "asc" }, { originPaperId: "asc" }],
      select: { userId: true, originPaperId: true },
    }),
    db.shadowedListItem.findMany({
      orderBy: [{ listId: "asc" }, { originPaperId: "asc" }],
      select: { listId: true, originPaperId: true, note: true },
    }),
    db.list.findMany({ orderBy: { id: "asc" }, select: { id: true, itemCount: true } }),
  ]);
  return { papers, ids, votes, items, submissions, shadows, shadowItems, lists };
}

/** What must hold whatever happened. */
export async function expectSound(db: PrismaClient): Promise<void> {
  const state = await stateOf(db);
  const parent = new Map(state.papers.map((paper) => [paper.id, paper.mergedIntoId]));
  const rootOf = (id: number): number => {
    let root = id;
    for (let up = parent.get(root); up != null; up = parent.get(root)) root = up;
    return root;
  };
  for (const paper of state.papers) {
    expect(paper.rootId ?? paper.id, `root of paper ${paper.id}`).toBe(rootOf(paper.id));
    const votes = state.votes.filter((vote) => vote.paperId === paper.id);
    expect(paper.upvoteCount, `votes of paper ${paper.id}`).toBe(votes.length);
    const isListed = state.submissions.some(
      (submission) => submission.paperId === paper.id && submission.status === "LISTED",
    );
    expect(paper.listedAt !== null, `paper ${paper.id} is listed`).toBe(isListed);
  }
  for (const row of [...state.ids, ...state.votes, ...state.items, ...state.submissions]) {
    expect(row.paperId, "a row belongs to the root of its origin").toBe(rootOf(row.originPaperId));
  }
  for (const shadow of state.shadows) {
    const before = state.votes.find(
      (vote) => vote.userId === shadow.userId && vote.paperId === rootOf(shadow.originPaperId),
    );
    expect(before, "a shadow stands behind a vote").toBeDefined();
    expect(before?.originPaperId).not.toBe(shadow.originPaperId);
  }
  for (const shadow of state.shadowItems) {
    const before = state.items.find(
      (item) => item.listId === shadow.listId && item.paperId === rootOf(shadow.originPaperId),
    );
    expect(before, "a shadow stands behind an item").toBeDefined();
  }
  for (const list of state.lists) {
    const items = state.items.filter((item) => item.listId === list.id);
    expect(list.itemCount, `items of list ${list.id}`).toBe(items.length);
  }
}
