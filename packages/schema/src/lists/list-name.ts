import { z } from "zod";
import type { Db, Viewer } from "../context.ts";

/** A list's name: its white space folded, 1 to 100 characters. */
export const listName = z
  .string()
  .transform((name) => name.normalize("NFC").replaceAll(/\s+/g, " ").trim())
  .pipe(
    z
      .string()
      .min(1, "Give the list a name.")
      .max(100, "A list's name has at most 100 characters: shorten it."),
  );

/** Whether another of the viewer's lists has this name. */
export async function nameIsTaken(
  db: Db,
  viewer: Viewer,
  name: string,
  except?: number,
): Promise<boolean> {
  const taken = await db.list.findFirst({
    where: { ownerId: viewer.id, name, ...(except === undefined ? {} : { id: { not: except } }) },
    select: { id: true },
  });
  return taken !== null;
}
