import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import type { ListView, PaperView } from "./paper-view.ts";

/** A paper as a card shows it. */
export interface CardView extends PaperView {
  /** The authors' words, or what was said of it in a sentence; shortened. */
  abstract: string | null;
}

/** A page of a list that goes on. */
export interface Page<Item> {
  items: Item[];
  /** Where the next page starts; null at the end. */
  end: string | null;
  /** Only of a copy, when the server cannot be reached: when it was made, in milliseconds since 1970. */
  copiedAt?: number;
}

export const FEED_PERIODS = ["DAY", "WEEK", "MONTH", "TRENDING"] as const;
export type FeedPeriod = (typeof FEED_PERIODS)[number];

/** Which feed: `on` is a day in its period, `YYYY-MM-DD`, null for the latest. */
export interface FeedQuestion {
  period: FeedPeriod;
  on: string | null;
  after: string | null;
}

/** A page of a feed, and where the neighbouring periods with papers are. */
export interface FeedPage extends Page<CardView> {
  from: string | null;
  to: string | null;
  previousOn: string | null;
  nextOn: string | null;
}

/** A piece of a text: what was searched for, or what stands between. */
export interface TextRun {
  text: string;
  isMarked: boolean;
}

/** A paper that was found, with what it was found by. */
export interface HitView {
  id: string;
  card: CardView;
  title: TextRun[];
  excerpt: TextRun[] | null;
}

export const SEARCH_SORTS = ["RELEVANCE", "NEWEST", "VOTES"] as const;
export type SearchSort = (typeof SEARCH_SORTS)[number];

/** What a paper has to be, too. */
export interface SearchFilterView {
  yearFrom: number | null;
  yearTo: number | null;
  category: string | null;
  hasCode: boolean;
}

export interface SearchQuestion {
  query: string;
  filter: SearchFilterView;
  sort: SearchSort;
  after: string | null;
}

export interface SearchPage extends Page<HitView> {
  totalCount: number;
  totalCountIsExact: boolean;
  correctedQuery: string | null;
}

export const SUGGESTION_KINDS = ["PAPER", "AUTHOR", "ORG", "KEYWORD"] as const;

/** What the reader may be about to type. */
export interface SuggestionView {
  kind: (typeof SUGGESTION_KINDS)[number];
  text: string;
  /** What finds its papers. */
  query: string;
}

export const READ_STATES = ["UNREAD", "READING", "READ"] as const;
/** How far one is with a paper. */
export type ReadState = (typeof READ_STATES)[number];

export const ITEM_ORDERS = ["ADDED", "MANUAL", "PUBLISHED", "UPVOTES", "TITLE"] as const;
export type ItemOrder = (typeof ITEM_ORDERS)[number];

/** One of the viewer's lists, and how much is in it. */
export interface MyListView extends ListView {
  itemCount: number;
}

/** A paper in one of the viewer's lists. */
export interface MyItemView {
  id: string;
  card: CardView;
  note: string;
  tags: string[];
  readState: ReadState;
  /** Something of it has not been sent yet. */
  isWaiting?: boolean;
}

/** A page of a list; where it is a copy, with how many papers of the list are not kept. */
export interface CopiedItemsPage extends Page<MyItemView> {
  notKept?: number;
}

export interface ListItemsQuestion {
  listId: string;
  orderBy: ItemOrder;
  readState: ReadState | null;
  tag: string | null;
  search: string | null;
  after: string | null;
}

/** How a paper shall stand in a list; what is left out stays. */
export interface ListItemChange {
  listId: string;
  paperId: string;
  note?: string | undefined;
  tags?: string[] | undefined;
  readState?: ReadState | undefined;
  /** The note that was seen before it was changed. */
  noteBefore?: string | undefined;
}

/** Where a paper shall stand in its list: right before or right after another. */
export interface ListItemMove {
  listId: string;
  paperId: string;
  side: "before" | "after";
  neighbourId: string;
}

export const NOTIFICATION_KINDS = [
  "REPLY",
  "MENTION",
  "NEW_PAPER",
  "SAVED_SEARCH",
  "SUBMISSION_DECIDED",
  "CLAIM_DECIDED",
  "ORG_MEMBERSHIP",
  "WEBHOOK_STOPPED",
] as const;

/** Something that happened and concerns the viewer. */
export interface NotificationView {
  id: string;
  kind: (typeof NOTIFICATION_KINDS)[number];
  /** As the server writes it, ISO 8601. */
  createdAt: string;
  isRead: boolean;
  paper: { title: string; ids: PaperIdentifier[] } | null;
  /** Who did it, where somebody did. */
  who: string | null;
  /** What it is about besides a paper: an org, a list, an author, a search, a webhook. */
  about: string | null;
  /** The comment's first words. */
  excerpt: string | null;
  /** What was decided, for submissions and claims. */
  decision: "accepted" | "declined" | null;
}

export interface NotificationsPage extends Page<NotificationView> {
  unreadCount: number;
}
