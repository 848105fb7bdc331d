import type { Db } from "../context.ts";
import type { DigestState } from "../../generated/client/enums.ts";

/** An issue that is to be sent now, and to whom. */
export interface WaitingIssue {
  id: number;
  subscriptionId: number;
  email: string;
  linkVersion: number;
  /** A day, as text. */
  period: string;
  attempts: number;
  /** Of what it still tells, in its order, as they stand now: not what is hidden, nor what another issue told of. */
  paperIds: number[];
}

/**
 * How long an issue that a process has is left alone by others, in milliseconds: longer than sending one takes at most, so
 * that two never send the same.
 */
export const LEASE = 15 * 60_000;

/** Takes issues to send, those that have waited longest first. Nobody else takes them until the lease ends. */
export async function takeIssues(
  db: Db,
  { now, most, lease }: { now: Date; most: number; lease: string },
): Promise<WaitingIssue[]> {
  const until = new Date(now.getTime() + LEASE);
  return db.$queryRaw<WaitingIssue[]>`
    WITH taken AS (
      UPDATE digest_issues SET next_attempt_at = ${until}, lease = ${lease}
      WHERE id IN (
        SELECT id FROM digest_issues WHERE next_attempt_at <= ${now} AND state = 'WAITING'
        ORDER BY next_attempt_at, id LIMIT ${most} FOR UPDATE SKIP LOCKED
      )
      RETURNING *
    ),
    root AS MATERIALIZED (
      SELECT DISTINCT p.id AS told, coalesce(p.root_id, p.id) AS id
      FROM taken CROSS JOIN LATERAL unnest(taken.paper_ids) AS paper (id) JOIN papers p ON p.id = paper.id
    ),
    member AS MATERIALIZED (
      SELECT told, id FROM root UNION SELECT root.told, p.id FROM root JOIN papers p ON p.root_id = root.id
    ),
    -- What has become one with a paper of theirs since they were composed is told with it.
    also_told AS (
      INSERT INTO digest_papers (paper_id, subscription_id, issue_id)
      SELECT member.id, taken.subscription_id, min(taken.id)
      FROM taken CROSS JOIN LATERAL unnest(taken.paper_ids) AS paper (id) JOIN member ON member.told = paper.id
      GROUP BY member.id, taken.subscription_id ORDER BY 1, 2
      ON CONFLICT DO NOTHING
    )
    SELECT taken.id, taken.subscription_id AS "subscriptionId", digest.email, digest.link_version AS "linkVersion",
      taken.period::text AS period, taken.attempts,
      ARRAY(
        SELECT root.id FROM unnest(taken.paper_ids) WITH ORDINALITY AS told (id, place)
        JOIN root ON root.told = told.id JOIN papers shown ON shown.id = root.id
        WHERE shown.hidden_at IS NULL
          -- It has become one with a paper that an earlier issue told of.
          AND NOT EXISTS (
            SELECT FROM member JOIN digest_papers had ON had.paper_id = member.id
            WHERE member.told = told.id AND had.subscription_id = taken.subscription_id AND had.issue_id < taken.id
          )
        GROUP BY root.id ORDER BY min(told.place)
      ) AS "paperIds"
    FROM taken JOIN digest_subscriptions digest ON digest.id = taken.subscription_id
    ORDER BY taken.id`;
}

/**
 * The last look before an issue is sent: whether this process has it still, and its reader wants it still.
 * @returns false when it is not to be sent
 */
export async function beginSending(
  db: Db,
  { id, now, lease }: { id: number; now: Date; lease: string },
): Promise<boolean> {
  const until = new Date(now.getTime() + LEASE);
  const begun = await db.$executeRaw`
    UPDATE digest_issues issue SET next_attempt_at = ${until}, attempts = attempts + 1
    FROM digest_subscriptions digest
    WHERE issue.id = ${id} AND issue.lease = ${lease} AND issue.state = 'WAITING' AND issue.next_attempt_at > ${now}
      AND digest.id = issue.subscription_id AND digest.state = ${"ACTIVE" satisfies DigestState}::digest_state`;
  return begun === 1;
}

/** What became of an issue. */
export interface IssueOutcome {
  state: "SENT" | "CANCELLED" | "REFUSED" | "FAILED" | "WAITING";
  now: Date;
  /** When it is tried again; null when it is over. */
  nextAttemptAt?: Date | null;
  problem?: string | null;
}

/** Writes down what became of an issue; one that is over stays as it is. */
export async function finishIssue(
  db: Db,
  id: number,
  { state, now, nextAttemptAt = null, problem = null }: IssueOutcome,
): Promise<void> {
  await db.digestIssue.updateMany({
    // What the mail server has taken was sent, though its reader left meanwhile.
    where: { id, ...(state === "SENT" ? {} : { state: "WAITING" }) },
    data: { state, nextAttemptAt, lease: null, problem, ...(state === "SENT" && { sentAt: now }) },
  });
}

/** Gives back what a process has taken and did not begin, so that it need not wait for the lease to end. */
export async function giveBack(
  db: Db,
  { ids, at, lease }: { ids: readonly number[]; at: Date; lease: string },
): Promise<void> {
  if (ids.length === 0) return;
  await db.digestIssue.updateMany({
    where: { id: { in: [...ids] }, lease, state: "WAITING" },
    data: { nextAttemptAt: at, lease: null },
  });
}
