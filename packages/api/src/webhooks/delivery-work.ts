import type { Clock, PrismaClient } from "@paperround/schema/context";
import type { DueAttempt } from "@paperround/schema/webhooks/delivery-queue";
import { deliveryQueue } from "@paperround/schema/webhooks/delivery-queue";
import { readDueDelivery } from "@paperround/schema/webhooks/due-delivery";
import type { DueDelivery } from "@paperround/schema/webhooks/due-delivery";
import { keepAttempt } from "@paperround/schema/webhooks/keep-attempt";
import type { AttemptOutcome } from "@paperround/schema/webhooks/keep-attempt";
import { putOffAttempt } from "@paperround/schema/webhooks/put-off-attempt";
import type { Work } from "../jobs/queue/work.ts";
import type { SecretBox } from "./secret-box.ts";
import { sendDelivery } from "./send-delivery.ts";
import type { SendingDeps } from "./send-delivery.ts";
import { signDelivery } from "./sign-delivery.ts";
import { createSlowReceivers } from "./slow-receivers.ts";

/** How many attempts one process makes at once. */
const AT_ONCE = 5;

/** For how long an attempt is put off, in milliseconds, each time longer; and the longest. */
const PUT_OFF = 5_000;
const LONGEST_PUT_OFF = 60_000;

/** What deliveries need. */
export interface DeliveryParts extends SendingDeps {
  db: PrismaClient;
  clock: Clock;
  secrets: SecretBox;
  userAgent: string;
}

/**
 * Makes the attempts at deliveries. What a receiver does wrong is written down, and the next attempt is a job of its own:
 * the queue itself tries again only what this process could not write down, and then with the same id.
 */
export function deliveryWork(parts: DeliveryParts): Work<DueAttempt> {
  const { db, clock } = parts;
  const slow = createSlowReceivers();
  return {
    queue: deliveryQueue,
    retries: { times: 5, firstPauseSeconds: 10, longestPauseSeconds: 300 },
    longestSeconds: 60,
    atOnce: AT_ONCE,
    kept: "one-per-key",
    async run(asked, { signal, jobs }) {
      const due = await readDueDelivery(db, clock, asked);
      if (!due) return;
      if (slow.hasEnough(due.url)) {
        const pause = Math.min(((asked.putOff ?? 0) + 1) * PUT_OFF, LONGEST_PUT_OFF);
        await putOffAttempt({ db, jobs }, asked, new Date(clock.now().getTime() + pause));
        return;
      }
      const outcome = await slow.attend(due.url, () => attempt(parts, due, signal));
      await keepAttempt({ db, clock, jobs }, due, outcome);
    },
  };
}

async function attempt(
  parts: DeliveryParts,
  { ownerId, secret, formerSecret, messageId, url, body }: DueDelivery,
  signal: AbortSignal,
): Promise<AttemptOutcome> {
  const sentAt = parts.clock.now();
  const present = parts.secrets.open(secret, ownerId);
  if (present === null) return secretLost(sentAt);
  const former = formerSecret === null ? null : parts.secrets.open(formerSecret, ownerId);
  const signed = { messageId, body, sentAt, secrets: former ? [present, former] : [present] };
  const headers = {
    "content-type": "application/json",
    "user-agent": parts.userAgent,
    ...signDelivery(signed),
  };
  return sendDelivery(parts, { url, body, headers }, signal);
}

function secretLost(startedAt: Date): AttemptOutcome {
  return {
    startedAt,
    durationMs: 0,
    status: null,
    excerpt: "",
    retryAfter: null,
    problem:
      "The webhook's secret cannot be read: the instance's own (AUTH_SECRET) has changed since. Give it a new one by rotateWebhookSecret.",
    secretLost: true,
  };
}
