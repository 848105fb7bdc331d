import { PAPER_ID_SCHEMES } from "@paperround/schema/paper-id/scheme";
import { z } from "zod";

const day = z.iso.date({ error: "A day is written as 2026-01-05." });
const words = z.string().min(1).max(2_000);
const limit = z.int().min(1).max(10_000_000).optional();
/** Paths are absolute: the job may run in another process, in another folder. */
const path = z.string().startsWith("/");
/** Normalised. */
const id = z.object({ scheme: z.enum(PAPER_ID_SCHEMES), value: z.string().min(1) });
const ids = z.array(id).min(1).max(2_000);
const arxivIds = z.array(z.string().min(1)).min(1).max(2_000);

const daily = z.union([z.strictObject({ path }), z.strictObject({ from: day, to: day })]);
const arxiv = z.union([
  z.strictObject({ ids: arxivIds }),
  z.strictObject({ query: words, limit }),
  z.strictObject({
    harvest: z.strictObject({
      from: day,
      until: day.optional(),
      set: z
        .string()
        .regex(/^[\w:.-]{1,60}$/)
        .optional(),
    }),
  }),
]);
const openalex = z.union([
  z.strictObject({ ids }),
  z.strictObject({ search: words.optional(), filter: words.optional(), limit }),
]);
const crossref = z.union([
  z.strictObject({ ids }),
  z.strictObject({ query: words.optional(), filter: words.optional(), limit }),
]);
const byQuery = z.union([z.strictObject({ ids }), z.strictObject({ query: words, limit })]);
const openreview = z.union([
  z.strictObject({ ids }),
  z.strictObject({ venue: words, limit }),
  z.strictObject({ invitation: words, limit }),
]);

/** Forgets where the last run of the same got to. */
const restart = z.boolean().default(false);

/** What is to be imported, as plain JSON. */
export const importRequest = z.discriminatedUnion("source", [
  z.strictObject({ source: z.literal("bundled"), restart }),
  z.strictObject({ source: z.literal("file"), ask: z.strictObject({ path }), restart }),
  z.strictObject({ source: z.literal("daily"), ask: daily, restart }),
  z.strictObject({ source: z.literal("arxiv"), ask: arxiv, restart }),
  z.strictObject({ source: z.literal("openalex"), ask: openalex, restart }),
  z.strictObject({ source: z.literal("crossref"), ask: crossref, restart }),
  z.strictObject({ source: z.literal("semanticscholar"), ask: byQuery, restart }),
  z.strictObject({ source: z.literal("datacite"), ask: byQuery, restart }),
  z.strictObject({ source: z.literal("openreview"), ask: openreview, restart }),
]);

/** A checked request. */
export type ImportRequest = z.output<typeof importRequest>;
/** A request as it is written. */
export type ImportRequestInput = z.input<typeof importRequest>;
/** A request of one of the sources that are asked, and not bundled. */
export type SourceRequest = Exclude<ImportRequest, { source: "bundled" }>;
