import { defineExtensionMessaging } from "@webext-core/messaging";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import type { AccountView, PendingSignIn } from "./account-view.ts";
import type { Action, Settled, Wanted } from "./action.ts";
import type { QueueSummary, QueueView } from "./queue-view.ts";
import type { BadgeLook, ListLooks, PageStyle, PlacedListLooks, PlacedLook } from "./badge-look.ts";
import type { BadgePlace } from "./badge-place.ts";
import type {
  CopiedItemsPage,
  FeedPage,
  FeedQuestion,
  ListItemChange,
  ListItemMove,
  ListItemsQuestion,
  MyListView,
  NotificationsPage,
  SearchPage,
  SearchQuestion,
  SuggestionView,
} from "./card-views.ts";
import type {
  CommentNews,
  CommentPlace,
  CommentView,
  Reaction,
  ThreadOrder,
  ThreadsView,
} from "./comment-view.ts";
import type { CopiedListsView, FeedCopyView } from "./copy-view.ts";
import type { PagePaper, PanelSubject } from "./page-paper.ts";
import type {
  CandidateView,
  CitationsView,
  ListItemView,
  ListView,
  PaperName,
  PaperView,
  RelatedView,
} from "./paper-view.ts";
import type { Result } from "./result.ts";
import type { LookupExample, SettingsView } from "./settings-view.ts";
import type { ListingLinks } from "./recognisers/list-papers.ts";
import type { PaperAddress } from "./recognisers/recogniser.ts";

/**
 * Every message of the extension. Those of the first part come from content scripts, which share
 * a process with the page and are trusted with nothing but a look-up; those of the second only from
 * the extension's own pages; the last are told by the background.
 */
export interface ProtocolMap {
  "badge.read"(page: PagePaper): PlacedLook & { page: PagePaper };
  /** What an address says to which the page has changed without loading; null when it is none of a paper's. */
  "page.address"(page: { address: string }): PaperAddress | null;
  /** The page shows a paper: what draws the badge is loaded. */
  "badge.bring"(): void;
  /** The reader's pointer or focus is near the badge: what a press needs is loaded. */
  "badge.tools"(): void;
  "badge.move"(to: { place: BadgePlace }): void;
  "panel.opening"(page: PagePaper): void;
  /** Opens what was just announced in a window of its own, where the panel on the page has not asked for it. */
  "panel.elsewhere"(): boolean;
  /** Where the links of a page lead; null where the address is no listing's. */
  "listing.links"(page: { address: string; links: string[] }): ListingLinks | null;
  /** What is known here of papers in a listing; causes no request. */
  "listing.read"(papers: PagePaper[]): PlacedListLooks;
  /** Looks up those of them that are not known here, where the reader has allowed it for the site. */
  "listing.look-up"(papers: PagePaper[]): ListLooks;
  /** The reader wants to know what a look-up of the listing would mean. */
  "listing.question"(): void;

