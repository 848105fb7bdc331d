import type { PrismaClient } from "@paperround/schema/context";
import { quarantine } from "@paperround/schema/ingestion/quarantine";
import { readSourceCursor, writeSourceCursor } from "@paperround/schema/ingestion/source-cursors";
import {
  readSourceValidator,
  writeSourceValidator,
} from "@paperround/schema/ingestion/source-validators";
import type { IngestPorts } from "./ingest-ports.ts";

/** Keeps what an import keeps in the database, beside the papers. */
export function databasePorts(db: PrismaClient): IngestPorts {
  return {
    cursors: {
      read: (source, key) => readSourceCursor(db, source, key),
      write: (source, key, cursor) => writeSourceCursor(db, source, key, cursor),
    },
    quarantine: { add: (entry) => quarantine(db, entry) },
    validators: {
      read: (url) => readSourceValidator(db, url),
      write: (url, validator) => writeSourceValidator(db, url, validator),
    },
  };
}
