import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import { PAPER_ID_SCHEMES } from "@paperround/schema/paper-id/scheme";
import type { Api } from "../../api/client.ts";
import { readMonth } from "../../api/operations/lookups.ts";
import type { Result } from "../../result.ts";
import { feedCopies } from "../../storage.ts";
import type { FeedCopy } from "../../storage.ts";

const DAYS_KEPT = 30;
/** Bounds what a server can make the browser fetch and keep: months, and pages of 100 papers each. */
const MOST_MONTHS = 3;
const MOST_PAGES = 50;

/**
 * Copies the feed of the last 30 days, as nobody in particular: the same request from everybody,
 * whatever they read.
 */
export async function syncFeed(inUse: Api): Promise<Result<null>> {
  const api = await inUse.pinned();
  const server = await api.server();
  const papers: FeedCopy["papers"] = {};
  let on: string | null = null;
  for (let month = 0; month < MOST_MONTHS; month += 1) {
    const read = await readWholeMonth(api, on, papers);
    if (!read.ok) return read;
    on = read.value.previousOn;
    const oldest = Date.now() - DAYS_KEPT * 24 * 60 * 60 * 1000;
    if (on === null || read.value.from === null || Date.parse(read.value.from) <= oldest) break;
  }
  await feedCopies.write(server, { syncedAt: Date.now(), papers });
  return { ok: true, value: null };
}

async function readWholeMonth(
  api: Api,
  on: string | null,
  papers: FeedCopy["papers"],
): Promise<Result<{ from: string | null; previousOn: string | null }>> {
  let after: string | null = null;
  for (let page = 1; ; page += 1) {
    // Each page says where the next one starts.
    const answer: Awaited<ReturnType<typeof readPage>> = await readPage(api, on, after);
    if (!answer.ok) return answer;
    const { feed } = answer.value;
    for (const paper of feed.nodes) {
      const facts = { id: paper.id, upvotes: paper.upvoteCount, comments: paper.commentCount };
      for (const { scheme: name, value } of paper.ids) {
        const scheme = PAPER_ID_SCHEMES.find((one) => one === name);
        if (scheme) papers[lookupKey({ scheme, value })] = facts;
      }
    }
    after = feed.pageInfo.endCursor;
    if (!feed.pageInfo.hasNextPage || after === null || page === MOST_PAGES) {
      return { ok: true, value: { from: feed.from, previousOn: feed.previousOn } };
    }
  }
}

function readPage(api: Api, on: string | null, after: string | null) {
  return api.ask(readMonth, { ...(on !== null && { on }), ...(after !== null && { after }) });
}
