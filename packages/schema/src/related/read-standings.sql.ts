import { Prisma } from "../../generated/client/client.ts";
import type { Db, Viewer } from "../context.ts";
import { isModerator } from "../roles.ts";

/** What a paper may be sorted by, besides how near it is. */
export interface Standing {
  id: number;
  /** The day on which it appeared, counted from the year 1; -1 where it is not known. */
  day: number;
  points: number;
}

/** Those of the papers that stand by themselves and may be seen by the viewer. */
export async function readStandings(
  db: Db,
  ids: readonly number[],
  viewer: Viewer | null,
): Promise<Map<number, Standing>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<Standing[]>(Prisma.sql`
    SELECT id, coalesce(published_on - '0001-01-01'::date, -1)::int AS day, points
    FROM papers WHERE id = ANY(${[...ids]}::int[]) AND root_id IS NULL
      ${isModerator(viewer) ? Prisma.empty : Prisma.sql`AND hidden_at IS NULL`}`);
  return new Map(rows.map((row) => [row.id, row]));
}
