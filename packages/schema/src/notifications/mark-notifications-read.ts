import type { Clock, PrismaClient, Viewer } from "../context.ts";
import { InvalidInputError } from "../errors.ts";
import { readRowId } from "../global-id.ts";
import { MAX_PAGE } from "../paging.ts";

/**
 * Marks notifications of the viewer's as read: those that are named, or one and all that came before it. Those of
 * others and those that are read already stay as they are.
 * @throws {InvalidInputError} when an id is no notification's, or not exactly one of the two is given
 */
export async function markNotificationsRead(
  db: PrismaClient,
  viewer: Viewer,
  clock: Clock,
  { ids, upTo }: { ids?: readonly string[] | null; upTo?: string | null },
): Promise<void> {
  if ((ids == null) === (upTo == null)) {
    throw InvalidInputError.at(["input"], "Give `ids` or `upTo`: one of the two.");
  }
  if (ids != null && ids.length > MAX_PAGE) {
    throw InvalidInputError.at(
      ["input", "ids"],
      `At most ${MAX_PAGE} at once: use \`upTo\`, or send the rest in another request.`,
    );
  }
  const id =
    upTo == null
      ? { in: (ids ?? []).map((one) => readRowId("Notification", one, ["input", "ids"])) }
      : { lte: readRowId("Notification", upTo, ["input", "upTo"]) };
  await db.notification.updateMany({
    where: { userId: viewer.id, readAt: null, id },
    data: { readAt: clock.now() },
  });
}
