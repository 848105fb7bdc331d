import type { Db, Newcomers, Viewer } from "../context.ts";
import { RateLimitedError } from "../errors.ts";
import { isEditor } from "../roles.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Sees to it that somebody new does not submit more in 24 hours than newcomers may: who joined lately, or has had few
 * papers listed. Counted by the submissions themselves, so that every process counts the same. Editors are exempt.
 * @param lock whether others of the same person's wait until this transaction ends, so that no two are the last one
 * @throws {RateLimitedError} that says when the next one may be submitted
 */
export async function assertNewcomerLimit(
  db: Db,
  viewer: Viewer,
  newcomers: Newcomers,
  { now, lock }: { now: Date; lock: boolean },
): Promise<void> {
  if (isEditor(viewer)) return;
  if (lock) await db.$queryRaw`SELECT id FROM people WHERE id = ${viewer.id} FOR NO KEY UPDATE`;
  const [person] = await db.$queryRaw<{ joinedAt: Date; listed: number; counted: Date | null }[]>`
    SELECT created_at AS "joinedAt",
      (
        SELECT count(*)::int FROM (
          SELECT FROM submissions WHERE submitter_id = people.id AND status = 'LISTED' LIMIT ${newcomers.listed}::int
        ) AS papers
      ) AS listed,
      (
        SELECT submitted_at FROM submissions
        WHERE submitter_id = people.id AND submitted_at > ${new Date(now.getTime() - DAY)}
        ORDER BY submitted_at DESC OFFSET ${newcomers.submissionsPerDay - 1}::int LIMIT 1
      ) AS counted
    FROM people WHERE id = ${viewer.id}`;
  if (!person?.counted) return;
  const isNew = now.getTime() - person.joinedAt.getTime() < newcomers.days * DAY;
  if (!isNew && person.listed >= newcomers.listed) return;
  const wait = person.counted.getTime() + DAY - now.getTime();
  throw new RateLimitedError(
    wait / 1000,
    `Who is new here may submit ${papers(newcomers.submissionsPerDay)} a day: the next one in ${hours(wait)}. ` +
      `More from ${newcomers.days} days after joining on, and once ${papers(newcomers.listed)} of yours have been listed.`,
  );
}

function papers(count: number): string {
  return `${count} ${count === 1 ? "paper" : "papers"}`;
}

function hours(milliseconds: number): string {
  const count = Math.max(1, Math.ceil(milliseconds / HOUR));
  return `${count} ${count === 1 ? "hour" : "hours"}`;
}
