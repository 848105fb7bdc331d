import type { Viewer } from "../context.ts";
import { beginTelling, markTrending } from "./begin-telling.ts";
import type { WebhookInput, WebhookRulePorts } from "./create-webhook.ts";
import { readAddress } from "./create-webhook.ts";
import { holdOwnWebhook } from "./own-webhook.ts";
import { findSubjects, readSubjectIds } from "./read-subjects.ts";
import { stopWebhook } from "./stop-webhook.ts";

/** What shall be other than it is; what is left out stays. */
type WebhookChanges = {
  [Name in keyof WebhookInput]?: WebhookInput[Name] | null;
} & { webhookId: string; active?: boolean | null };

/**
 * Changes one of the viewer's webhooks, stops it or lets it go on. One that goes on is told of what happens from then on.
 * @throws {InvalidInputError} when the address is none that may be asked, or an id is of something else
 * @throws {NotFoundError} when the webhook is not the viewer's, or something it shall be about is not here
 */
export async function updateWebhook(
  { db, clock, webhooks }: WebhookRulePorts,
  viewer: Viewer,
  { webhookId, active, ...asked }: WebhookChanges,
): Promise<{ webhookId: number }> {
  const url = asked.url == null ? null : readAddress(webhooks, asked.url);
  const subjectIds = asked.subjectIds == null ? null : readSubjectIds(asked.subjectIds);
  return db.$transaction(async (tx) => {
    const id = await holdOwnWebhook(tx, viewer, webhookId);
    const { stopReason } = await tx.webhook.findUniqueOrThrow({
      where: { id },
      select: { stopReason: true },
    });
    const subjects = subjectIds && (await findSubjects(tx, viewer, subjectIds));
    await tx.webhook.update({
      where: { id },
      data: {
        ...(url !== null && { url }),
        ...(asked.name != null && { name: asked.name }),
        ...(asked.events != null && { events: [...new Set(asked.events)].sort() }),
        ...(asked.categories != null && { categories: [...new Set(asked.categories)] }),
        ...(asked.keywords != null && { keywords: [...new Set(asked.keywords)] }),
        ...(asked.voteThreshold != null && { votes: asked.voteThreshold }),
        ...(asked.trendingPlaces != null && { places: asked.trendingPlaces }),
        ...(subjects && { filters: { deleteMany: {}, create: subjects } }),
      },
      select: { id: true },
    });
    // What already trends is no news to one that asks for more of it.
    if (asked.events != null || asked.trendingPlaces != null) {
      await markTrending(tx, id, clock.now());
    }
    if (active === false && stopReason === null) await stopWebhook(tx, id, "PAUSED", clock.now());
    if (active === true && stopReason !== null) {
      await tx.webhook.update({
        where: { id },
        data: { stopReason: null, stoppedAt: null, failingSince: null, failureCount: 0 },
        select: { id: true },
      });
      await beginTelling(tx, id, clock.now());
    }
    return { webhookId: id };
  });
}
