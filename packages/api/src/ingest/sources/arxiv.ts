import type { Clock } from "@paperround/schema/context";
import { InvalidInputError, SourceUnavailableError } from "@paperround/schema/errors";
import type { PaperRecord } from "@paperround/schema/papers/paper-record";
import { createPoliteFetch } from "../polite-fetch.ts";
import type { PoliteFetchOptions, SourceAnswer } from "../polite-fetch.ts";
import { arxivRecord } from "./arxiv-record.ts";
import { readArxivFeed } from "./arxiv-feed.ts";
import type { SourceItem } from "./source.ts";

/** Where and how arXiv is asked. */
export interface ArxivOptions {
  /** The address of the API: `https://export.arxiv.org/api/query`. */
  apiUrl: string;
  clock: Clock;
  /** Sent as User-Agent. */
  userAgent: string;
  /** For tests, which have no minutes to spend. */
  pace?: Partial<Pick<PoliteFetchOptions, "intervalMs" | "deadlineMs" | "maxRetryAfterMs">>;
}

/** arXiv as a source of records. */
export interface ArxivSource {
  /**
   * One paper by its normalised id, in its latest version.
   * @returns null when arXiv has no such paper
   * @throws SourceUnavailableError when arXiv does not answer, or not with a record
   */
  find(id: string, signal?: AbortSignal): Promise<PaperRecord | null>;
  /** Papers by their normalised ids, in this order, each as its record or why there is none. */
  findAll(ids: readonly string[], signal?: AbortSignal): AsyncGenerator<SourceItem>;
}

/** arXiv asks for one request in three seconds: https://info.arxiv.org/help/api/tou.html */
const INTERVAL_MS = 3_000;
const DEADLINE_MS = 20_000;
const MAX_RETRY_AFTER_MS = 5_000;
const MAX_BYTES = 8_000_000;
/** Ids in one request: arXiv answers up to 2,000, but a page of this size stays well below MAX_BYTES. */
const PAGE = 50;

/** Makes the source. Its requests keep arXiv's pace as long as all go through one such object. */
export function createArxivSource(options: ArxivOptions): ArxivSource {
  const { apiUrl, clock } = options;
  const fetchPolitely = createPoliteFetch({
    source: "arXiv",
    userAgent: options.userAgent,
    accept: "application/atom+xml",
    redirectHosts: ["arxiv.org", "export.arxiv.org"],
    intervalMs: INTERVAL_MS,
    deadlineMs: DEADLINE_MS,
    maxRetryAfterMs: MAX_RETRY_AFTER_MS,
    maxBytes: MAX_BYTES,
    ...options.pace,
  });

  async function ask(
    ids: readonly string[],
    signal?: AbortSignal,
  ): Promise<Map<string, SourceItem>> {
    const url = new URL(apiUrl);
    url.searchParams.set("id_list", ids.join(","));
    url.searchParams.set("max_results", String(ids.length));
    const answer = await fetchPolitely(url, signal);
    const found = new Map<string, SourceItem>();
    for (const entry of readAnswer(answer)) {
      found.set(
        entry.id,
        toItem(entry.id, () => arxivRecord(entry, apiUrl, clock.now())),
      );
    }
    return found;
  }

  async function* findAll(ids: readonly string[], signal?: AbortSignal) {
    for (let start = 0; start < ids.length; start += PAGE) {
      const page = ids.slice(start, start + PAGE);
      const found = await ask(page, signal);
      for (const id of page) {
        yield found.get(id) ?? problem(`arXiv ${id}`, "arXiv has no such paper.");
      }
    }
  }

  return {
    findAll,
    async find(id, signal) {
      const item = (await ask([id], signal)).get(id);
      if (item === undefined) return null;
      if (item.kind === "record") return item.record;
      throw new SourceUnavailableError(`arXiv's record of ${id} cannot be used: ${item.reason}`);
    },
  };
}

function readAnswer({ status, body }: SourceAnswer) {
  const feed = readArxivFeed(body);
  // A well-formed id that arXiv calls incorrect is one that it never gave out.
  if (feed?.error?.startsWith("incorrect id format")) return [];
  if (feed?.error !== undefined) throw unavailable(`it says “${feed.error}”`);
  if (feed && status === 200) return feed.entries;
  throw unavailable(status === 200 ? "its answer is no Atom feed" : `it answered ${status}`);
}

function unavailable(reason: string): SourceUnavailableError {
  return new SourceUnavailableError(`arXiv cannot be asked right now: ${reason}. Try again later.`);
}

function toItem(id: string, read: () => PaperRecord): SourceItem {
  try {
    return { kind: "record", record: read() };
  } catch (error) {
    if (error instanceof InvalidInputError) return problem(`arXiv ${id}`, error.message);
    throw error;
  }
}

function problem(where: string, reason: string): SourceItem {
  return { kind: "problem", where, reason };
}
