import type { WebhookStop } from "../../generated/client/enums.ts";
import type { Db } from "../context.ts";

/**
 * Has a webhook stop: it is told of nothing, and what waits is not sent any more. Takes part in the caller's transaction,
 * which holds the webhook's lock. A trigger tells its owner when it was not they who stopped it.
 */
export async function stopWebhook(
  tx: Db,
  webhookId: number,
  reason: WebhookStop,
  now: Date,
): Promise<void> {
  await tx.webhook.update({
    where: { id: webhookId },
    data: { stopReason: reason, stoppedAt: now },
    select: { id: true },
  });
  await tx.webhookDelivery.updateMany({
    where: { webhookId, state: "PENDING" },
    data: { state: "CANCELLED", nextAttemptAt: null },
  });
}
