import { randomUUID } from "node:crypto";
import type { JobQueue, Viewer } from "../context.ts";
import { ConflictError, NotFoundError } from "../errors.ts";
import { readRowId } from "../global-id.ts";
import type { WebhookRulePorts } from "./create-webhook.ts";
import { queueAttempt } from "./delivery-queue.ts";
import { EVENT_NAMES } from "./webhook-events.ts";
import { holdOwnWebhook } from "./own-webhook.ts";

/** What sending takes beside the rest. */
type SendingPorts = WebhookRulePorts & { jobs: JobQueue };

/**
 * Sends a delivery again, with the same id and body, as if for the first time. One that is still being tried is tried at
 * once; saying it again while it waits changes nothing.
 * @throws {InvalidInputError} when the id is no delivery's
 * @throws {NotFoundError} when it is none of the viewer's webhooks'
 * @throws {ConflictError} when the webhook has stopped
 */
export async function redeliver(
  { db, clock, jobs }: SendingPorts,
  viewer: Viewer,
  input: { deliveryId: string },
): Promise<{ deliveryId: number }> {
  const id = readRowId("WebhookDelivery", input.deliveryId, ["input", "deliveryId"]);
  return db.$transaction(async (tx) => {
    const [held] = await tx.$queryRaw<{ stopped: boolean }[]>`
      SELECT hook.stop_reason IS NOT NULL AS stopped FROM webhooks hook
      JOIN webhook_deliveries delivery ON delivery.webhook_id = hook.id
      WHERE delivery.id = ${id} AND hook.owner_id = ${viewer.id} FOR NO KEY UPDATE OF hook`;
    if (!held) throw new NotFoundError("There is no such delivery of a webhook of yours.");
    if (held.stopped) {
      throw new ConflictError("The webhook has stopped: let it go on first, by updateWebhook.");
    }
    const { attemptCount } = await tx.webhookDelivery.findUniqueOrThrow({
      where: { id },
      select: { attemptCount: true },
    });
    await tx.webhookDelivery.update({
      where: { id },
      data: { state: "PENDING", formerAttempts: attemptCount, nextAttemptAt: clock.now() },
      select: { id: true },
    });
    await queueAttempt(jobs, tx, { deliveryId: id, attempt: attemptCount + 1 });
    return { deliveryId: id };
  });
}

/**
 * Sends a webhook something to try it out by, whatever it subscribes to.
 * @throws {InvalidInputError} when the id is no webhook's
 * @throws {NotFoundError} when the webhook is not the viewer's
 * @throws {ConflictError} when it has stopped
 */
export async function sendTestEvent(
  { db, clock, jobs }: SendingPorts,
  viewer: Viewer,
  { webhookId }: { webhookId: string },
): Promise<{ deliveryId: number }> {
  const now = clock.now();
  return db.$transaction(async (tx) => {
    const id = await holdOwnWebhook(tx, viewer, webhookId);
    const { stopReason, name } = await tx.webhook.findUniqueOrThrow({ where: { id } });
    if (stopReason !== null) {
      throw new ConflictError("The webhook has stopped: let it go on first, by updateWebhook.");
    }
    const type = EVENT_NAMES.PING;
    const body = JSON.stringify({ type, timestamp: now.toISOString(), data: { webhook: name } });
    const { id: deliveryId } = await tx.webhookDelivery.create({
      data: {
        messageId: newMessageId(),
        webhookId: id,
        event: "PING",
        body,
        createdAt: now,
        nextAttemptAt: now,
      },
      select: { id: true },
    });
    await queueAttempt(jobs, tx, { deliveryId, attempt: 1 });
    return { deliveryId };
  });
}

/** What a receiver tells deliveries apart by. */
export function newMessageId(): string {
  return `msg_${randomUUID().replaceAll("-", "")}`;
}
