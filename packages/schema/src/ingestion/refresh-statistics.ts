import type { Db } from "../context.ts";

/**
 * Counts what is in the tables that imports fill, for the planner of the database: the embedded one has nobody who does
 * that by itself, and PostgreSQL's autovacuum comes a minute later. It looks at a sample, however large they are.
 */
export async function refreshStatistics(db: Db): Promise<void> {
  await db.$executeRaw`
    ANALYZE papers, paper_ids, source_records, authors, authorships, co_authorships, orgs, submissions, code_repositories,
      paper_references`;
}
