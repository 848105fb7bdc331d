import type { PrismaClient } from "@paperround/schema/context";
import { readSourceCursor, writeSourceCursor } from "@paperround/schema/ingestion/source-cursors";
import { z } from "zod";

const mark = z.object({
  /** The last day that was imported to its end. */
  reached: z.string().nullable(),
  /** What is under way, or was interrupted. */
  run: z
    .object({ from: z.string(), to: z.string(), begunAt: z.string(), place: z.string().nullable() })
    .nullable(),
});

/** How far a standing import has come. */
export type ImportMark = z.infer<typeof mark>;

const NEW: ImportMark = { reached: null, run: null };

/** Beside the cursors of imports that people start, which are kept under what was asked. */
const SOURCE = "by itself";

/** Where a standing import goes on, be it after an hour or after three days without a server. */
export async function readImportMark(db: PrismaClient, key: string): Promise<ImportMark> {
  const text = await readSourceCursor(db, SOURCE, key);
  return text === null ? NEW : mark.parse(JSON.parse(text));
}

/** Keeps where it goes on. */
export async function writeImportMark(
  db: PrismaClient,
  key: string,
  value: ImportMark,
): Promise<void> {
  await writeSourceCursor(db, SOURCE, key, JSON.stringify(value));
}
