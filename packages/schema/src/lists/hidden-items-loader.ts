import type { Context } from "../context.ts";
import { requestLoader } from "../request-loader.ts";
import { isModerator } from "../roles.ts";
import { countHiddenItems } from "./count-hidden-items.sql.ts";

const loader = requestLoader<number, number>(
  ({ db }) =>
    async (listIds) => {
      const rows = await countHiddenItems(db, listIds);
      const counts = new Map(rows.map((row) => [row.listId, row.count]));
      return listIds.map((id) => counts.get(id) ?? 0);
    },
  // An operation may change a list and then ask again.
  { cache: false },
);

/** How many papers of a list the viewer may not see. All lists of an answer are asked about together. */
export async function loadHiddenItems(listId: number, context: Context): Promise<number> {
  return isModerator(context.viewer) ? 0 : loader(context).load(listId);
}
