import type { Db } from "../context.ts";
import type { PaperRecord } from "../papers/paper-record.ts";
import { repositoryName } from "./repository-name.ts";

/** Stars as somebody counted them. */
interface StarCount {
  name: string;
  stars: number;
  countedAt: Date;
}

/** Keeps what sources tell of the stars of code, in one statement. Of two counts of one repository the later one holds. */
export async function keepToldStars(db: Db, records: readonly PaperRecord[]): Promise<void> {
  const told = records.flatMap(({ codeStars, links, source }): StarCount[] => {
    const name = links.code === null ? null : repositoryName(links.code);
    if (name === null || codeStars === undefined) return [];
    return [{ name, stars: codeStars, countedAt: source.fetchedAt }];
  });
  if (told.length === 0) return;
  // In one order everywhere, so that two writers do not wait for each other in a circle.
  await db.$executeRaw`
    INSERT INTO code_repositories (name, star_count, counted_at)
    SELECT DISTINCT ON (name) name, stars, "countedAt"
    FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS told (name text, stars int, "countedAt" timestamptz)
    ORDER BY name, "countedAt" DESC
    ON CONFLICT (name) DO UPDATE SET star_count = EXCLUDED.star_count, counted_at = EXCLUDED.counted_at
    WHERE code_repositories.counted_at IS NULL OR code_repositories.counted_at < EXCLUDED.counted_at`;
}

/** What GitHub said of a repository. */
export interface StarsAnswer {
  /** Null: it knows no such repository. `unchanged`: as many as the last time. */
  stars: number | null | "unchanged";
  etag: string | null;
}

/** Keeps what GitHub said. */
export async function keepCountedStars(
  db: Db,
  name: string,
  { stars, etag }: StarsAnswer,
  now: Date,
): Promise<void> {
  const known = stars === "unchanged" ? {} : { starCount: stars, etag };
  const data = { ...known, countedAt: now, askedAt: now };
  await db.codeRepository.upsert({ where: { name }, create: { name, ...data }, update: data });
}
