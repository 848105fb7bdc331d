import type { Clock, Db, PrismaClient, Viewer, WebhookPorts } from "../context.ts";
import { ConflictError, InvalidInputError } from "../errors.ts";
import { once } from "../idempotency/once.ts";
import { beginTelling } from "./begin-telling.ts";
import { findSubjects, readSubjectIds } from "./read-subjects.ts";
import { DEFAULT_NUMBER, MAX_WEBHOOKS } from "./webhook-events.ts";
import type { SubscribedEvent } from "./webhook-events.ts";
import { mintWebhookSecret } from "./webhook-secret.ts";

/** What the rules of webhooks need of the server. */
export interface WebhookRulePorts {
  db: PrismaClient;
  clock: Clock;
  webhooks: WebhookPorts;
}

/** What a webhook is told, and where. */
export interface WebhookInput {
  url: string;
  name?: string | null;
  events: readonly SubscribedEvent[];
  subjectIds?: readonly string[] | null;
  categories?: readonly string[] | null;
  keywords?: readonly string[] | null;
  voteThreshold?: number | null;
  trendingPlaces?: number | null;
}

/**
 * Makes a webhook for the viewer, which is told of what happens from now on. The same idempotency key makes one, however
 * often it is sent; as its secret is shown once, a retry gives it a new one while nothing was delivered.
 * @throws {InvalidInputError} when the address is none that may be asked, or an id is of something else
 * @throws {NotFoundError} when something that it shall be about is not here
 * @throws {ConflictError} when the viewer has {@link MAX_WEBHOOKS}, or the key was used otherwise
 */
export async function createWebhook(
  { db, clock, webhooks }: WebhookRulePorts,
  viewer: Viewer,
  input: WebhookInput & { idempotencyKey: string },
): Promise<{ webhookId: number; secret: string }> {
  const { idempotencyKey: key, ...asked } = input;
  const url = readAddress(webhooks, asked.url);
  const subjectIds = readSubjectIds(asked.subjectIds ?? []);
  const secret = mintWebhookSecret();
  const sealed = webhooks.seal(secret, viewer.id);
  let isFirst = false;
  const id = await once(
    db,
    viewer,
    { key, operation: "createWebhook", input: asked },
    async (tx) => {
      isFirst = true;
      await makeRoom(tx, viewer);
      const subjects = await findSubjects(tx, viewer, subjectIds);
      const { id } = await tx.webhook.create({
        data: {
          ownerId: viewer.id,
          name: asked.name ?? "",
          url,
          events: [...new Set(asked.events)].sort(),
          categories: [...new Set(asked.categories)],
          keywords: [...new Set(asked.keywords)],
          votes: asked.voteThreshold ?? DEFAULT_NUMBER,
          places: asked.trendingPlaces ?? DEFAULT_NUMBER,
          secret: sealed,
          createdAt: clock.now(),
          filters: { create: subjects },
        },
        select: { id: true },
      });
      await beginTelling(tx, id, clock.now());
      return String(id);
    },
  );
  const webhookId = Number(id);
  if (isFirst) return { webhookId, secret };
  const { count } = await db.webhook.updateMany({
    where: { id: webhookId, ownerId: viewer.id, deliveries: { none: {} } },
    data: { secret: sealed },
  });
  if (count > 0) return { webhookId, secret };
  throw new ConflictError(
    "The webhook that was made with this idempotency key is in use or gone, and its secret is shown once: give it a new one by rotateWebhookSecret.",
  );
}

/**
 * The address as it will be asked.
 * @throws {InvalidInputError} when it is none that this instance asks
 */
export function readAddress(webhooks: WebhookPorts, url: string): string {
  const refusal = webhooks.refuse(url);
  if (refusal !== null) throw InvalidInputError.at(["input", "url"], refusal);
  return new URL(url).href;
}

async function makeRoom(tx: Db, viewer: Viewer): Promise<void> {
  // Counted under the person's lock: two requests at once do not both find the last place free.
  await tx.$queryRaw`SELECT id FROM people WHERE id = ${viewer.id} FOR NO KEY UPDATE`;
  if ((await tx.webhook.count({ where: { ownerId: viewer.id } })) < MAX_WEBHOOKS) return;
  throw new ConflictError(
    `You have ${MAX_WEBHOOKS} webhooks, which is the most: delete one that you do not need.`,
  );
}
