import type { PaperIdentifier, PaperIdScheme } from "@paperround/schema/paper-id/scheme";
import { askJson, readJson, unavailable } from "../ask.ts";
import { refusal, toEntry, withoutDamaged } from "../mapping/entry.ts";
import { object, text } from "../mapping/loose-json.ts";
import type { Manners } from "../manners.ts";
import type { SourceContext, SourceEntry, SourcePage } from "../source.ts";
import { nameOf, unknownTo, walk } from "../walk.ts";
import type { ListPage } from "../walk.ts";
import { semanticScholarRecord } from "./semanticscholar-record.ts";

/** What is asked of Semantic Scholar. */
export type SemanticScholarOptions = {
  /** `https://api.semanticscholar.org`. */
  apiUrl: string;
  /** With one, once a second is granted; without, all share what there is. */
  apiKey?: string;
} & (
  | { ids: readonly PaperIdentifier[] }
  | { /** Words, as the bulk search takes them. */ query: string; limit?: number }
);

const FIELDS = [
  "corpusId",
  "externalIds",
  "url",
  "title",
  "abstract",
  "venue",
  "publicationVenue",
  "journal",
  "year",
  "publicationDate",
  "openAccessPdf",
].join(",");
/** What a search does not tell. */
const DETAIL_FIELDS =
  ",authors.name,authors.affiliations,authors.externalIds,tldr,references.externalIds,references.corpusId";
/** The batch interface takes 500, and answers at most 10 MB and 9,999 references. */
const BATCH = 100;
const PREFIX: Partial<Record<PaperIdScheme, string>> = {
  ARXIV: "ARXIV:",
  DOI: "DOI:",
  ACL: "ACL:",
  PMID: "PMID:",
  PMCID: "PMCID:",
  CORPUS_ID: "CorpusId:",
};

/** Semantic Scholar: papers by id, or all that a search finds. */
export async function* semanticscholar(
  options: SemanticScholarOptions,
  context: SourceContext,
): AsyncGenerator<SourcePage> {
  const manners = mannersWith(options.apiKey);
  if ("ids" in options) yield* byIds(options, manners, context);
  else yield* byQuery(options, manners, context);
}

function mannersWith(apiKey: string | undefined): Manners {
  return {
    source: "Semantic Scholar",
    accept: "application/json",
    intervalMs: apiKey === undefined ? 3_000 : 1_000,
    ...(apiKey !== undefined && { headers: { "x-api-key": apiKey } }),
  };
}

async function* byIds(
  { apiUrl, ids }: { apiUrl: string; ids: readonly PaperIdentifier[] },
  manners: Manners,
  context: SourceContext,
): AsyncGenerator<SourcePage> {
  const now = context.clock.now();
  for (let start = Number(context.cursor ?? 0); start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    const named = batch.filter(({ scheme }) => scheme in PREFIX);
    const found = new Map<PaperIdentifier, SourceEntry>();
    if (named.length > 0) {
      const url = new URL(`${apiUrl}/graph/v1/paper/batch`);
      url.searchParams.set("fields", FIELDS + DETAIL_FIELDS);
      const body = { ids: named.map(({ scheme, value }) => `${PREFIX[scheme]}${value}`) };
      const answer = await context.politeFetch(manners, url, {
        signal: context.signal,
        json: body,
      });
      // That it knows none of them is an error to Semantic Scholar.
      const knowsNone = answer.status === 400 && /no valid paper ids/i.test(answer.body);
      const json = knowsNone ? undefined : readJson({ source: manners.source, answer });
      const { entries } = readSemanticScholarAnswer(json ?? named.map(() => null), now, named);
      withoutDamaged(entries, answer.damaged).forEach((entry, index) => {
        const id = named[index];
        if (id) found.set(id, entry);
      });
    }
    const next = start + BATCH;
    yield {
      entries: batch.map((id) => found.get(id) ?? unknownTo(manners.source, id)),
      cursor: next < ids.length ? String(next) : null,
      total: ids.length,
    };
  }
}

async function* byQuery(
  {
    apiUrl,
    query,
    limit = Number.POSITIVE_INFINITY,
  }: { apiUrl: string; query: string; limit?: number },
  manners: Manners,
  context: SourceContext,
): AsyncGenerator<SourcePage> {
  const now = context.clock.now();
  yield* walk(context, limit, async (token) => {
    const url = new URL(`${apiUrl}/graph/v1/paper/search/bulk`);
    url.searchParams.set("query", query);
    url.searchParams.set("fields", `${FIELDS},authors`);
    if (token !== null) url.searchParams.set("token", token);
    const { json, damaged } = await askJson(manners, url, context);
    const answer = readSemanticScholarAnswer(json, now);
    return { ...answer, entries: withoutDamaged(answer.entries, damaged) };
  });
}

/**
 * One paper, a list of them, or a list of what they cite, are cited by or are near to.
 * @param ids what was asked for, where the answer has a place for each
 * @throws SourceUnavailableError when it is none of these
 */
export function readSemanticScholarAnswer(
  json: unknown,
  now: Date,
  ids: readonly PaperIdentifier[] = [],
): ListPage {
  const answer = object(json);
  const list = Array.isArray(json) ? json : (answer["data"] ?? answer["recommendedPapers"]);
  if (!Array.isArray(list)) {
    if (text(answer["paperId"]) !== "") return { entries: [entryOf(answer, 0, now)], next: null };
    throw unavailable("Semantic Scholar", "its answer holds no papers");
  }
  const items: readonly unknown[] = list;
  if (items.some((item) => typeof item === "string")) {
    throw unavailable("Semantic Scholar", "its answer holds no papers");
  }
  const total = answer["total"];
  return {
    entries: items.map((item, index) => entryOf(item, index, now, ids[index])),
    next: text(answer["token"]) || null,
    ...(typeof total === "number" && { total }),
  };
}

function entryOf(item: unknown, index: number, now: Date, id?: PaperIdentifier): SourceEntry {
  if (item === null && id) return unknownTo("Semantic Scholar", id);
  if (item === null) {
    return refusal(`entry ${index + 1}`, "Semantic Scholar has no such paper.", null);
  }
  const { citingPaper, citedPaper } = object(item);
  const paper = object(citingPaper ?? citedPaper ?? item);
  const where = id ? nameOf(id) : text(paper["paperId"]).slice(0, 12) || `entry ${index + 1}`;
  return toEntry(where, paper, () => semanticScholarRecord(paper, now));
}
