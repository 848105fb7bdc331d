import type { Db } from "../context.ts";

/** From one paper to another: the rows that were first written for one of `origins`. */
export interface Move {
  from: number;
  to: number;
  origins: readonly number[];
}

/**
 * Moves what belongs to papers when they become one or part again: ids, source records, submissions, votes, comments, list items.
 * Where a person has a row on both sides, one stands and the other waits in its shadow; when nothing stands there any more,
 * the one that was shadowed last steps forward, for it stood until then. Counters are computed anew. Both papers must be
 * locked.
 */
export async function moveRows(tx: Db, move: Move): Promise<void> {
  const { from, to, origins } = move;
  await lockLists(tx, [from, to]);
  await tx.$executeRaw`UPDATE paper_ids SET paper_id = ${to} WHERE paper_id = ${from} AND origin_paper_id = ANY(${origins}::int[])`;
  await tx.$executeRaw`UPDATE source_records SET paper_id = ${to} WHERE paper_id = ${from} AND origin_paper_id = ANY(${origins}::int[])`;
  await tx.$executeRaw`UPDATE submissions SET paper_id = ${to} WHERE paper_id = ${from} AND origin_paper_id = ANY(${origins}::int[])`;
  await tx.$executeRaw`UPDATE comments SET paper_id = ${to} WHERE paper_id = ${from} AND origin_paper_id = ANY(${origins}::int[])`;
  await moveVotes(tx, move);
  await moveListItems(tx, move);
  for (const paperId of [from, to]) {
    await raiseVotes(tx, paperId);
    await raiseListItems(tx, paperId);
  }
  await recount(tx, [from, to]);
}

/** Whoever writes items locks the list first; so do we, or two would wait for each other. */
async function lockLists(tx: Db, papers: number[]): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM lists WHERE id IN (
      SELECT list_id FROM list_items WHERE paper_id = ANY(${papers}::int[])
      UNION SELECT list_id FROM shadowed_list_items JOIN papers ON papers.id = origin_paper_id
      WHERE coalesce(root_id, papers.id) = ANY(${papers}::int[])
    ) ORDER BY id FOR NO KEY UPDATE`;
}

async function moveVotes(tx: Db, { from, to, origins }: Move): Promise<void> {
  await tx.$executeRaw`
    WITH doubled AS (
      DELETE FROM votes USING votes standing
      WHERE votes.paper_id = ${from} AND votes.origin_paper_id = ANY(${origins}::int[])
        AND standing.paper_id = ${to} AND standing.user_id = votes.user_id
      RETURNING votes.user_id, votes.origin_paper_id, votes.voted_at
    )
    INSERT INTO shadowed_votes (user_id, origin_paper_id, voted_at) SELECT * FROM doubled`;
  await tx.$executeRaw`
    UPDATE votes SET paper_id = ${to} WHERE paper_id = ${from} AND origin_paper_id = ANY(${origins}::int[])`;
}

async function moveListItems(tx: Db, { from, to, origins }: Move): Promise<void> {
  await tx.$executeRaw`
    WITH doubled AS (
      DELETE FROM list_items item USING list_items standing
      WHERE item.paper_id = ${from} AND item.origin_paper_id = ANY(${origins}::int[])
        AND standing.paper_id = ${to} AND standing.list_id = item.list_id
      RETURNING item.list_id, item.origin_paper_id, item.note, item.tags, item.read_state, item.added_at,
        item.position, item.note_key, item.tags_key
    )
    INSERT INTO shadowed_list_items
      (list_id, origin_paper_id, note, tags, read_state, added_at, position, note_key, tags_key)
    SELECT * FROM doubled`;
  await tx.$executeRaw`
    UPDATE list_items SET paper_id = ${to} WHERE paper_id = ${from} AND origin_paper_id = ANY(${origins}::int[])`;
}

/** Lets the newest shadow of each person step forward where nothing of theirs stands on its paper. */
async function raiseVotes(tx: Db, paperId: number): Promise<void> {
  await tx.$executeRaw`
    WITH raised AS (
      DELETE FROM shadowed_votes shadow USING (
        SELECT DISTINCT ON (user_id) user_id, origin_paper_id FROM shadowed_votes
        JOIN papers ON papers.id = origin_paper_id
        WHERE coalesce(root_id, papers.id) = ${paperId}
          AND NOT EXISTS (SELECT FROM votes WHERE votes.user_id = shadowed_votes.user_id AND votes.paper_id = ${paperId})
        ORDER BY user_id, shadowed_as DESC
      ) AS next
      WHERE shadow.user_id = next.user_id AND shadow.origin_paper_id = next.origin_paper_id
      RETURNING shadow.*
    )
    INSERT INTO votes (user_id, paper_id, origin_paper_id, voted_at)
    SELECT user_id, ${paperId}, origin_paper_id, voted_at FROM raised`;
}

async function raiseListItems(tx: Db, paperId: number): Promise<void> {
  await tx.$executeRaw`
    WITH raised AS (
      DELETE FROM shadowed_list_items shadow USING (
        SELECT DISTINCT ON (list_id) list_id, origin_paper_id FROM shadowed_list_items
        JOIN papers ON papers.id = origin_paper_id
        WHERE coalesce(root_id, papers.id) = ${paperId}
          AND NOT EXISTS (
            SELECT FROM list_items WHERE list_items.list_id = shadowed_list_items.list_id AND list_items.paper_id = ${paperId}
          )
        ORDER BY list_id, shadowed_as DESC
      ) AS next
      WHERE shadow.list_id = next.list_id AND shadow.origin_paper_id = next.origin_paper_id
      RETURNING shadow.*
    )
    INSERT INTO list_items (
      list_id, paper_id, owner_id, origin_paper_id, note, tags, read_state, added_at, position, note_key, tags_key
    )
    SELECT list_id, ${paperId}, owner_id, origin_paper_id, note, tags, read_state, added_at, position, note_key, tags_key
    FROM raised JOIN lists ON lists.id = list_id`;
}

async function recount(tx: Db, papers: number[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE papers SET
      upvote_count = (SELECT count(*) FROM votes WHERE paper_id = papers.id),
      comment_count = (SELECT count(*) FROM comments WHERE paper_id = papers.id AND deleted_at IS NULL AND hidden_at IS NULL),
      listed_at = (SELECT min(listed_at) FROM submissions WHERE paper_id = papers.id AND status = 'LISTED')
    WHERE id = ANY(${papers}::int[])`;
  await tx.$executeRaw`
    UPDATE lists SET item_count = (SELECT count(*) FROM list_items WHERE list_id = lists.id)
    WHERE id IN (SELECT list_id FROM list_items WHERE paper_id = ANY(${papers}::int[]))`;
}
