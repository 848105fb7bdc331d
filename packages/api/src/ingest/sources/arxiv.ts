import { refusal, toEntry, withoutDamaged } from "../mapping/entry.ts";
import { unavailable } from "../ask.ts";
import type { SourceAnswer } from "../polite-fetch.ts";
import type { Manners } from "../manners.ts";
import type { SourceContext, SourceEntry, SourcePage } from "../source.ts";
import { readArxivFeed } from "./arxiv-feed.ts";
import type { ArxivFeed } from "./arxiv-feed.ts";
import { readOaiPage } from "./arxiv-oai.ts";
import type { OaiPage } from "./arxiv-oai.ts";
import type { ArxivPart } from "./arxiv-paper.ts";
import { arxivRecord } from "./arxiv-record.ts";

/** What is asked of arXiv. */
export type ArxivOptions = {
  /** The Atom API: `https://export.arxiv.org/api/query`. */
  apiUrl: string;
  /** The harvesting interface: `https://oaipmh.arxiv.org/oai`. */
  oaiUrl: string;
} & (
  | { /** Normalised ids. */ ids: readonly string[] }
  | {
      /** As https://info.arxiv.org/help/api/user-manual.html#query_details says. */ query: string;
      limit?: number;
    }
  | {
      /** Days of change, both included. */ harvest: { from: string; until?: string; set?: string };
    }
);

/** arXiv asks for one request in three seconds: https://info.arxiv.org/help/api/tou.html */
const MANNERS: Manners = {
  source: "arXiv",
  accept: "application/atom+xml, text/xml, application/xml",
  intervalMs: 3_000,
  redirectHosts: ["arxiv.org", "export.arxiv.org", "oaipmh.arxiv.org"],
  // A page of a harvest has up to 3,500 records.
  maxBytes: 64_000_000,
};
/** Ids in one request: arXiv answers up to 2,000, but a page of this size is soon there. */
const IDS_A_PAGE = 50;
const PAGE = 100;
/** arXiv answers with an empty page now and then, where the next attempt has all. */
const EMPTY_PAGES = 3;

/** arXiv: single papers, a query, or all that changed since a day. */
export async function* arxiv(
  options: ArxivOptions,
  context: SourceContext,
): AsyncGenerator<SourcePage> {
  if ("ids" in options) yield* byIds(options, context);
  else if ("query" in options) yield* byQuery(options, context);
  else yield* byHarvest(options, context);
}

async function* byIds(
  { apiUrl, ids }: { apiUrl: string; ids: readonly string[] },
  context: SourceContext,
): AsyncGenerator<SourcePage> {
  for (let start = Number(context.cursor ?? 0); start < ids.length; start += IDS_A_PAGE) {
    const page = ids.slice(start, start + IDS_A_PAGE);
    const url = addressOf(apiUrl, { id_list: page.join(","), max_results: String(page.length) });
    const { parts, damaged } = await askFeed(url, context);
    const found = new Map(parts.map((part) => ["broken" in part ? part : part.id, part]));
    const entries = page.map((id) => {
      const part = found.get(id);
      return part ? entryOf(part, context) : refusal(`arXiv ${id}`, "arXiv has no such paper.", id);
    });
    const next = start + IDS_A_PAGE;
    const cursor = next < ids.length ? String(next) : null;
    yield { entries: withoutDamaged(entries, damaged), cursor, total: ids.length };
  }
}

async function* byQuery(
  {
    apiUrl,
    query,
    limit = Number.POSITIVE_INFINITY,
  }: { apiUrl: string; query: string; limit?: number },
  context: SourceContext,
): AsyncGenerator<SourcePage> {
  let start = Number(context.cursor ?? 0);
  for (let empty = 0; ;) {
    const size = Math.min(PAGE, limit - start);
    if (size <= 0) return;
    const url = addressOf(apiUrl, {
      search_query: query,
      start: String(start),
      max_results: String(size),
      sortBy: "submittedDate",
      sortOrder: "descending",
    });
    const { parts, total, damaged } = await askFeed(url, context);
    const last = Math.min(total ?? start + parts.length, limit);
    if (parts.length === 0 && start < last) {
      empty += 1;
      if (empty < EMPTY_PAGES) continue;
      throw unavailable("arXiv", `it sent ${EMPTY_PAGES} empty pages where papers should be`);
    }
    empty = 0;
    start += parts.length;
    const cursor = start < last && parts.length > 0 ? String(start) : null;
    const entries = parts.map((part) => entryOf(part, context));
    yield { entries: withoutDamaged(entries, damaged), cursor, total: last };
    if (cursor === null) return;
  }
}

async function* byHarvest(
  { oaiUrl, harvest }: { oaiUrl: string; harvest: { from: string; until?: string; set?: string } },
  context: SourceContext,
): AsyncGenerator<SourcePage> {
  const { from, until, set } = harvest;
  const first = addressOf(oaiUrl, {
    verb: "ListRecords",
    metadataPrefix: "arXivRaw",
    from,
    ...(until !== undefined && { until }),
    ...(set !== undefined && { set }),
  });
  let token = context.cursor;
  for (;;) {
    const url =
      token === null ? first : addressOf(oaiUrl, { verb: "ListRecords", resumptionToken: token });
    const page = await askOai(url, context);
    if (page.error?.code === "badResumptionToken" && token !== null) {
      // It has expired since the last run. What is here already is only looked at.
      token = null;
      continue;
    }
    if (page.error && page.error.code !== "noRecordsMatch") {
      throw unavailable("arXiv", `it says “${page.error.message || page.error.code}”`);
    }
    token = page.token;
    const entries = page.parts.map((part) => entryOf(part, context));
    yield {
      entries: withoutDamaged(entries, page.damaged),
      cursor: token,
      ...(page.total !== null && { total: page.total }),
    };
    if (token === null) return;
  }
}

async function askFeed(url: URL, context: SourceContext) {
  const answer = await context.politeFetch(MANNERS, url, { signal: context.signal });
  return { ...readFeedAnswer(answer), damaged: answer.damaged };
}

/** Papers of an answer of the Atom API. @throws SourceUnavailableError when it holds none and no "no" */
export function readFeedAnswer({ status, body }: SourceAnswer): ArxivFeed {
  const feed = readArxivFeed(body);
  // A well-formed id that arXiv calls incorrect is one that it never gave out.
  if (feed?.error?.startsWith("incorrect id format")) return { parts: [], total: 0 };
  if (feed?.error !== undefined) throw unavailable("arXiv", `it says “${feed.error}”`);
  if (feed && status === 200) return feed;
  throw unavailable(
    "arXiv",
    status === 200 ? "its answer is no Atom feed" : `it answered ${status}`,
  );
}

async function askOai(url: URL, context: SourceContext): Promise<OaiPage & { damaged: boolean }> {
  const { status, body, damaged } = await context.politeFetch(MANNERS, url, {
    signal: context.signal,
  });
  const page = readOaiPage(body);
  if (page && (status === 200 || page.error)) return { ...page, damaged };
  throw unavailable("arXiv", status === 200 ? "its answer is no OAI-PMH" : `it answered ${status}`);
}

function entryOf(part: ArxivPart, { clock }: SourceContext): SourceEntry {
  if ("broken" in part) return refusal("an entry of arXiv's", part.reason, part.broken);
  return toEntry(`arXiv ${part.id}`, part, () => arxivRecord(part, clock.now()));
}

function addressOf(base: string, parameters: Record<string, string>): URL {
  const url = new URL(base);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}
