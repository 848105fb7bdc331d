import type { PrismaClient } from "@paperround/schema/context";
import { loadBundled } from "../../src/ingest/load-bundled.ts";

/**
 * Puts the papers that ship with the product into a database.
 * @param now when they come
 */
export async function addBundledPapers(
  db: PrismaClient,
  now: () => Date = () => new Date(),
): Promise<void> {
  await loadBundled({ db, clock: { now }, signal: new AbortController().signal });
}
