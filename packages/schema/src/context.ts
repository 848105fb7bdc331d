import type { ZodType } from "zod";
import type { PrismaClient, Role } from "../generated/client/client.ts";
import type { ChangeFeed } from "./changes/logged-change.ts";
import type { ToldPaper } from "./digests/told-papers.sql.ts";
import type { PaperIdentifier } from "./paper-id/scheme.ts";
import type { PaperIndex } from "./paper-index.ts";
import type { AccessToken } from "./token-scope.ts";
import type { AbstractPolicy } from "./papers/abstract-terms.ts";
import type { PaperRecord } from "./papers/paper-record.ts";
import type { PaperName } from "./papers/paper-ref.ts";

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

/** Who sends a request, and whether they may change anything. */
export interface Caller extends Viewer {
  /** While they are suspended: until when (null for good) and why. */
  suspension: { until: Date | null; reason: string } | null;
}

/** Runs one statement of ours, outside of any transaction; each row is a list of its columns. */
export type Sql = (text: string, values: readonly unknown[]) => Promise<unknown[][]>;

/** What time it is; a port, so that tests can say. */
export interface Clock {
  now(): Date;
}

/** The kinds of action that are limited, each with its own allowance. */
export type LimitBucket =
  | "write"
  | "comment"
  | "submit"
  | "sign-in-code"
  | "sign-in"
  | "digest-mail";

/** Allowances of a person or an address. */
export interface Limits {
  /**
   * Takes one from the allowance of `key` for this kind of action.
   * @throws {RateLimitedError} when it is used up
   */
  spend(bucket: LimitBucket, key: string): Promise<void>;
}

/** What is left of the budget that this request is paid from. */
export interface RateLimit {
  /** What this operation cost. */
  cost: number;
  /** What can be spent at once, and comes back within a minute. */
  limit: number;
  remaining: number;
  /** When nothing of it will be missing, if nothing more is spent. */
  resetAt: Date;
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
  /** When a session began; null when there is none of this token. */
  sessionBeganAt(token: string): Promise<Date | null>;
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

/** Who counts as new, and how much somebody new may submit. */
export interface Newcomers {
  /** For so many days after joining. */
  days: number;
  /** Until so many of their papers have been listed. */
  listed: number;
  submissionsPerDay: number;
}

/** A kind of work that is done later: its name, and what whoever does it is told. */
export interface Queue<Data extends object> {
  /** Unique, kebab-case. What waits is stored under it, so it stays as it is. */
  readonly name: string;
  /** Plain JSON. What waits outlives the program that put it there: what is added to it later is optional. */
  readonly data: ZodType<Data>;
}

/** When a job is done, and how often. */
export interface SendOptions {
  /** What it is about, so that it is not done twice for the same. */
  key?: string;
  /** Of all with this key, one in so many seconds. */
  everySeconds?: number;
  /** Not before. */
  startAt?: Date;
}

/**
 * Work for later. It is kept in the database, and one of this instance's processes does it: soon, in no order, again
 * when it fails, and at least once, whatever crashes in between. So it must be harmless to do it twice.
 */
export interface JobQueue {
  /**
   * @param tx the transaction that it belongs to: it is done if that is committed, and only then. Null outside of one;
   *   inside one, null would wait for the embedded database's only connection
   * @returns false when nothing was added, since another one with this key is there
   */
  send<Data extends object>(
    tx: Db | null,
    queue: Queue<Data>,
    data: Data,
    options?: SendOptions,
  ): Promise<boolean>;
}

/** Told of what is read here, so that counts that others keep of it are looked up again. */
export interface CountRefresher {
  /** Somebody has asked for this paper by its name. Returns at once, and never throws. */
  paperOpened(paper: PaperName): void;
}

/** What webhooks need of the server. */
export interface WebhookPorts {
  /** Why an address is none that this instance asks, in a sentence that says what to do; null when it may be. */
  refuse(url: string): string | null;
  /** Encrypts a webhook's secret with the instance's own, for its owner. */
  seal(secret: string, ownerId: string): string;
}

/** A digest as it is mailed. */
export interface WrittenDigest {
  subject: string;
  text: string;
  html: string;
}

/** What digests need of the server. */
export interface DigestPorts {
  /** Writes an issue as it would be mailed, with links that change nothing. */
  write(issue: { period: string; papers: readonly ToldPaper[] }): WrittenDigest;
}

/** What the operator decided for the whole instance. */
export interface Instance {
  /** Open: a submission is listed at once. Curated: an editor places it. */
  submissions: "open" | "curated";
  /** Which abstracts are shown, by their licence. */
  abstracts: AbstractPolicy;
  newcomers: Newcomers;
}

/** Everything a resolver gets: the request's own facts, and the ports that the server provides. */
export interface Context {
  db: PrismaClient;
  /** Reads past the mapper. What is read by it reads by the mapper where it is absent. */
  sql?: Sql | undefined;
  /** Whose private things may be shown: the caller, or nobody when their token lacks the scope READ. */
  viewer: Viewer | null;
  /** Who is calling. A field that names a scope has them for its viewer. */
  caller: Caller | null;
  /** The personal access token of this request; null with a session, and when nobody is signed in. */
  accessToken: AccessToken | null;
  /** The bearer token of this request, when it names a running session. */
  sessionToken: string | null;
  requestId: string;
  clientAddress: string;
  clock: Clock;
  limits: Limits;
  /** What this operation cost, and what is left. */
  rateLimit(): RateLimit;
  accounts: Accounts;
  paperResolver: PaperResolver;
  lookupSizer: LookupSizer;
  jobs: JobQueue;
  changes: ChangeFeed;
  /** Absent where the server has none: the database searches. */
  paperIndex?: PaperIndex | undefined;
  /** Absent where the operator has switched it off. */
  countRefresher?: CountRefresher | undefined;
  webhooks: WebhookPorts;
  digests: DigestPorts;
  instance: Instance;
}
