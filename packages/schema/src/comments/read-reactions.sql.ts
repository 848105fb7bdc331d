import type { Reaction } from "../../generated/client/enums.ts";
import type { Db, Viewer } from "../context.ts";

/** The reactions of one kind to one comment. */
export interface ReactionGroup {
  commentId: number;
  reaction: Reaction;
  count: number;
  viewerHasReacted: boolean;
}

/** The reactions to many comments, by kind, in one statement. */
export function readReactions(
  db: Db,
  viewer: Viewer | null,
  commentIds: readonly number[],
): Promise<ReactionGroup[]> {
  return db.$queryRaw<ReactionGroup[]>`
    SELECT comment_id AS "commentId", reaction::text, count(*)::int,
           bool_or(user_id = ${viewer?.id ?? ""}) AS "viewerHasReacted"
    FROM comment_reactions WHERE comment_id = ANY(${commentIds}::int[])
    GROUP BY comment_id, reaction ORDER BY comment_id, comment_reactions.reaction`;
}
