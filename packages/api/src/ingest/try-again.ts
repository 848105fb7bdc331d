/** A passing failure, with how long the source asked to be left alone if it did. */
export class TryAgain extends Error {
  readonly retryAfterMs: number | null;

  constructor(message: string, retryAfterMs: number | null = null) {
    super(message);
    this.retryAfterMs = retryAfterMs;
  }
}

/** The source took the request and then sent nothing more. */
export class Stalled extends TryAgain {
  constructor() {
    super("it stopped in the middle of an answer");
  }
}

const FIRST_BACKOFF_MS = 400;

/** In milliseconds. Doubles with each attempt; half of it is chance, so that many instances do not come back at once. */
export function backoff(attempt: number): number {
  return FIRST_BACKOFF_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
}

/** What may be tried again. @throws the error itself when it may not */
export function passing(error: unknown): { message: string; retryAfterMs: number | null } {
  if (error instanceof TryAgain) return error;
  // fetch reports refused, reset and cut connections as one TypeError with the reason as its cause.
  if (error instanceof TypeError) return { message: "the connection failed", retryAfterMs: null };
  throw error;
}

/** Retry-After in milliseconds, whether written in seconds or as a date; null when absent or nonsense. */
export function retryAfter(headers: Headers): number | null {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // Without a month's name, what is no number of seconds would pass for a date.
  const at = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
