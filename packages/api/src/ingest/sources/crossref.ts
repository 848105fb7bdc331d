import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { askJson, unavailable } from "../ask.ts";
import { toEntry, withoutDamaged } from "../mapping/entry.ts";
import { object, objects, text } from "../mapping/loose-json.ts";
import type { Manners } from "../manners.ts";
import type { SourceContext, SourceEntry, SourcePage } from "../source.ts";
import { oneByOne, walk } from "../walk.ts";
import type { ListPage } from "../walk.ts";
import { crossrefRecord } from "./crossref-record.ts";

/** What is asked of Crossref. */
export type CrossrefOptions = {
  /** `https://api.crossref.org`. */
  apiUrl: string;
  /** Whom to write to when something is wrong: brings one into the polite pool. */
  contact: string;
} & (
  | { /** DOIs. */ ids: readonly PaperIdentifier[] }
  | {
      /** Words. */ query?: string;
      /** As Crossref writes filters. */ filter?: string;
      limit?: number;
    }
);

const MANNERS: Manners = {
  source: "Crossref",
  accept: "application/json",
  intervalMs: 200,
};
const PAGE = 100;

/** Crossref: papers by DOI, or all that a query or a filter finds. */
export async function* crossref(
  options: CrossrefOptions,
  context: SourceContext,
): AsyncGenerator<SourcePage> {
  const { apiUrl, contact } = options;
  const now = context.clock.now();
  if ("ids" in options) {
    yield* oneByOne(MANNERS.source, options.ids, context, async ({ value }) => {
      const url = new URL(`${apiUrl}/works/${encodeURIComponent(value)}`);
      url.searchParams.set("mailto", contact);
      const { json, damaged } = await askJson(MANNERS, url, context);
      if (json === undefined) return null;
      return withoutDamaged(readCrossrefAnswer(json, now).entries, damaged)[0] ?? null;
    });
    return;
  }
  const { query, filter, limit = Number.POSITIVE_INFINITY } = options;
  yield* walk(context, limit, async (page) => {
    const url = new URL(`${apiUrl}/works`);
    if (query !== undefined) url.searchParams.set("query", query);
    if (filter !== undefined) url.searchParams.set("filter", filter);
    url.searchParams.set("rows", String(PAGE));
    url.searchParams.set("cursor", page ?? "*");
    url.searchParams.set("mailto", contact);
    const { json, damaged } = await askJson(MANNERS, url, context);
    const answer = readCrossrefAnswer(json, now);
    return { ...answer, entries: withoutDamaged(answer.entries, damaged) };
  });
}

/** One work, or a list of them. @throws SourceUnavailableError when it is neither */
export function readCrossrefAnswer(json: unknown, now: Date): ListPage {
  const { "message-type": type, message } = object(json);
  const answer = object(message);
  if (type === "work") return { entries: [entryOf(answer, now)], next: null };
  if (type !== "work-list" || !Array.isArray(answer["items"])) {
    throw unavailable("Crossref", "its answer holds no works");
  }
  const total = answer["total-results"];
  return {
    entries: objects(answer["items"]).map((work) => entryOf(work, now)),
    next: text(answer["next-cursor"]) || null,
    ...(typeof total === "number" && { total }),
  };
}

function entryOf(work: Record<string, unknown>, now: Date): SourceEntry {
  // What it cites is most of a work's size.
  const { reference: _, ...raw } = work;
  return toEntry(`DOI ${text(work["DOI"]) || "unknown"}`, raw, () => crossrefRecord(work, now));
}
