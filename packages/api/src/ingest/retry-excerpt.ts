import { readPaperRecord } from "@paperround/schema/papers/paper-record";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import { isWhole, refusal, toEntry } from "./mapping/entry.ts";
import { object, text } from "./mapping/loose-json.ts";
import type { Loose } from "./mapping/loose-json.ts";
import type { SourceEntry } from "./source.ts";
import type { ArxivPaper } from "./sources/arxiv-paper.ts";
import { arxivRecord } from "./sources/arxiv-record.ts";
import { crossrefRecord } from "./sources/crossref-record.ts";
import { dailyRecord } from "./sources/daily-record.ts";
import { dataciteRecord } from "./sources/datacite-record.ts";
import { fileEntry } from "./sources/file.ts";
import { openAlexRecord } from "./sources/openalex-record.ts";
import { openReviewRecord } from "./sources/openreview-record.ts";
import { semanticScholarRecord } from "./sources/semanticscholar-record.ts";

/** How each source maps what is kept of an entry that it refused. */
const MAPPERS: ReadonlyMap<string, (raw: Loose, fetchedAt: Date) => PaperRecord> = new Map([
  // Kept by the source itself, in its own shape.
  ["arxiv", (raw, fetchedAt) => arxivRecord(raw as unknown as ArxivPaper, fetchedAt)],
  ["crossref", crossrefRecord],
  ["daily", dailyRecord],
  ["datacite", dataciteRecord],
  ["openalex", openAlexRecord],
  ["openreview", openReviewRecord],
  ["semanticscholar", semanticScholarRecord],
]);

/**
 * Maps what was put aside once more: after a release that reads more, or when what it contradicted has gone.
 * Nothing is asked of the source.
 * @param source the source's name, as it was put aside
 */
export async function retryExcerpt(
  source: string,
  excerpt: string,
  now: Date,
): Promise<SourceEntry> {
  const where = `an entry of ${source}`;
  if (!isWhole(excerpt)) return refusal(where, "Only its beginning was kept.", excerpt);
  const raw = parse(excerpt);
  if (isRecord(raw)) return toEntry(where, excerpt, () => readStored(raw));
  const map = MAPPERS.get(source);
  if (map && Object.keys(raw).length > 0) return toEntry(where, excerpt, () => map(raw, now));
  const ours = { name: source === "bundled" ? source : "file", url: null, fetchedAt: now };
  const entry = map || excerpt.trim() === "" ? null : await fileEntry(excerpt, ours);
  return entry ?? refusal(where, "Nothing that could be read was kept of it.", excerpt);
}

/** A record that was mapped, and then contradicted what was here. */
function isRecord(raw: Loose): boolean {
  return Array.isArray(raw["ids"]) && "authorCount" in raw && "source" in raw;
}

function readStored(raw: Loose): PaperRecord {
  const source = object(raw["source"]);
  const fetchedAt = new Date(text(source["fetchedAt"]));
  return readPaperRecord({ ...raw, source: { ...source, fetchedAt } });
}

function parse(excerpt: string): Loose {
  try {
    return object(JSON.parse(excerpt));
  } catch {
    return {};
  }
}
