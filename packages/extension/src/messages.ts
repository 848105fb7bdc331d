import { defineExtensionMessaging } from "@webext-core/messaging";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import type { BadgePlace } from "./badge-place.ts";
import type {
  CommentNews,
  CommentPlace,
  CommentView,
  Reaction,
  ThreadOrder,
  ThreadsView,
} from "./comment-view.ts";
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
import type { ListingLinks } from "./recognisers/list-papers.ts";
import type { PaperAddress } from "./recognisers/recogniser.ts";

/** What a page says about the paper it shows. */
export interface PagePaper {
  /** Every id that the page itself states, normalised; none where it gives the paper no id. */
  ids: PaperIdentifier[];
  /** As the page writes it; never null where there are no ids. */
  title: string | null;
  /** What else describes the paper, read when its panel is opened, from pages that have it. */
  abstract?: string | undefined;
  authors?: string[] | undefined;
}

/** What the badge shows, as far as this browser knows it. */
export type BadgeFace =
  /** Counts are null when only the viewer's own vote or save is known. */
  | {
      kind: "known";
      upvotes: number | null;
      comments: number | null;
      voted: boolean;
      saved: boolean;
      /** Something that the reader did with it has not been sent yet. */
      waiting?: boolean;
    }
  | { kind: "unknown" }
  /** Nothing is known without asking, and nothing was asked (look-ups are off) or answered. */
  | { kind: "not-asked" }
  /** The page gives its paper no id: there is nothing that could be looked up without naming it. */
  | { kind: "no-id" }
  | { kind: "unreachable" };

/** One part of the badge, left to right. */
export interface BadgePart {
  kind: "votes" | "comments" | "saved" | "waiting" | "words";
  /** What is seen, beside the sign that the look draws for its kind. */
  text: string;
  /** What a screen reader says after it. */
  said: string;
  /** Whether it is the viewer's own vote: the only thing the accent colour means. */
  isMine: boolean;
}

/** A face in words, ready to be drawn: pages are spared the texts, and load less. */
export interface BadgeLook {
  kind: BadgeFace["kind"] | "question";
  /** What a screen reader says before the parts and after them. */
  before: string;
  after: string;
  parts: BadgePart[];
  /** Of the words. */
  language: string;
}

/** How the extension's own surfaces look: as the reader chose in the options. */
export type Theme = "system" | "light" | "dark";

/** How and where the reader wants what stands on pages. */
export interface PageStyle {
  place: BadgePlace;
  theme: Theme;
}

/** What a badge is told to show, and how. */
export interface PlacedLook extends PageStyle {
  look: BadgeLook;
}

/** What a listing shows beside its papers. */
export interface ListLooks {
  /** One for each paper, in order. */
  looks: BadgeLook[];
  /** Whether papers that nobody here knows may be looked up: the reader decides for each site. */
  lookups: "allowed" | "off" | "ask";
}

/** The same, with what the listing as a whole shows. */
export interface PlacedListLooks extends ListLooks, PageStyle {
  /** The question whether the rest may be looked up. */
  question: BadgeLook;
}

/** What a panel is opened for: a paper, or the question whether a site's listings may be looked up. */
export type PanelSubject = PagePaper | { askedAbout: string };

/** One of the viewer's lists. */
export interface ListView {
  id: string;
  name: string;
  isDefault: boolean;
}

/** A paper as the panel shows it. */
export interface PaperView {
  id: string;
  title: string;
  /** The first of the authors, in order; `authorCount` says how many there are. */
  authors: string[];
  authorCount: number;
  org: string | null;
  /** `YYYY-MM-DD` */
  publishedOn: string | null;
  upvoteCount: number;
  commentCount: number;
  viewerHasUpvoted: boolean;
  viewerLists: ListView[];
  ids: PaperIdentifier[];
  links: {
    landing: string | null;
    pdf: string | null;
    code: string | null;
    project: string | null;
  };
  /** Something that the reader did with it has not been sent yet: vote and lists are as they will be. */
  waiting?: boolean;
  /** Only of a copy, when the server cannot be reached: when it was made, in milliseconds since 1970. */
  copiedAt?: number;
  /** Only in the answer to an action that submitted it: what became of that. */
  submission?: SubmissionOutcome;
  /** What became of the reader's own submission, while the paper stands on no list. */
  proposal?: Exclude<SubmissionOutcome, "listed">;
}

