import type { NotificationKind } from "../../generated/client/enums.ts";
import type { Db, Viewer } from "../context.ts";

/** Says whether the viewer shall be told of a kind from now on. Said again it changes nothing. */
export async function setNotificationPreference(
  db: Db,
  viewer: Viewer,
  { kind, enabled }: { kind: NotificationKind; enabled: boolean },
): Promise<void> {
  const muted = { userId: viewer.id, kind };
  if (enabled) await db.mutedNotification.deleteMany({ where: muted });
  else await db.mutedNotification.createMany({ data: [muted], skipDuplicates: true });
}
