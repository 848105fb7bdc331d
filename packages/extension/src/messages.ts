import { defineExtensionMessaging } from "@webext-core/messaging";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";

/** What a page says about the paper it shows. */
export interface PagePaper {
  /** Every id that the page itself states, normalised; at least one. */
  ids: PaperIdentifier[];
  title: string | null;
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
    }
  | { kind: "unknown" }
  /** Nothing is known without asking, and nothing was asked (look-ups are off) or answered. */
  | { kind: "not-asked" }
  | { kind: "unreachable" };

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
}

/** A paper near another, with the reasons that a reader can check. */
export interface RelatedView {
  id: string;
  title: string;
  upvoteCount: number;
  url: string | null;
  reasons: string[];
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
  | { kind: "save"; paper: PaperName; listId: string | null }
  | { kind: "submit"; paper: PaperName; idempotencyKey: string };

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
  | { kind: "rate-limited"; retryAt: number }
  | { kind: "signed-out"; hadSession: boolean }
  /** The server's own sentence, which says what to do. */
  | { kind: "refused"; code: string; message: string }
  | { kind: "broken"; requestId: string | null };

/** The answer to a question that can fail in expected ways. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** What the options page shows and changes. */
export interface SettingsView {
  server: string;
  defaultServer: string;
  lookups: boolean;
}

/**
 * Every message of the extension. Those of the first part come from content scripts, which share
 * a process with the page and are trusted with nothing but a look-up; those of the second only from
 * the extension's own pages; the last are told by the background.
 */
export interface ProtocolMap {
  "badge.read"(page: PagePaper): BadgeFace;
  "panel.opening"(page: PagePaper): void;

  "panel.subject"(): PagePaper | null;
  "panel.resized"(size: { height: number }): void;
  "panel.closing"(): void;
  "popup.subject"(where: { tabId: number | null }): PagePaper | null;
  "paper.read"(paper: PaperName): Result<PaperView | null>;
  "related.read"(paper: { paperId: string }): Result<RelatedView[]>;
  "votes.set"(vote: { paper: PaperName; upvoted: boolean }): Result<PaperView>;
  "lists.read"(): Result<ListView[]>;
  "lists.save"(item: { paper: PaperName; listId: string | null }): Result<PaperView>;
  "lists.remove"(item: { paper: PaperName; listId: string }): Result<PaperView>;
  "lists.create"(list: { name: string; idempotencyKey: string }): Result<ListView>;
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
  "options.open"(): void;

  "badge.show"(news: { page: PagePaper; face: BadgeFace }): void;
  "panel.resize"(size: { height: number }): void;
  "panel.close"(): void;
  "paper.changed"(paper: PaperView): void;
  "accounts.changed"(account: AccountView | null): void;
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
