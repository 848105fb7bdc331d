import { z } from "zod";
import type { Db, Viewer } from "../context.ts";
import { isSeen, severalLines, singleLine } from "../plain-text.ts";

/** A list's name: its white space folded, what nobody sees removed, 1 to 100 characters. */
export const listName = z
  .string()
  .transform(singleLine)
  .pipe(
    z
      .string()
      .refine(isSeen, "Give the list a name.")
      .max(100, "A list's name has at most 100 characters: shorten it."),
  );

/** What a list is about, in plain text of up to 2,000 characters. */
export const listDescription = z
  .string()
  .transform(severalLines)
  .pipe(z.string().max(2_000, "A list's description has at most 2,000 characters."));

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
