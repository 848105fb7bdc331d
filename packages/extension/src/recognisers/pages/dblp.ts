import { readStatedDoi } from "../embedded-metadata.ts";
import type { EmbeddedMetadata } from "../embedded-metadata.ts";
import { findAll, textOf } from "../page-reader.ts";

/** A record's links say what the paper is called. */
export function correctDblp(document: Document): Partial<EmbeddedMetadata> {
  const entries = findAll(document, "li.entry");
  const [entry] = entries;
  if (!entry || entries.length > 1) return {};
  const link = findAll(entry, "li.ee a, a[itemprop=url]")[0]?.getAttribute("href");
  return {
    title: textOf(entry, ".title")?.replace(/\.$/, "") ?? null,
    doi: readStatedDoi(link ?? ""),
  };
}
