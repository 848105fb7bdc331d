import type { Viewer } from "../context.ts";
import { beginTelling } from "./begin-telling.ts";
import type { WebhookRulePorts } from "./create-webhook.ts";
import { holdOwnWebhook } from "./own-webhook.ts";
import { FORMER_SECRET_HOURS } from "./webhook-events.ts";
import { mintWebhookSecret } from "./webhook-secret.ts";

/**
 * Gives one of the viewer's webhooks a new secret. For {@link FORMER_SECRET_HOURS} hours deliveries are signed with the
 * one before as well, unless that has leaked. A webhook whose secret was lost goes on.
 * @throws {InvalidInputError} when the id is no webhook's
 * @throws {NotFoundError} when the webhook is not the viewer's
 */
export async function rotateWebhookSecret(
  { db, clock, webhooks }: WebhookRulePorts,
  viewer: Viewer,
  { webhookId, leaked }: { webhookId: string; leaked?: boolean | null },
): Promise<{ webhookId: number; secret: string }> {
  const secret = mintWebhookSecret();
  const now = clock.now();
  return db.$transaction(async (tx) => {
    const id = await holdOwnWebhook(tx, viewer, webhookId);
    const before = await tx.webhook.findUniqueOrThrow({
      where: { id },
      select: { secret: true, stopReason: true },
    });
    const wasLost = before.stopReason === "SECRET_LOST";
    const keep = !leaked && !wasLost;
    await tx.webhook.update({
      where: { id },
      data: {
        secret: webhooks.seal(secret, viewer.id),
        formerSecret: keep ? before.secret : null,
        formerSecretEndsAt: keep ? new Date(now.getTime() + FORMER_SECRET_HOURS * 3_600_000) : null,
        ...(wasLost && { stopReason: null, stoppedAt: null, failingSince: null, failureCount: 0 }),
      },
      select: { id: true },
    });
    if (wasLost) await beginTelling(tx, id, now);
    return { webhookId: id, secret };
  });
}
