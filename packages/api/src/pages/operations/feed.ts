import { pageOperation } from "../run-operation.ts";
import type { PageOperation } from "../run-operation.ts";
import type { PeriodName } from "../periods.ts";
import { card, PAGE_INFO } from "./card.ts";
import type { CardPaper, Nodes, PageInfo } from "./card.ts";

/** A list of papers, and on a curated instance who makes it. */
export interface FeedData {
  feed: Nodes<CardPaper> &
    PageInfo & {
      from: string | null;
      to: string | null;
      previousOn: string | null;
      nextOn: string | null;
    };
  instance?: { editors: Nodes<{ name: string; handle: string }> };
}

interface FeedVariables {
  period: PeriodName;
  on: string | null;
  after: string | null;
}

/** How many papers stand on a page: more than most days have. */
const PAPERS = 50;

const EDITORS = "instance { editors(first: 20) { nodes { name handle } } }";

const feed = (isSignedIn: boolean, isCurated: boolean) =>
  pageOperation<FeedData, FeedVariables>(
    `query DailyPage($period: FeedPeriod!, $on: Date, $after: String) {
      feed(period: $period, on: $on, first: ${PAPERS}, after: $after) {
        from to previousOn nextOn ${PAGE_INFO} nodes ${card(isSignedIn)}
      } ${isCurated ? EDITORS : ""}
    }`,
  );

const OPEN = { anybody: feed(false, false), viewer: feed(true, false) };
const CURATED = { anybody: feed(false, true), viewer: feed(true, true) };

/** The operation behind a list of papers. */
export function feedOperation(
  isSignedIn: boolean,
  isCurated: boolean,
): PageOperation<FeedData, FeedVariables> {
  return (isCurated ? CURATED : OPEN)[isSignedIn ? "viewer" : "anybody"];
}
