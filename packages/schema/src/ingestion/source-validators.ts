import type { Db } from "../context.ts";

/** By what a server tells whether an answer has changed: its ETag and Last-Modified headers. */
export interface SourceValidator {
  etag: string | null;
  lastModified: string | null;
  /** How many entries the answer had. */
  entries: number;
}

/** What is remembered of the last answer at this address; null when nothing is. */
export function readSourceValidator(db: Db, url: string): Promise<SourceValidator | null> {
  return db.sourceValidator.findUnique({
    where: { url },
    select: { etag: true, lastModified: true, entries: true },
  });
}

/** Remembers an answer, so that it is not sent again while it is the same. */
export async function writeSourceValidator(
  db: Db,
  url: string,
  validator: SourceValidator,
): Promise<void> {
  await db.sourceValidator.upsert({
    where: { url },
    create: { url, ...validator },
    update: validator,
  });
}
