/** The answer to a question that can fail in expected ways. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

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
