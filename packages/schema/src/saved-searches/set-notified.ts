import type { Db } from "../context.ts";

/**
 * Says whether the owner of a search is told of what comes from now on: by the database's own time, by which papers come.
 * @param anew whether what came before now is no news any more, since it is another search
 */
export async function setNotified(
  tx: Db,
  id: number,
  notify: boolean,
  anew = false,
): Promise<void> {
  if (!notify) await tx.savedSearch.update({ where: { id }, data: { notifySince: null } });
  else
    await tx.$executeRaw`
      UPDATE saved_searches SET notify_since = now() WHERE id = ${id} AND (${anew} OR notify_since IS NULL)`;
}
