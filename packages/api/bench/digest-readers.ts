import type { Pool } from "pg";
import { createRandom } from "./random.ts";
import { CATEGORIES, KEYWORDS } from "./word-pool.ts";

const DAY = 86_400_000;
const BATCH = 5_000;
const ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Sydney"];

/** Puts every paper on a list of the week before: so many as these would be an archive's otherwise. */
export async function spreadLists(pool: Pool, now: Date): Promise<void> {
  await pool.query(
    `UPDATE submissions SET
       day = (($1::timestamptz AT TIME ZONE 'UTC')::date - (paper_id % 7)),
       listed_at = $1::timestamptz - (paper_id % 7) * interval '1 day' - interval '1 hour',
       submitted_at = $1::timestamptz - (paper_id % 7) * interval '1 day' - interval '1 hour'
     WHERE id IN (SELECT min(id) FROM submissions GROUP BY paper_id)`,
    [now],
  );
  await pool.query(
    `UPDATE papers SET listed_at = listed.at FROM (
       SELECT paper_id, min(listed_at) AS at FROM submissions WHERE status = 'LISTED' GROUP BY paper_id
     ) AS listed WHERE listed.paper_id = papers.id`,
  );
}

/** Readers who are all due, each with wishes of their own: everything, topics, authors, orgs, votes. */
export async function fillReaders(pool: Pool, readers: number, now: Date): Promise<void> {
  const random = createRandom(3);
  const { rows } = await pool.query<{ authors: number; orgs: number }>(
    "SELECT (SELECT max(id) FROM authors) AS authors, (SELECT max(id) FROM orgs) AS orgs",
  );
  const { authors = 1, orgs = 1 } = rows[0] ?? {};
  const some = <T>(most: number, make: () => T): T[] =>
    Array.from({ length: 1 + random.below(most) }, make);
  for (let from = 0; from < readers; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, readers - from) }, (_, at) => {
      const kind = random.next();
      return {
        email: `reader-${from + at}@example.org`,
        state: "ACTIVE",
        requested_at: now,
        confirmed_at: now,
        new_since: new Date(now.getTime() - (1 + random.below(6)) * DAY),
        next_due_at: now,
        hour: now.getUTCHours(),
        weekday: 1,
        cadence: random.next() < 0.8 ? "DAILY" : "WEEKLY",
        time_zone: random.pick(ZONES),
        keywords: kind < 0.5 && kind > 0.2 ? some(5, () => random.skewed(KEYWORDS)) : [],
        categories: kind < 0.7 && kind > 0.4 ? some(3, () => random.skewed(CATEGORIES)) : [],
        author_ids: kind > 0.7 ? some(20, () => 1 + random.below(authors)) : [],
        org_ids: kind > 0.85 ? some(3, () => 1 + random.below(orgs)) : [],
        min_votes: random.next() < 0.2 ? random.below(10) : 0,
        link_version: 1,
        revision: 1,
        followed: false,
        bounce_count: 0,
      };
    });
    const columns = Object.keys(batch[0] ?? {}).join(", ");
    await pool.query(
      `INSERT INTO digest_subscriptions (${columns})
       SELECT ${columns} FROM json_populate_recordset(NULL::digest_subscriptions, $1)`,
      [JSON.stringify(batch)],
    );
  }
}
