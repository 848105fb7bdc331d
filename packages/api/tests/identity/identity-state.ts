import type { PrismaClient } from "@paperround/schema/client";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import { toldReferences } from "@paperround/schema/references/told-references";
import { expect } from "vitest";

/** Everything about papers, votes, comments, lists and submissions that merging touches, comparable as a whole. */
export async function stateOf(db: PrismaClient) {
  const [papers, ids, votes, items, submissions, shadows, shadowItems, lists, comments] =
    await Promise.all([
      db.paper.findMany({
        orderBy: { id: "asc" },
        select: {
          id: true,
          title: true,
          rootId: true,
          mergedIntoId: true,
          hiddenAt: true,
          upvoteCount: true,
          commentCount: true,
          listedAt: true,
          authorCount: true,
          abstract: true,
          publishedOn: true,
          referenceIdCount: true,
          records: { orderBy: { id: "asc" }, select: { record: true } },
          references: {
            orderBy: [{ scheme: "asc" }, { value: "asc" }],
            select: { scheme: true, value: true },
          },
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
      db.comment.findMany({
        orderBy: { id: "asc" },
        select: {
          id: true,
          paperId: true,
          originPaperId: true,
          rootId: true,
          deletedAt: true,
          hiddenAt: true,
        },
      }),
    ]);
  return { papers, ids, votes, items, submissions, shadows, shadowItems, lists, comments };
}

/** What must hold whatever happened. */
export async function expectSound(db: PrismaClient): Promise<void> {
  const state = await stateOf(db);
  await expectWhoMet(db);
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
    const comments = state.comments.filter(
      ({ paperId, deletedAt, hiddenAt }) =>
        paperId === paper.id && deletedAt === null && hiddenAt === null,
    );
    expect(paper.commentCount, `comments of paper ${paper.id}`).toBe(comments.length);
    const cited = paper.references.map(({ scheme, value }) => `${scheme} ${value}`).toSorted();
    expect(paper.referenceIdCount, `what paper ${paper.id} cites`).toBe(cited.length);
    // What was merged away keeps what it was until it stands by itself again.
    if (paper.rootId === null && paper.records.length > 0) {
      const told = paper.records.map(({ record }) => record as unknown as PaperRecord);
      const ids = toldReferences(told).map(({ scheme, value }) => `${scheme} ${value}`);
      expect(cited, `what paper ${paper.id} cites`).toEqual(ids);
    }
    const isListed = state.submissions.some(
      (submission) => submission.paperId === paper.id && submission.status === "LISTED",
    );
    expect(paper.listedAt !== null, `paper ${paper.id} is listed`).toBe(isListed);
  }
  for (const comment of state.comments) {
    const root = state.comments.find(({ id }) => id === (comment.rootId ?? comment.id));
    expect(root?.rootId, "a thread has one level").toBeNull();
    expect(comment.paperId, "a reply stands where its root does").toBe(root?.paperId);
    expect(comment.originPaperId).toBe(root?.originPaperId);
  }
  const { ids, votes, items, submissions, comments } = state;
  for (const row of [...ids, ...votes, ...items, ...submissions, ...comments]) {
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

/** The pairs of authors that are kept are those of the lists as they are. */
async function expectWhoMet(db: PrismaClient): Promise<void> {
  const lists = "co_authorships_of((SELECT array_agg(DISTINCT paper_id) FROM authorships))";
  const wrong = await db.$queryRawUnsafe(
    `(SELECT 'missing', * FROM (SELECT * FROM ${lists} EXCEPT TABLE co_authorships) AS missing)
     UNION ALL (SELECT 'left', * FROM (TABLE co_authorships EXCEPT SELECT * FROM ${lists}) AS left_over)`,
  );
  expect(wrong).toEqual([]);
}
