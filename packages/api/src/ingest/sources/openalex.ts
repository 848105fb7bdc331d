import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { askJson, unavailable } from "../ask.ts";
import { toEntry, withoutDamaged } from "../mapping/entry.ts";
import { object, objects, text } from "../mapping/loose-json.ts";
import type { Manners } from "../manners.ts";
import type { SourceContext, SourceEntry, SourcePage } from "../source.ts";
import { oneByOne, walk } from "../walk.ts";
import type { ListPage } from "../walk.ts";
import { openAlexRecord } from "./openalex-record.ts";

/** What is asked of OpenAlex. */
export type OpenAlexOptions = {
  /** `https://api.openalex.org`. */
  apiUrl: string;
  /** Without one, very little is answered a day. */
  apiKey?: string;
  /** Whom to write to when something is wrong. */
  contact: string;
} & (
  | { ids: readonly PaperIdentifier[] }
  | {
      /** Words. */ search?: string;
      /** As OpenAlex writes filters. */ filter?: string;
      limit?: number;
    }
);

const MANNERS: Manners = {
  source: "OpenAlex",
  accept: "application/json",
  intervalMs: 150,
};
const PAGE = 100;
const MANY = Number.POSITIVE_INFINITY;

/** OpenAlex: papers by id, or all that a search or a filter finds. */
export async function* openalex(
  options: OpenAlexOptions,
  context: SourceContext,
): AsyncGenerator<SourcePage> {
  const { apiUrl, apiKey, contact } = options;
  const now = context.clock.now();
  const address = (path: string, parameters: Record<string, string> = {}) => {
    const url = new URL(`${apiUrl}/works${path}`);
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    url.searchParams.set("mailto", contact);
    if (apiKey !== undefined) url.searchParams.set("api_key", apiKey);
    return url;
  };
  if ("ids" in options) {
    yield* oneByOne(MANNERS.source, options.ids, context, async (id) => {
      const { json, damaged } = await askJson(MANNERS, address(`/${nameOf(id)}`), context);
      return json === undefined
        ? null
        : (withoutDamaged(readOpenAlexAnswer(json, now).entries, damaged)[0] ?? null);
    });
    return;
  }
  const { search, filter, limit = MANY } = options;
  yield* walk(context, limit, async (page) => {
    const parameters = {
      ...(search !== undefined && { search }),
      ...(filter !== undefined && { filter }),
      "per-page": String(PAGE),
      cursor: page ?? "*",
    };
    const { json, damaged } = await askJson(MANNERS, address("", parameters), context);
    const answer = readOpenAlexAnswer(json, now);
    return { ...answer, entries: withoutDamaged(answer.entries, damaged) };
  });
}

/** One work, or a list of them. @throws SourceUnavailableError when it is neither */
export function readOpenAlexAnswer(json: unknown, now: Date): ListPage {
  const answer = object(json);
  if (!Array.isArray(answer["results"])) {
    if (!("authorships" in answer)) throw unavailable("OpenAlex", "its answer holds no works");
    return { entries: [entryOf(answer, now)], next: null };
  }
  const meta = object(answer["meta"]);
  const total = meta["count"];
  return {
    entries: objects(answer["results"]).map((work) => entryOf(work, now)),
    next: text(meta["next_cursor"]) || null,
    ...(typeof total === "number" && { total }),
  };
}

function entryOf(work: Record<string, unknown>, now: Date): SourceEntry {
  const where = `OpenAlex ${text(work["id"]).replace(/^.*\//, "") || "work"}`;
  return toEntry(where, work, () => openAlexRecord(work, now));
}

/** How OpenAlex takes ids of other schemes. */
function nameOf({ scheme, value }: PaperIdentifier): string {
  if (scheme === "ARXIV") return `doi:10.48550/arxiv.${encodeURIComponent(value)}`;
  if (scheme === "OPENALEX") return value;
  return `${scheme.toLowerCase()}:${encodeURIComponent(value).replaceAll("%2F", "/")}`;
}
