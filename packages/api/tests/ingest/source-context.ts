import { HostPace } from "../../src/ingest/host-pace.ts";
import { createPoliteFetch, offline } from "../../src/ingest/polite-fetch.ts";
import type { PoliteFetch } from "../../src/ingest/polite-fetch.ts";
import type { Manners, Patience } from "../../src/ingest/manners.ts";
import type { SourceContext, SourceEntry, SourcePage } from "../../src/ingest/source.ts";

/** When everything in a test is fetched. */
export const FETCHED_AT = new Date("2026-01-05T08:00:00Z");
/** Who asks. */
export const USER_AGENT = "Paperround/0.1.0 (+mailto:ada@example.org)";

/** A fetch that keeps no pace, and whose deadline only a server that stalls can reach. */
export function testFetch(patience: Partial<Patience> = {}): PoliteFetch {
  const politeFetch = createPoliteFetch({
    userAgent: USER_AGENT,
    patience: {
      deadlineMs: 20_000,
      stallMs: 15_000,
      maxRetryAfterMs: 100,
      attempts: 3,
      ...patience,
    },
    pace: new HostPace(),
  });
  return (manners: Manners, url, inquiry) =>
    politeFetch({ ...manners, intervalMs: 0 }, url, inquiry);
}

/** What a source works with; no network unless a fetch is given. */
export function sourceContext(given: Partial<SourceContext> = {}): SourceContext {
  return {
    cursor: null,
    politeFetch: offline,
    clock: { now: () => FETCHED_AT },
    signal: new AbortController().signal,
    ...given,
  };
}

/** Every page. */
export async function pagesOf(pages: AsyncIterable<SourcePage>): Promise<SourcePage[]> {
  const all: SourcePage[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

/** Every entry of every page. */
export async function entriesOf(pages: AsyncIterable<SourcePage>): Promise<SourceEntry[]> {
  return (await pagesOf(pages)).flatMap(({ entries }) => entries);
}

/** An entry in a line: its title, or where it stands and why it is refused. */
export function inAWord(entry: SourceEntry): string {
  return "record" in entry ? entry.record.title : `${entry.where}: ${entry.reason}`;
}
