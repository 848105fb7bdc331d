import type { Context } from "../context.ts";
import type { ReactionGroup } from "./read-reactions.sql.ts";
import { requestLoader } from "../request-loader.ts";
import { readReactions } from "./read-reactions.sql.ts";

const loader = requestLoader<number, ReactionGroup[]>(
  ({ db, viewer }) =>
    async (commentIds) => {
      const rows = await readReactions(db, viewer, commentIds);
      const groups = Map.groupBy(rows, (row) => row.commentId);
      return commentIds.map((id) => groups.get(id) ?? []);
    },
  // An operation may change a reaction and then ask again.
  { cache: false },
);

/** The reactions to a comment, by kind. All comments of an answer are asked about together. */
export function loadReactions(commentId: number, context: Context): Promise<ReactionGroup[]> {
  return loader(context).load(commentId);
}
