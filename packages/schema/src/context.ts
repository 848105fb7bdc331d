import type { PrismaClient, Role } from "../generated/client/client.ts";
import type { PaperIdentifier } from "./paper-id/scheme.ts";
import type { PaperRecord } from "./papers/paper-record.ts";

export type { PrismaClient } from "../generated/client/client.ts";

/** A Prisma client, or the one of an open transaction: what a rule takes. */
export type Db = Omit<
  PrismaClient,
  "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends"
>;

/** The signed-in person of a request. */
export interface Viewer {
  id: string;
  name: string;
  handle: string;
  email: string;
  role: Role;
}

/** Runs one statement of ours, outside of any transaction; each row is a list of its columns. */
export type Sql = (text: string, values: readonly unknown[]) => Promise<unknown[][]>;

/** What time it is; a port, so that tests can say. */
export interface Clock {
  now(): Date;
}

/** The kinds of action that are limited, each with its own allowance. */
export type LimitBucket = "write" | "submit" | "sign-in-code" | "sign-in";

/** Allowances of a person or an address. */
export interface Limits {
  /**
   * Takes one from the allowance of `key` for this kind of action.
   * @throws {RateLimitedError} when it is used up
   */
  spend(bucket: LimitBucket, key: string): Promise<void>;
}

/** A session that has just begun. */
export interface NewSession {
  /** To be sent as `Authorization: Bearer …`. */
  token: string;
  expiresAt: Date;
  viewer: Viewer;
}

/** Sign-in by a code sent by mail. */
export interface Accounts {
  /**
   * Mails a six-digit code.
   * @returns for how many seconds the code holds
   * @throws {MailNotSentError}
   */
  requestCode(email: string): Promise<{ expiresInSeconds: number }>;
  /** @throws {WrongCodeError} when the code is wrong, used up or expired */
  signIn(email: string, code: string): Promise<NewSession>;
  /** Ends the session; it is no error if it has ended already. */
  signOut(token: string): Promise<void>;
}

/** Asks the sources for a paper that is not here yet. */
export interface PaperResolver {
  /**
   * @returns null when the source knows no such paper
   * @throws {SourceUnavailableError} when it does not answer
   */
  resolve(id: PaperIdentifier): Promise<PaperRecord | null>;
}

/** How many bits a private look-up may send, so that a prefix still means many papers. */
export interface LookupSizer {
  bits(): Promise<number>;
}

/** What the operator decided for the whole instance. */
export interface Instance {
  /** Open: a submission is listed at once. Curated: an editor places it. */
  submissions: "open" | "curated";
}

/** Everything a resolver gets: the request's own facts, and the ports that the server provides. */
export interface Context {
  db: PrismaClient;
  /** Reads past the mapper. What is read by it reads by the mapper where it is absent. */
  sql?: Sql | undefined;
  viewer: Viewer | null;
  /** The bearer token of this request, when it names a running session. */
  sessionToken: string | null;
  requestId: string;
  clientAddress: string;
  clock: Clock;
  limits: Limits;
  accounts: Accounts;
  paperResolver: PaperResolver;
  lookupSizer: LookupSizer;
  instance: Instance;
}
