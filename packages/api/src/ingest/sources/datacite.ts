import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { askJson, unavailable } from "../ask.ts";
import { toEntry, withoutDamaged } from "../mapping/entry.ts";
import { object, objects, text } from "../mapping/loose-json.ts";
import type { Manners } from "../manners.ts";
import type { SourceContext, SourceEntry, SourcePage } from "../source.ts";
import { oneByOne, walk } from "../walk.ts";
import type { ListPage } from "../walk.ts";
import { dataciteRecord } from "./datacite-record.ts";

/** What is asked of DataCite. */
export type DataciteOptions = {
  /** `https://api.datacite.org`. */
  apiUrl: string;
} & (
  | { /** DOIs, or ids of arXiv, whose DOIs DataCite has. */ ids: readonly PaperIdentifier[] }
  | { /** As https://support.datacite.org/docs/api-queries says. */ query: string; limit?: number }
);

const MANNERS: Manners = {
  source: "DataCite",
  accept: "application/vnd.api+json, application/json",
  // A thousand requests in five minutes for those who say who they are.
  intervalMs: 350,
};
const PAGE = 100;

/** DataCite: papers by DOI, or all that a query finds. */
export async function* datacite(
  options: DataciteOptions,
  context: SourceContext,
): AsyncGenerator<SourcePage> {
  const { apiUrl } = options;
  const now = context.clock.now();
  if ("ids" in options) {
    yield* oneByOne(MANNERS.source, options.ids, context, async ({ scheme, value }) => {
      const doi = scheme === "ARXIV" ? `10.48550/arxiv.${value}` : value;
      const url = new URL(`${apiUrl}/dois/${encodeURIComponent(doi)}`);
      const { json, damaged } = await askJson(MANNERS, url, context);
      if (json === undefined) return null;
      return withoutDamaged(readDataciteAnswer(json, now).entries, damaged)[0] ?? null;
    });
    return;
  }
  const { query, limit = Number.POSITIVE_INFINITY } = options;
  yield* walk(context, limit, async (page) => {
    const url = new URL(`${apiUrl}/dois`);
    url.searchParams.set("query", query);
    url.searchParams.set("page[size]", String(PAGE));
    url.searchParams.set("page[cursor]", page ?? "1");
    const { json, damaged } = await askJson(MANNERS, url, context);
    const answer = readDataciteAnswer(json, now);
    return { ...answer, entries: withoutDamaged(answer.entries, damaged) };
  });
}

/** One DOI, or a list of them. @throws SourceUnavailableError when it is neither */
export function readDataciteAnswer(json: unknown, now: Date): ListPage {
  const { data, links, meta } = object(json);
  if (!Array.isArray(data)) {
    if (text(object(data)["type"]) !== "dois") {
      throw unavailable("DataCite", "its answer holds no DOIs");
    }
    return { entries: [entryOf(object(data), now)], next: null };
  }
  const next = URL.parse(text(object(links)["next"]))?.searchParams.get("page[cursor]") ?? null;
  const total = object(meta)["total"];
  return {
    entries: objects(data).map((item) => entryOf(item, now)),
    next,
    ...(typeof total === "number" && { total }),
  };
}

function entryOf(item: Record<string, unknown>, now: Date): SourceEntry {
  // The same in XML once more, as base64.
  const { xml: _, ...attributes } = object(item["attributes"]);
  const where = `DOI ${text(attributes["doi"]) || "unknown"}`;
  return toEntry(where, attributes, () => dataciteRecord(attributes, now));
}