/** What became of a submission: on a curated server an editor decides. */
export type SubmissionOutcome = "listed" | "proposed" | "declined";

/** A paper near another, with the reasons that a reader can check. */
export interface RelatedView {
  id: string;
  title: string;
  upvoteCount: number;
  url: string | null;
  reasons: ReasonView[];
}

/** Why a paper is near another, in pieces from which it is said in the reader's language. */
export interface ReasonView {
  kind: string;
  /** The server's own words, in English. */
  text: string;
  count: number | null;
  names: string[];
  citation: string | null;
}

/** A paper that the page's may be, by its title. */
export interface CandidateView {
  id: string;
  title: string;
  authors: string[];
  authorCount: number;
  publishedOn: string | null;
  upvoteCount: number;
}

/** A paper in one of the viewer's lists. */
export interface ListItemView {
  list: ListView;
  note: string;
  tags: string[];
  readState: ReadState;
}

/** A paper as one cites it, in each format that is offered. */
export interface CitationsView {
  bibtex: string;
  ris: string;
  markdown: string;
}

/** The signed-in person. */
export interface AccountView {
  name: string;
  email: string;
}

/** Which paper is meant: the server's own id once it is known, else what the world calls it. */
export type PaperName = { nodeId: string } | { identifier: PaperIdentifier };

/** What the reader was about to do when sign-in came between. */
export type Wanted =
  | { kind: "vote"; paper: PaperName; upvoted: boolean }
  | { kind: "save"; paper: PaperName; listId: string | null; submitKey?: string | undefined }
  | { kind: "submit"; paper: PaperName; idempotencyKey: string }
  | {
      kind: "comment";
      paperId: string;
      place: CommentPlace;
      body: string;
      idempotencyKey: string;
    };

/** How far one is with a paper. */
export type ReadState = "UNREAD" | "READING" | "READ";

/** What a reader did. Sent when the server answers: at once, or after a restart or two. */
export type Action =
  | { kind: "vote"; paper: PaperName; upvoted: boolean }
  /** Without a list it is the reading list; what is left out stays as it is. */
  | {
      kind: "save";
      paper: PaperName;
      listId: string | null;
      note?: string | undefined;
      tags?: string[] | undefined;
      readState?: ReadState | undefined;
      /** The note that the reader had before them: one that was written elsewhere meanwhile is not overwritten. */
      noteBefore?: string | undefined;
      /** A paper that the server has nothing of is submitted first, with this idempotency key. */
      submitKey?: string | undefined;
    }
  | { kind: "remove"; paper: PaperName; listId: string | null }
  /** Right before or right after another paper of the list. */
  | {
      kind: "move";
      paper: PaperName;
      listId: string | null;
      side: "before" | "after";
      neighbourId: string;
    }
  | { kind: "submit"; paper: PaperName; idempotencyKey: string }
  | {
      kind: "comment";
      paper: PaperName;
      /** The comment that it answers; null to begin a thread. */
      inReplyToId: string | null;
      body: string;
      idempotencyKey: string;
    }
  /** Of the revision that was read: what was written elsewhere meanwhile is not overwritten. */
  | {
      kind: "edit-comment";
      paper: PaperName;
      commentId: string;
      body: string;
      revision: number;
    }
  /** Of the revision that was read; null when it shall go whatever stands there by now. */
  | { kind: "delete-comment"; paper: PaperName; commentId: string; revision: number | null }
  | { kind: "react"; paper: PaperName; commentId: string; reaction: Reaction; on: boolean };

/** An action that the server has not taken yet. */
export interface QueueEntry {
  id: number;
  server: string;
  /** The email address of whoever did it: it is never sent as anybody else. */
  account: string;
  action: Action;
  /** Of the paper, when it was known. */
  title: string | null;
  /** Milliseconds since 1970. */
  queuedAt: number;
  /** `elsewhere`: of another server or account than the ones in use. */
  state: "waiting" | "sending" | "refused" | "elsewhere";
  /** Why the server does not want it: to be tried again, or dropped. */
  refusal: Failure | null;
}

