import type { CardView, FeedPage, FeedPeriod } from "../../card-views.ts";
import type { FeedCopyView } from "../../copy-view.ts";

type Listed = FeedCopyView["papers"][number];

const DAY = 24 * 60 * 60_000;
/** What is trending was listed in these last days of the copy. */
const TRENDING_DAYS = 7;

/** A period of the kept copy of the feed, most upvoted first, as the server shows it; all of it is one page. */
export function copiedFeed(copy: FeedCopyView, period: FeedPeriod, on: string | null): FeedPage {
  const days = [...new Set(copy.papers.flatMap(({ listedOn }) => listedOn ?? []))].sort();
  const { from, to } = spanOf(period, on ?? days.at(-1) ?? dayOf(copy.copiedAt));
  const papers = copy.papers.filter(
    ({ listedOn }) => listedOn !== null && listedOn >= from && listedOn <= to,
  );
  const hasDates = period !== "TRENDING";
  return {
    items: papers
      .toSorted((one, other) => other.upvoteCount - one.upvoteCount)
      .map((paper) => cardOf(paper, copy.copiedAt)),
    end: null,
    from,
    to,
    previousOn: hasDates ? (days.findLast((day) => day < from) ?? null) : null,
    nextOn: hasDates ? (days.find((day) => day > to) ?? null) : null,
    copiedAt: copy.copiedAt,
  };
}

function spanOf(period: FeedPeriod, on: string): { from: string; to: string } {
  const time = Date.parse(on);
  switch (period) {
    case "DAY":
      return { from: on, to: on };
    case "WEEK": {
      // From Monday on.
      const monday = time - ((new Date(time).getUTCDay() + 6) % 7) * DAY;
      return { from: dayOf(monday), to: dayOf(monday + 6 * DAY) };
    }
    case "MONTH":
      return { from: `${on.slice(0, 8)}01`, to: `${on.slice(0, 8)}31` };
    case "TRENDING":
      return { from: dayOf(time - (TRENDING_DAYS - 1) * DAY), to: on };
  }
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function cardOf(paper: Listed, copiedAt: number): CardView {
  return { ...paper, abstract: null, copiedAt };
}
