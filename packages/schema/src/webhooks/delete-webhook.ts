import type { Db, Viewer } from "../context.ts";
import { readRowId } from "../global-id.ts";

/**
 * Deletes one of the viewer's webhooks with its log: nothing of it is sent from here on. It is no error if it is gone.
 * @throws {InvalidInputError} when the id is no webhook's
 */
export async function deleteWebhook(
  db: Db,
  viewer: Viewer,
  { webhookId }: { webhookId: string },
): Promise<{ deletedId: string }> {
  const id = readRowId("Webhook", webhookId, ["input", "webhookId"]);
  await db.webhook.deleteMany({ where: { id, ownerId: viewer.id } });
  return { deletedId: webhookId };
}
