import type { Clock, Db } from "../context.ts";
import type { DueAttempt } from "./delivery-queue.ts";

/** What is to be sent, and what it is signed with. */
export interface DueDelivery {
  deliveryId: number;
  /** From 1. */
  attempt: number;
  messageId: string;
  url: string;
  body: string;
  ownerId: string;
  /** Sealed. */
  secret: string;
  /** Sealed; null when there is none, or its time is over. */
  formerSecret: string | null;
}

interface Row extends Omit<DueDelivery, "attempt"> {
  attemptCount: number;
  state: string;
  stopped: boolean;
  suspended: boolean;
  hidden: boolean;
}

/**
 * What an attempt is to send; null when it is not to be made: it was made already, the webhook has stopped, its owner is
 * suspended, or what it tells of has been hidden or taken back since. The last three cancel the delivery.
 */
export async function readDueDelivery(
  db: Db,
  clock: Clock,
  { deliveryId, attempt }: DueAttempt,
): Promise<DueDelivery | null> {
  const now = clock.now();
  const [row] = await db.$queryRaw<Row[]>`
    SELECT delivery.id AS "deliveryId", message_id AS "messageId", url, delivery.body, owner_id AS "ownerId", secret,
      CASE WHEN former_secret_ends_at > ${now} THEN former_secret END AS "formerSecret",
      attempt_count AS "attemptCount", state::text, stop_reason IS NOT NULL AS stopped,
      (suspended_at IS NOT NULL AND (suspended_until IS NULL OR suspended_until > ${now})) AS suspended,
      (coalesce(root.hidden_at, paper.hidden_at, said.hidden_at, said.deleted_at) IS NOT NULL) AS hidden
    FROM webhook_deliveries delivery
    JOIN webhooks ON webhooks.id = webhook_id
    JOIN people ON people.id = owner_id
    LEFT JOIN papers paper ON paper.id = delivery.paper_id
    LEFT JOIN papers root ON root.id = paper.root_id
    LEFT JOIN comments said ON said.id = delivery.comment_id
    WHERE delivery.id = ${deliveryId}`;
  if (!row || row.state !== "PENDING" || row.attemptCount + 1 !== attempt) return null;
  const { attemptCount: _count, state: _state, stopped, suspended, hidden, ...due } = row;
  if (!stopped && !suspended && !hidden) return { ...due, attempt };
  await db.webhookDelivery.updateMany({
    where: { id: deliveryId, state: "PENDING" },
    data: { state: "CANCELLED", nextAttemptAt: null },
  });
  return null;
}
