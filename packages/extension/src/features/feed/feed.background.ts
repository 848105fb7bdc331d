import * as z from "zod/mini";
import { answer } from "../../answering.ts";
import { CARDS_A_PAGE, endOf, toCardView } from "../../api/card-fields.ts";
import type { Api } from "../../api/client.ts";
import { readFeed } from "../../api/operations/feed.ts";
import { FEED_PERIODS } from "../../card-views.ts";
import type { FeedCopyView } from "../../copy-view.ts";
import { copiedFeed } from "./copied-feed.ts";

const question = z.object({
  period: z.enum(FEED_PERIODS),
  on: z.nullable(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
  after: z.nullable(z.string().check(z.maxLength(500))),
});

/**
 * Reads the daily papers, a page at a time.
 * @param copied the last month as it was known last, for when the server cannot be asked
 */
export function startFeed(api: Api, copied: () => Promise<FeedCopyView | null>): void {
  answer("feed.read", "own page", question, async ({ period, on, after }) => {
    const read = await api.run(readFeed, {
      period,
      first: CARDS_A_PAGE,
      // What is trending has no day.
      ...(on !== null && period !== "TRENDING" && { on }),
      ...(after !== null && { after }),
    });
    if (!read.ok) {
      const copy = read.failure.kind === "unreachable" && after === null ? await copied() : null;
      return copy ? { ok: true, value: copiedFeed(copy, period, on) } : read;
    }
    const { nodes, pageInfo, from, to, previousOn, nextOn } = read.value.feed;
    const items = nodes.map(toCardView);
    return { ok: true, value: { items, end: endOf(pageInfo), from, to, previousOn, nextOn } };
  });
}
