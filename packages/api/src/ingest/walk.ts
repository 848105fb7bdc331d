import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import { refusal } from "./mapping/entry.ts";
import type { SourceContext, SourceEntry, SourcePage } from "./source.ts";

/** A page of a list, as a source sends it. */
export interface ListPage {
  entries: SourceEntry[];
  /** The source's own way of naming the next page; null when it says that there is none. */
  next: string | null;
  total?: number;
}

/**
 * Walks through a list page by page, up to `limit` entries. It ends where the source says so, and at an
 * empty page: some sources name a next page for ever.
 * @param ask asks for the page of this name; null is the first
 */
export async function* walk(
  context: SourceContext,
  limit: number,
  ask: (page: string | null) => Promise<ListPage>,
): AsyncGenerator<SourcePage> {
  const [, doneBefore = "0", name] = /^(\d+) (.*)$/s.exec(context.cursor ?? "") ?? [];
  let done = Number(doneBefore);
  let page: string | null = name ?? null;
  while (done < limit) {
    const { entries, next, total } = await ask(page);
    const wanted = entries.slice(0, limit - done);
    done += wanted.length;
    const ended = next === null || entries.length === 0 || done >= limit;
    yield {
      entries: wanted,
      cursor: ended ? null : `${done} ${next}`,
      ...(total !== undefined && { total: Math.min(total, limit) }),
    };
    if (ended) return;
    page = next;
  }
}

/**
 * Asks for papers one after the other by their ids.
 * @param source its name as people know it
 * @param ask undefined or null where the source has no such paper
 */
export async function* oneByOne(
  source: string,
  ids: readonly PaperIdentifier[],
  context: SourceContext,
  ask: (id: PaperIdentifier) => Promise<SourceEntry | null>,
): AsyncGenerator<SourcePage> {
  for (let at = Number(context.cursor ?? 0); at < ids.length; at += 1) {
    const id = ids[at];
    if (!id) return;
    const entry = (await ask(id)) ?? unknownTo(source, id);
    const next = at + 1;
    yield {
      entries: [entry],
      cursor: next < ids.length ? String(next) : null,
      total: ids.length,
    };
  }
}

/** Says that a source has no such paper. */
export function unknownTo(source: string, id: PaperIdentifier): SourceEntry {
  return refusal(nameOf(id), `${source} has no such paper.`, lookupKey(id));
}

/** An id as a person reads it. */
export function nameOf({ scheme, value }: PaperIdentifier): string {
  return scheme === "ARXIV" ? `arXiv ${value}` : `${scheme.replace("_", " ")} ${value}`;
}
