import type { Clock, PrismaClient } from "@paperround/schema/context";
import { quarantine } from "@paperround/schema/ingestion/quarantine";
import { beginSourceRun, writeSourceCursor } from "@paperround/schema/ingestion/source-cursors";
import {
  readSourceValidator,
  writeSourceValidator,
} from "@paperround/schema/ingestion/source-validators";
import type { IngestPorts } from "./ingest-ports.ts";

/** Keeps what an import keeps in the database, beside the papers. */
export function databasePorts(db: PrismaClient, clock: Clock): IngestPorts {
  return {
    cursors: {
      begin: (source, key, restart) =>
        beginSourceRun(db, { source, key, now: clock.now(), restart }),
      write: (source, key, cursor) => writeSourceCursor(db, source, key, cursor),
    },
    quarantine: { add: (entry, begunAt) => quarantine(db, entry, { now: clock.now(), begunAt }) },
    validators: {
      read: (url) => readSourceValidator(db, url),
      write: (url, validator) => writeSourceValidator(db, url, validator),
    },
  };
}
