import { createHash } from "node:crypto";
import type { Clock, PrismaClient, Queue } from "@paperround/schema/context";
import { SourceUnavailableError } from "@paperround/schema/errors";
import { z } from "zod";
import type { Config } from "../config.ts";
import type { Work } from "../jobs/queue/work.ts";
import type { Logger } from "../logging/logger.ts";
import { databasePorts } from "./database-ports.ts";
import { readImportMark, writeImportMark } from "./import-mark.ts";
import type { ImportMark } from "./import-mark.ts";
import { importPapers } from "./import-papers.ts";
import type { ImportSummary } from "./import-papers.ts";
import { openSource } from "./open-source.ts";
import type { PoliteFetch } from "./polite-fetch.ts";
import { standingImports } from "./standing-imports.ts";
import type { Days, StandingImport } from "./standing-imports.ts";

const data = z.strictObject({ key: z.string() });
type Data = z.infer<typeof data>;

const imports: Queue<Data> = { name: "import", data };

/** What importing by itself needs. */
export interface ImportWorkParts {
  db: PrismaClient;
  clock: Clock;
  logger: Logger;
  config: Pick<Config, "imports" | "sources">;
  politeFetch: PoliteFetch;
  /** Which instance this is. */
  instance: string;
}

const DAY = 86_400_000;
/** The longest by which an instance comes later than its times say, in seconds. */
const SPREAD = 1_800;

/** New papers of the sources that the operator has switched on, by the clock. */
export function importWork(parts: ImportWorkParts): Work<Data> {
  const standing = standingImports(parts.config.imports);
  return {
    queue: imports,
    retries: { times: 5, firstPauseSeconds: 300, longestPauseSeconds: 3_600 },
    longestSeconds: 10_800,
    kept: "one-per-key",
    timetables: standing.map(({ key, cron }) => ({
      key: keyOf(key),
      cron,
      data: { key },
      laterSeconds: laterBy(parts.instance, key),
      atOnce: true,
    })),
    async run({ key }, { signal }) {
      const wanted = standing.find((one) => one.key === key);
      // Switched off since.
      if (wanted) await importNews(wanted, parts, signal);
    },
  };
}

/** Everything from where the last one got to until today. */
async function importNews(
  wanted: StandingImport,
  parts: ImportWorkParts,
  signal: AbortSignal,
): Promise<void> {
  const { db, clock, config, politeFetch, logger } = parts;
  const mark = await readImportMark(db, wanted.key);
  const interrupted = recent(mark, clock);
  const days = interrupted ?? nextDays(wanted, mark, clock);
  const begunAt = interrupted?.begunAt ?? clock.now().toISOString();
  const keep = (place: string | null): Promise<void> => {
    const run = { from: days.from, to: days.to, begunAt, place };
    return writeImportMark(db, wanted.key, { reached: mark.reached, run });
  };
  const summary = await importPapers({
    db,
    from: openSource(wanted.ask(days), config.sources, { politeFetch, clock, signal }),
    ports: {
      ...databasePorts(db, clock),
      cursors: {
        async begin() {
          await keep(interrupted?.place ?? null);
          return { cursor: interrupted?.place ?? null, begunAt: new Date(begunAt) };
        },
        // Its end is kept when it is sure that it was one.
        write: async (_source, _key, place) => (place === null ? undefined : keep(place)),
      },
    },
    signal,
  });
  if (summary.stopped !== null) throw new SourceUnavailableError(summary.stopped);
  await writeImportMark(db, wanted.key, { reached: days.to, run: null });
  logger.info(
    `Imported from ${wanted.name} by itself, ${days.from} to ${days.to}: ${told(summary)}`,
  );
  // What was interrupted ended on a former day.
  if (days.to < today(clock)) await importNews(wanted, parts, signal);
}

/** A run that was interrupted goes on where it was, unless the source has long forgotten its place. */
function recent({ run }: ImportMark, clock: Clock): ImportMark["run"] {
  return run && clock.now().getTime() - Date.parse(run.begunAt) < DAY ? run : null;
}

function nextDays(wanted: StandingImport, { reached }: ImportMark, clock: Clock): Days {
  const to = today(clock);
  const from =
    reached === null ? daysBefore(to, wanted.firstDays) : daysBefore(reached, wanted.againDays);
  return { from, to };
}

function today(clock: Clock): string {
  return clock.now().toISOString().slice(0, 10);
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10);
}

/** In a few words. */
function told({ new: added, updated, merged, skipped, failed }: ImportSummary): string {
  const parts = [
    `${added} new`,
    `${updated} updated`,
    `${merged} merged`,
    `${skipped} as they were`,
  ];
  if (failed > 0) parts.push(`${failed} not usable (npm run import -- quarantine)`);
  return parts.join(", ");
}

/** The queue takes letters, digits and a few signs. */
function keyOf(key: string): string {
  return `${/^\w+/.exec(key)?.[0] ?? ""}-${createHash("sha256").update(key).digest("hex").slice(0, 12)}`;
}

/** Always the same for one instance, and different for most: they do not all come in the same second. */
function laterBy(instance: string, key: string): number {
  return createHash("sha256").update(`${instance} ${key}`).digest().readUInt32BE() % SPREAD;
}
