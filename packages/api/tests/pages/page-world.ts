import type { PrismaClient } from "@paperround/schema/context";
import type { Config } from "../../src/config.ts";
import { addPapers, listOn, range } from "../papers/made-up-papers.ts";
import type { TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

/** The day on which the papers of these tests are listed. */
export const DAY = "2026-01-05";

/** What would run, or break out, wherever a page did not escape it. */
export const HOSTILE = `"><img src=x onerror=alert(1)><script>alert(2)</script></script>'\u202Eevil`;

/** A server with 42 papers on a day, one of the day before, and a paper on none. */
export async function createPageWorld(
  config: Partial<Config> = {},
): Promise<{ server: TestServer; papers: number[]; db: PrismaClient }> {
  const server = await createTestServer({
    config,
    clock: { now: () => new Date("2026-01-20T12:00:00Z") },
  });
  const db = server.database.prisma;
  const papers = await addPapers(db, range(1, 42), { day: DAY });
  const [before = 0] = await addPapers(db, [43]);
  await listOn(db, before, "2026-01-02T08:00:00Z");
  const [unlisted = 0] = await addPapers(db, [44]);
  return { server, papers: [...papers, before, unlisted], db };
}
