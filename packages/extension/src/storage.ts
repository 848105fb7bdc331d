import { storage } from "wxt/utils/storage";
import type { AccountView, PagePaper, PendingSignIn } from "./messages.ts";
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

/* One line for everything the extension keeps: where, and under which key. */

export const serverAddress = storage.defineItem<string>("local:server", {
  fallback: DEFAULT_SERVER,
});
export const lookupsAllowed = storage.defineItem<boolean>("local:lookups", { fallback: true });
/** Ends with the browser: half a sign-in is not worth keeping longer. */
export const pendingSignIn = storage.defineItem<PendingSignIn | null>("session:pendingSignIn", {
  fallback: null,
});
/** The paper each tab shows, so that the popup and news find it. */
export const tabPaper = (tabId: number) =>
  storage.defineItem<PagePaper | null>(`session:tabPaper:${tabId}`, { fallback: null });
/** The paper for which a panel was just opened in a tab; used once. */
export const panelTicket = (tabId: number) =>
  storage.defineItem<PagePaper | null>(`session:panelTicket:${tabId}`, { fallback: null });

/* In the vault, apart for each server. */
export const sessions = vaultItem<Session>("session");
export const feedCopies = vaultItem<FeedCopy>("feed");
export const viewerCopies = vaultItem<ViewerCopy>("viewer");
export const bucketCopies = vaultItem<Buckets>("buckets");
export const recentPapers = vaultItem<RecentPapers>("recent");
