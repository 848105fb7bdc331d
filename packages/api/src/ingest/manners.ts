/** How one source asks to be treated. */
export interface Manners {
  /** Its name as people know it, for messages: `arXiv`. */
  source: string;
  /** What it should answer with, as an Accept header. */
  accept: string;
  /** Between two requests to one of its hosts, in milliseconds. */
  intervalMs: number;
  /** Other hosts that it may redirect to. */
  redirectHosts?: readonly string[];
  /** Sent to its own host alone: keys. */
  headers?: Readonly<Record<string, string>>;
  /** Bodies over this many bytes are refused; 32 MB unless it says otherwise. */
  maxBytes?: number;
}

/** How long whoever asks is willing to wait. All times in milliseconds. */
export interface Patience {
  /** For everything together: the turn, retries and the body. */
  deadlineMs: number;
  /** How long nothing at all may come, once a request is made. */
  stallMs: number;
  /** The longest Retry-After that is worth waiting for, and the longest pause of our own. */
  maxRetryAfterMs: number;
  attempts: number;
}

/** Somebody is waiting for the answer. */
export const HURRIED: Patience = {
  deadlineMs: 20_000,
  stallMs: 15_000,
  maxRetryAfterMs: 5_000,
  attempts: 3,
};

/** Nobody is: an import in the background. */
export const UNHURRIED: Patience = {
  deadlineMs: 1_800_000,
  stallMs: 60_000,
  maxRetryAfterMs: 600_000,
  attempts: 8,
};
