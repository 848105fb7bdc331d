import type { TokenScope } from "./token-scope.ts";

/**
 * The errors a caller can expect. Rules throw them; a mutation lists them in its result's union; in a query they
 * appear under `errors` with the same code in `extensions`. Anything else that is thrown is a fault of ours and masked.
 */
export abstract class DomainError extends Error {
  /** Stable, in upper case: what programs match on. */
  abstract readonly code: string;

  /** Carried into `errors[].extensions` when the error surfaces in a query. */
  get extensions(): Record<string, unknown> {
    return { code: this.code };
  }
}

/** Nobody is signed in, or the session has ended. */
export class SignedOutError extends DomainError {
  readonly code = "SIGNED_OUT";

  constructor(message = "Sign in first: send the session token as `Authorization: Bearer …`.") {
    super(message);
  }
}

/** The viewer may not do this. */
export class ForbiddenError extends DomainError {
  readonly code = "FORBIDDEN";
}

/** The token of this request was not allowed this. */
export class MissingScopeError extends DomainError {
  readonly code = "MISSING_SCOPE";
  /** What it would have to be allowed. */
  readonly scope: TokenScope;

  constructor(scope: TokenScope) {
    super(`This token lacks the scope ${scope}: sign in and make one that has it.`);
    this.scope = scope;
  }

  override get extensions(): Record<string, unknown> {
    return { code: this.code, scope: this.scope };
  }
}

/** The viewer is suspended: they read, and change nothing but what is theirs alone. */
export class SuspendedError extends DomainError {
  readonly code = "SUSPENDED";
  /** Null for good. */
  readonly until: Date | null;

  constructor({ until, reason }: { until: Date | null; reason: string }) {
    const end = until ? `until ${until.toISOString()}` : "for good";
    super(`Your account is suspended ${end}, so it can read and change nothing. Why: ${reason}`);
    this.until = until;
  }

  override get extensions(): Record<string, unknown> {
    return { code: this.code, until: this.until?.toISOString() ?? null };
  }
}

/** What the input names does not exist, or is not the viewer's to see. */
export class NotFoundError extends DomainError {
  readonly code = "NOT_FOUND";
}

/** One part of the input that cannot be used. */
export interface InvalidField {
  /** Where, from the argument inwards: `["input", "name"]`. */
  path: string[];
  /** What is wrong with it and what to send instead. */
  message: string;
}

/** The input cannot be used as it stands. */
export class InvalidInputError extends DomainError {
  readonly code = "INVALID_INPUT";
  readonly fields: InvalidField[];

  constructor(fields: InvalidField[]) {
    super(fields.map((field) => field.message).join(" "));
    this.fields = fields;
  }

  /** For the common case of one bad field. */
  static at(path: string[], message: string): InvalidInputError {
    return new InvalidInputError([{ path, message }]);
  }

  override get extensions(): Record<string, unknown> {
    return { code: this.code, fields: this.fields };
  }
}

/** It contradicts what is already there. */
export class ConflictError extends DomainError {
  readonly code = "CONFLICT";
}

/** Too many requests of this kind from this person or address. */
export class RateLimitedError extends DomainError {
  readonly code = "RATE_LIMITED";
  /** Whole seconds until it is worth trying again, at least 1. */
  readonly retryAfterSeconds: number;

  /** @param message says when and why, where “too many requests” does not */
  constructor(retryAfterSeconds: number, message?: string) {
    const seconds = Math.max(1, Math.ceil(retryAfterSeconds));
    super(
      message ??
        `Too many requests: try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`,
    );
    this.retryAfterSeconds = seconds;
  }

  override get extensions(): Record<string, unknown> {
    return { code: this.code, retryAfterSeconds: this.retryAfterSeconds };
  }
}

/** The place a paper's record comes from does not answer. */
export class SourceUnavailableError extends DomainError {
  readonly code = "SOURCE_UNAVAILABLE";
}

/** The sign-in code is wrong, used up or expired. */
export class WrongCodeError extends DomainError {
  readonly code = "WRONG_CODE";
}

/** The mail with the code could not be sent. */
export class MailNotSentError extends DomainError {
  readonly code = "MAIL_NOT_SENT";
}

/** The operation asks for more than one answer may hold. */
export class TooCostlyError extends DomainError {
  readonly code = "TOO_COSTLY";
}
