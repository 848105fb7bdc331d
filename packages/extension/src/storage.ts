import { storage } from "wxt/utils/storage";
import type { BadgePlace } from "./badge-place.ts";
import type { AccountView, PendingSignIn } from "./account-view.ts";
import type { Action } from "./action.ts";
import type { ReadState } from "./card-views.ts";
import type { CopiedPaper } from "./copy-view.ts";
import type { PagePaper, PanelSubject } from "./page-paper.ts";
import type { ListView } from "./paper-view.ts";
import type { Theme } from "./theme.ts";
import { THEME_KEY } from "./theme.ts";
import { vaultItem } from "./vault.ts";

/** The server a fresh installation talks to. */
export const DEFAULT_SERVER = "http://localhost:4000";

/** A sign-in at one server. The token never leaves the background. */
export interface Session {
  token: string;
  account: AccountView;
}

/** What is known of a paper without naming it to anybody. */
export interface PaperFacts {
  id: string;
  upvotes: number;
  comments: number;
}

/** The feed of the last month, under the look-up key of each of its papers' ids. */
export interface FeedCopy {
  /** Milliseconds since 1970. */
  syncedAt: number;
  papers: Record<string, PaperFacts>;
}

/** The viewer's own votes and list items, with the look-up hashes of each paper. */
export interface ViewerCopy {
  /** Where the next delta starts; null before the whole was read. */
  cursor: string | null;
  votes: Record<string, string[]>;
  /** Keyed by `listId paperId`. */
  items: Record<string, string[]>;
}

/** Every paper under a prefix, as a server answered it. */
export interface Bucket {
  fetchedAt: number;
  papers: Record<string, PaperFacts>;
}

/** A paper on a page, and where: a page without an id is known again by its address alone. */
export interface ShownPaper extends PagePaper {
  address: string;
}

/** Where a panel is in a tab. */
export interface PanelFrame {
  tabId: number;
  frameId: number;
}

/** How the look-ups of one server stand. */
export interface Buckets {
  /** The length of prefixes that the server publishes, and when it was asked. */
  bits: number;
  bitsReadAt: number;
  /** Keyed by `bits:prefix`. */
  byPrefix: Record<string, Bucket>;
}

/** Facts of papers whose panel was opened here, newer than any copy. */
export interface RecentPapers {
  papers: Record<string, PaperFacts & { readAt: number }>;
}

/** A press of somebody who was not signed in. */
export interface QuickWish {
  server: string;
  /** Whose session had ended; null where nobody's had. */
  account: string | null;
  action: Extract<Action, { kind: "vote" | "save" }>;
  /** Where it was pressed. */
  tabId: number | null;
  /** Until when it counts, in milliseconds since 1970. */
  until: number;
}

/** The feed with titles, to be read without the server. */
export interface FeedPapers {
  copiedAt: number;
  papers: (CopiedPaper & { listedOn: string | null })[];
}

/** A paper in a list, with what its owner keeps of it. */
export interface CopiedItem {
  paper: CopiedPaper;
  note: string;
  tags: string[];
  readState: ReadState;
  addedAt: string;
}

/** The viewer's lists with what is in them. */
export interface ListsCopy {
  copiedAt: number;
  /** When they were read from the server; `copiedAt` says when they were last known to be true. */
  readAt: number;
  /** Where the viewer's changes stood: while they stand there, the copy is true. */
  cursor: string | null;
  lists: (ListView & {
    /** How many there are, which may be more than are kept. */
    itemCount: number;
    /** As their owner has put them. */
    items: CopiedItem[];
  })[];
}

/* One line for everything the extension keeps: where, and under which key. */

export const serverAddress = storage.defineItem<string>("local:server", {
  fallback: DEFAULT_SERVER,
});
/** Servers that the reader has used, the one in use among them. */
export const knownServers = storage.defineItem<string[]>("local:servers", { fallback: [] });
export const theme = storage.defineItem<Theme>(`local:${THEME_KEY}`, { fallback: "system" });
/** Names of the sites on which the extension leaves the reader alone. */
export const sitesOff = storage.defineItem<string[]>("local:sitesOff", { fallback: [] });
/** Where the badge stands on pages. */
export const badgePlace = storage.defineItem<BadgePlace>("local:badgePlace", {
  fallback: "bottom right",
});
/** Names of sites whose listings the reader lets be looked up, or does not want to be asked about again. */
export const listLookups = storage.defineItem<Record<string, boolean>>("local:listLookups", {
  fallback: {},
});
export const lookupsAllowed = storage.defineItem<boolean>("local:lookups", { fallback: true });
/** Ends with the browser: half a sign-in is not worth keeping longer. */
export const pendingSignIn = storage.defineItem<PendingSignIn | null>("session:pendingSignIn", {
  fallback: null,
});
/** Whose session a server has ended, by its address: until somebody signs in there, or signs out. */
export const formerAccounts = storage.defineItem<Record<string, string>>("session:formerAccounts", {
  fallback: {},
});
/** What was pressed by a shortcut or in a menu while nobody was signed in. */
export const quickWishes = storage.defineItem<QuickWish[]>("session:quickWishes", { fallback: [] });
/** Until when servers that did not know a hash are sent texts, in milliseconds since 1970. */
export const textServersUntil = storage.defineItem<Record<string, number>>(
  "session:textServersUntil",
  { fallback: {} },
);
/** A comment that was begun and not sent, by the look-up key of its paper. Ends with the browser. */
export const commentDraft = (paper: string) =>
  storage.defineItem<string>(`session:commentDraft:${paper}`, { fallback: "" });
/** The paper each tab shows, so that the popup and news find it. */
export const tabPaper = (tabId: number) =>
  storage.defineItem<ShownPaper | null>(`session:tabPaper:${tabId}`, { fallback: null });
/** Tabs that show a listing, as far as they have said so. */
export const listingTabs = storage.defineItem<number[]>("session:listingTabs", { fallback: [] });
/** Panels that are open in pages, where they have to be told apart. */
export const panelFrames = storage.defineItem<PanelFrame[]>("session:panelFrames", {
  fallback: [],
});
/** What a panel was just opened for in a tab; used once. */
export const panelTicket = (tabId: number) =>
  storage.defineItem<PanelSubject | null>(`session:panelTicket:${tabId}`, { fallback: null });

/* In the vault, apart for each server. */
export const sessions = vaultItem<Session>("session");
export const feedCopies = vaultItem<FeedCopy>("feed");
export const viewerCopies = vaultItem<ViewerCopy>("viewer");
export const bucketCopies = vaultItem<Buckets>("buckets");
export const recentPapers = vaultItem<RecentPapers>("recent");
export const feedPapers = vaultItem<FeedPapers>("feed-papers");
export const listsCopies = vaultItem<ListsCopy>("lists");