/** How the queue of the server and account in use stands. */
export interface QueueSummary {
  waiting: number;
  refused: number;
  /** Actions at this server of an account that is not signed in: they wait for it. */
  signedOut: { account: string; count: number }[];
  /** When it is tried next, in milliseconds since 1970; null when nothing waits. */
  nextTryAt: number | null;
  /** What came between the last time. */
  failure: Failure | null;
}

/** The whole queue, in the order in which it is sent. */
export interface QueueView extends QueueSummary {
  entries: QueueEntry[];
}

/** A paper of a copy that can be read without the server. */
export interface CopiedPaper {
  id: string;
  title: string;
  authors: string[];
  authorCount: number;
  org: string | null;
  publishedOn: string | null;
  upvoteCount: number;
  commentCount: number;
  ids: PaperIdentifier[];
}

/** The copy of the feed: the last month's papers. */
export interface FeedCopyView {
  /** Milliseconds since 1970. */
  copiedAt: number;
  papers: (PaperView & { listedOn: string | null })[];
}

/** The copies of the viewer's lists. */
export interface CopiedListsView {
  copiedAt: number;
  lists: CopiedListView[];
}

/** The copy of one list, with what waits to be sent. */
export interface CopiedListView extends ListView {
  /** How many are in it, which may be more than are kept here. */
  itemCount: number;
  /** As their owner has put them. */
  items: {
    paper: CopiedPaper;
    note: string;
    tags: string[];
    readState: ReadState;
    addedAt: string;
    viewerHasUpvoted: boolean;
    /** Not sent yet. */
    waiting: boolean;
  }[];
}

/** A code that has been mailed and not been used yet. */
export interface PendingSignIn {
  email: string;
  /** Milliseconds since 1970. */
  expiresAt: number;
  wanted: Wanted | null;
}

/** Why something did not work, in a form that each surface can put into words. */
export type Failure =
  | { kind: "unreachable"; server: string }
  /** It answers, but is no Paperround server, or one of another version. */
  | { kind: "incompatible"; server: string }
  /** The server's own sentence says why, where it is more than “too many requests”. */
  | { kind: "rate-limited"; retryAt: number; message?: string }
  | { kind: "signed-out"; hadSession: boolean }
  /** The server's own sentence, which says what to do. */
  | {
      kind: "refused";
      code: string;
      message: string;
      /** What was written elsewhere meanwhile, when that is why. */
      theirs?: string;
    }
  | { kind: "broken"; requestId: string | null }
  /** Kept, and sent when the server answers again; there is no copy of the paper to show meanwhile. */
  | { kind: "waiting" };

/** Whether the server has taken a change, or it waits to be sent. */
export interface Settled {
  isWaiting: boolean;
}

/** The answer to a question that can fail in expected ways. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** What the options page shows and changes. */
export interface SettingsView {
  server: string;
  defaultServer: string;
  lookups: boolean;
  /** Every server that was used here, the one in use among them. */
  servers: string[];
}

/** What a look-up of one paper would send. */
export interface LookupExample {
  /** All of the paper's hash. */
  hash: string;
  /** How many bits of it are sent; null as long as the server has not said how many it wants. */
  bits: number | null;
  prefix: string | null;
}

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
  /** Where the links of a page lead; null where the address is no listing's. */
  "listing.links"(page: { address: string; links: string[] }): ListingLinks | null;
  /** What is known here of papers in a listing; causes no request. */
  "listing.read"(papers: PagePaper[]): PlacedListLooks;
  /** Looks up those of them that are not known here, where the reader has allowed it for the site. */
  "listing.look-up"(papers: PagePaper[]): ListLooks;
  /** The reader wants to know what a look-up of the listing would mean. */
  "listing.question"(): void;

  "listing.decide"(decision: { site: string; isAllowed: boolean }): void;
  "panel.subject"(): PanelSubject | null;
  "panel.resized"(size: { height: number }): void;
  "panel.closing"(): void;
  "popup.subject"(where: { tabId: number | null }): PagePaper | null;
  "popup.offer"(where: { tabId: number | null }): PaperIdentifier | null;
  /** Reads the page of the tab once, because the reader asked for it. */
  "popup.look-again"(where: { tabId: number | null }): PagePaper | null;
  "paper.read"(paper: PaperName): Result<PaperView | null>;
  "related.read"(paper: { paperId: string }): Result<RelatedView[]>;
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
  "related.near"(page: PagePaper): Result<RelatedView[]>;
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