  "listing.decide"(decision: { site: string; isAllowed: boolean }): void;
  /** What a panel was opened for: one in a page, or one in a window of its own for the page of a tab. */
  "panel.subject"(of: { tabId: number | null }): PanelSubject | null;
  "panel.resized"(size: { height: number }): void;
  "panel.closing"(): void;
  "popup.subject"(where: { tabId: number | null }): PagePaper | null;
  "popup.offer"(where: { tabId: number | null }): PaperIdentifier | null;
  /** Reads the page of the tab once, because the reader asked for it. */
  "popup.look-again"(where: { tabId: number | null }): PagePaper | null;
  "paper.read"(paper: PaperName): Result<PaperView | null>;
  "related.read"(paper: { paperId: string }): Result<RelatedView[]>;
  "related.near"(page: PagePaper): Result<RelatedView[]>;
  "discussion.read"(page: {
    paperId: string;
    after: string | null;
    order: ThreadOrder;
  }): Result<ThreadsView>;
  "discussion.read-replies"(page: {
    rootId: string;
    after: string | null;
  }): Result<{ replies: CommentView[]; more: string | null }>;
  /** The comment is null while it waits to be sent. */
  "discussion.add"(comment: {
    paperId: string;
    place: CommentPlace;
    body: string;
    idempotencyKey: string;
  }): Result<{ comment: CommentView | null; paper: PaperView }>;
  /** The comment is null while the change waits to be sent. */
  "discussion.edit"(edit: {
    paperId: string;
    commentId: string;
    body: string;
    revision: number;
  }): Result<CommentView | null>;
  "discussion.delete"(comment: {
    paperId: string;
    commentId: string;
    revision: number;
  }): Result<{ comment: CommentView | null; isWaiting: boolean }>;
  "discussion.react"(reaction: {
    paperId: string;
    commentId: string;
    reaction: Reaction;
    on: boolean;
  }): Result<CommentView | null>;
  "candidates.find"(page: { title: string }): Result<CandidateView[]>;
  "lists.read-items"(paper: { paperId: string }): Result<ListItemView[]>;
  "citations.read"(paper: { paperId: string }): Result<CitationsView>;
  "votes.set"(vote: { paper: PaperName; upvoted: boolean }): Result<PaperView>;
  "lists.read"(): Result<ListView[]>;
  "lists.save"(item: Omit<Extract<Action, { kind: "save" }>, "kind">): Result<PaperView>;
  "lists.remove"(item: { paper: PaperName; listId: string }): Result<PaperView>;
  "lists.create"(list: { name: string; idempotencyKey: string }): Result<ListView>;
  "lists.overview"(): Result<MyListView[]>;
  "lists.items"(items: ListItemsQuestion): Result<CopiedItemsPage>;
  "lists.change-item"(change: ListItemChange): Result<Settled>;
  "lists.move-item"(move: ListItemMove): Result<Settled>;
  "feed.read"(feed: FeedQuestion): Result<FeedPage>;
  "search.run"(search: SearchQuestion): Result<SearchPage>;
  "search.suggest"(letters: { query: string }): Result<SuggestionView[]>;
  "notifications.count"(): Result<number>;
  "notifications.read"(page: {
    unreadOnly: boolean;
    after: string | null;
  }): Result<NotificationsPage>;
  "notifications.mark-read"(which: { ids: string[] } | { upTo: string }): Result<number>;
  /** Whether what this reader submits is on the list at once; null where the server does not say. */
  "submissions.may-list"(): boolean | null;
  "submissions.submit"(submission: { paper: PaperName; idempotencyKey: string }): Result<PaperView>;
  "accounts.read"(): AccountView | null;
  "accounts.pending"(): PendingSignIn | null;
  "accounts.forget-pending"(): void;
  "accounts.request-code"(request: { email: string; wanted: Wanted | null }): Result<PendingSignIn>;
  "accounts.sign-in"(code: { code: string }): Result<AccountView>;
  "accounts.sign-out"(): void;
  "settings.read"(): SettingsView;
  "settings.set-lookups"(settings: { lookups: boolean }): void;
  "servers.use"(server: { address: string }): Result<SettingsView>;
  /** Its account, copies and settings go; not those of the server in use. */
  "servers.forget"(server: { address: string }): SettingsView;
  "lookups.example"(paper: PaperIdentifier): LookupExample;
  "my-data.export"(): Result<string>;
  "my-data.delete"(): void;
  "options.open"(): void;
  "queue.read"(): QueueView;
  /** One action, or all that were refused and all that wait. */
  "queue.retry"(which: { id: number | null }): QueueView;
  "queue.drop"(which: { id: number }): QueueView;
  "copies.feed"(): FeedCopyView | null;
  "copies.lists"(): CopiedListsView | null;

  "badge.show"(news: { page: PagePaper; look: BadgeLook }): void;
  "badge.put"(style: PageStyle): void;
  /** Something about papers is different: a listing asks anew. */
  "listing.refresh"(): void;
  /** What came of a shortcut or a menu, for screen readers. */
  "badge.say"(news: { words: string }): void;
  "panel.resize"(size: { height: number }): void;
  "panel.close"(): void;
  "paper.changed"(paper: PaperView): void;
  "comment.changed"(news: CommentNews): void;
  /** Told before the account, which may be of the same name there. */
  "servers.changed"(server: { address: string }): void;
  "accounts.changed"(account: AccountView | null): void;
  "queue.changed"(summary: QueueSummary): void;
  /** How many are unread now. */
  "notifications.changed"(news: { unreadCount: number }): void;
}

export const { sendMessage, onMessage } = defineExtensionMessaging<ProtocolMap>();

/** The messages whose answer says by itself whether it worked. */
type Question = {
  [Type in keyof ProtocolMap]: ReturnType<ProtocolMap[Type]> extends Result<unknown> ? Type : never;
}[keyof ProtocolMap];

/** Asks the background, and takes a background that broke down for one more way to fail. */
export async function ask<Type extends Question>(
  type: Type,
  question: Parameters<ProtocolMap[Type]>[0],
): Promise<ReturnType<ProtocolMap[Type]>> {
  // The library words the same types so that they do not resolve for a type parameter.
  const send: (type: Type, data: unknown) => Promise<ReturnType<ProtocolMap[Type]>> = sendMessage;
  try {
    return await send(type, question);
  } catch {
    const broken: Result<never> = { ok: false, failure: { kind: "broken", requestId: null } };
    return broken as ReturnType<ProtocolMap[Type]>;
  }
}
