import type { Api } from "../../api/client.ts";
import { toCopiedPaper } from "../../api/copied-fields.ts";
import { readListCopy, readMonthPapers } from "../../api/operations/copies.ts";
import { readMyLists } from "../../api/operations/my-lists.ts";
import { toListView } from "../../api/paper-fields.ts";
import type { Result } from "../../result.ts";
import { feedPapers, listsCopies, viewerCopies } from "../../storage.ts";
import type { CopiedItem, FeedPapers } from "../../storage.ts";

const DAY = 24 * 60 * 60_000;
const DAYS_KEPT = 30;
/** Titles do not change as counts do: the feed is copied with them a few times a day. */
const FEED_LIFE = DAY / 4;
/** Bounds what a server can make the browser fetch and keep, in pages of 100 papers. */
const MOST_FEED_PAGES = 20;
/** Over all lists: what a reader could look through on a train, and a few megabytes at most. */
export const MOST_LIST_ITEMS = 3_000;
const LISTS_LIFE = DAY / 4;

/** Copies the last month's feed with titles: the same request from everybody, by the clock. */
export async function syncFeedPapers(inUse: Api): Promise<Result<null>> {
  const api = await inUse.pinned();
  const server = await api.server();
  const before = await feedPapers.read(server);
  const age = Date.now() - (before?.copiedAt ?? 0);
  if (before && age >= 0 && age < FEED_LIFE) return done;
  const papers: FeedPapers["papers"] = [];
  let on: string | null = null;
  let after: string | null = null;
  for (let page = 0; page < MOST_FEED_PAGES; page += 1) {
    // Each page says where the next one starts.
    const answer: Awaited<ReturnType<typeof readFeedPage>> = await readFeedPage(api, on, after);
    if (!answer.ok) return answer;
    const { nodes, pageInfo, from, previousOn } = answer.value.feed;
    for (const { firstListedOn, ...paper } of nodes) {
      papers.push({ ...toCopiedPaper(paper), listedOn: firstListedOn });
    }
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    if (after !== null) continue;
    on = previousOn;
    const isWhole = from === null || Date.parse(from) <= Date.now() - DAYS_KEPT * DAY;
    if (on === null || isWhole) break;
  }
  await feedPapers.write(server, { copiedAt: Date.now(), papers });
  return done;
}

/**
 * Copies the viewer's lists, the reading list first, when something of theirs has changed since the last time: as many
 * papers as are kept in all, and of each list its owner's first.
 */
export async function syncLists(inUse: Api): Promise<Result<null>> {
  const api = await inUse.pinned();
  const server = await api.server();
  const cursor = (await viewerCopies.read(server))?.cursor ?? null;
  const before = await listsCopies.read(server);
  // A list that was renamed or made elsewhere is no change of a paper's.
  const isRecent = before && Math.abs(Date.now() - before.readAt) < LISTS_LIFE;
  if (isRecent && cursor !== null && before.cursor === cursor) {
    await listsCopies.write(server, { ...before, copiedAt: Date.now() });
    return done;
  }
  const overview = await api.run(readMyLists, {});
  if (!overview.ok) return overview;
  const { viewer } = overview.value;
  if (!viewer) return { ok: false, failure: { kind: "signed-out", hadSession: true } };
  const found = viewer.lists.nodes.toSorted(
    (one, other) => Number(other.isDefault) - Number(one.isDefault),
  );
  const itemsOf = new Map<string, CopiedItem[]>();
  let left = MOST_LIST_ITEMS;
  for (const { id, itemCount } of found) {
    if (itemCount === 0 || left <= 0) continue;
    const items = await readItems(api, id, left);
    if (!items.ok) return items;
    itemsOf.set(id, items.value);
    left -= items.value.length;
  }
  const lists = viewer.lists.nodes.map((list) => {
    const items = itemsOf.get(list.id) ?? [];
    // Read a moment later: what was saved in between is in it.
    const isWhole = items.length >= list.itemCount || left > 0;
    return { ...toListView(list), itemCount: isWhole ? items.length : list.itemCount, items };
  });
  if (!(await api.isCurrent())) return done;
  const now = Date.now();
  await listsCopies.write(server, { copiedAt: now, readAt: now, cursor, lists });
  return done;
}

async function readItems(api: Api, listId: string, most: number): Promise<Result<CopiedItem[]>> {
  const items: CopiedItem[] = [];
  let after: string | null = null;
  do {
    const answer: Awaited<ReturnType<typeof readListPage>> = await readListPage(api, listId, after);
    if (!answer.ok) return answer;
    // It may have been deleted meanwhile.
    const page = answer.value.node?.items;
    if (!page) break;
    items.push(...page.nodes.map((item) => ({ ...item, paper: toCopiedPaper(item.paper) })));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null && items.length < most);
  return { ok: true, value: items.slice(0, most) };
}

const done = { ok: true, value: null } as const;

function readFeedPage(api: Api, on: string | null, after: string | null) {
  return api.ask(readMonthPapers, { ...(on !== null && { on }), ...(after !== null && { after }) });
}

function readListPage(api: Api, listId: string, after: string | null) {
  return api.run(readListCopy, { listId, ...(after !== null && { after }) });
}
