import type { Db, Viewer } from "../context.ts";
import { NotFoundError } from "../errors.ts";
import { readRowId } from "../global-id.ts";

/**
 * The row of one of the viewer's own webhooks, locked until the transaction ends: what is done to a webhook is done one
 * after the other, the attempts at its deliveries included.
 * @throws {InvalidInputError} when the id is no webhook's
 * @throws {NotFoundError} when there is none, or it is somebody else's
 */
export async function holdOwnWebhook(tx: Db, viewer: Viewer, webhookId: string): Promise<number> {
  const id = readRowId("Webhook", webhookId, ["input", "webhookId"]);
  const held = await tx.$queryRaw<unknown[]>`
    SELECT id FROM webhooks WHERE id = ${id} AND owner_id = ${viewer.id} FOR NO KEY UPDATE`;
  if (held.length > 0) return id;
  throw new NotFoundError("You have no such webhook: take its id from `viewer.webhooks`.");
}
