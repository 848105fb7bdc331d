import type { Action } from "./action.ts";
import type { Failure } from "./result.ts";

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
