import type { Clock, PrismaClient, Queue } from "@paperround/schema/context";
import { SourceUnavailableError } from "@paperround/schema/errors";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import { identityOf } from "@paperround/schema/papers/record-paper";
import { z } from "zod";
import { databasePorts } from "../ingest/database-ports.ts";
import { importPapers } from "../ingest/import-papers.ts";
import { FORGETFUL_PORTS } from "../ingest/ingest-ports.ts";
import { openSource } from "../ingest/open-source.ts";
import type { PoliteFetch } from "../ingest/polite-fetch.ts";
import type { SourcePage } from "../ingest/source.ts";
import type { Work } from "../jobs/queue/work.ts";
import type { SourceConfig } from "../settings/source-config.ts";
import { hourlyBudget } from "./hourly-budget.ts";

const data = z.strictObject({ day: z.iso.date() });
type Data = z.infer<typeof data>;

/** The upvotes and comments of a day's list of the daily papers. */
export const listCounts: Queue<Data> = { name: "list-counts", data };

/** What counting needs. */
export interface ListWorkParts {
  db: PrismaClient;
  clock: Clock;
  politeFetch: PoliteFetch;
  sources: SourceConfig;
}

const AN_HOUR = 60;

/** What this instance has of a list: to look at counts brings no new papers. */
async function* onlyKnown(
  db: PrismaClient,
  pages: AsyncIterable<SourcePage>,
): AsyncGenerator<SourcePage> {
  for await (const page of pages) {
    const records = page.entries.filter((entry) => "record" in entry);
    const rows = await db.sourceRecord.findMany({
      where: { source: "daily", key: { in: records.map(keyOf) } },
      select: { key: true },
    });
    const known = new Set(rows.map(({ key }) => key));
    yield { ...page, entries: records.filter((entry) => known.has(keyOf(entry))) };
  }
}

function keyOf({ record }: { record: PaperRecord }): string {
  return identityOf(record).key;
}

/**
 * Reads a day's list of the daily papers again. The whole list, which is one request, and tells its source less than
 * asking for the one paper that somebody has looked at.
 */
export function listWork({ db, clock, politeFetch, sources }: ListWorkParts): Work<Data> {
  const budget = hourlyBudget(AN_HOUR);
  return {
    queue: listCounts,
    retries: { times: 2, firstPauseSeconds: 1_800, longestPauseSeconds: 7_200 },
    longestSeconds: 600,
    async run({ day }, { signal }) {
      if (!(await budget.take())) return;
      const list = openSource(
        { source: "daily", ask: { from: day, to: day }, restart: false },
        sources,
        { politeFetch, clock, signal },
      );
      const { validators } = databasePorts(db, clock);
      const summary = await importPapers({
        db,
        from: { ...list, pages: (run) => onlyKnown(db, list.pages(run)) },
        ports: {
          ...FORGETFUL_PORTS,
          // Apart from those of imports, which take the papers that are passed over here.
          validators: {
            read: (url) => validators.read(`${url}#counts`),
            write: (url, validator) => validators.write(`${url}#counts`, validator),
          },
        },
        signal,
      });
      if (summary.stopped !== null) throw new SourceUnavailableError(summary.stopped);
    },
  };
}
