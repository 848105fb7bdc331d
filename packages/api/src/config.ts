import { join, resolve } from "node:path";
import type { Newcomers } from "@paperround/schema/context";
import type { AbstractPolicy } from "@paperround/schema/papers/abstract-terms";
import { ConfigError } from "./config-error.ts";
import type { DigestConfig, DkimConfig } from "./settings/digest-settings.ts";
import type { EmbeddingConfig } from "./settings/embedding-settings.ts";
import { readSettings } from "./settings/settings.ts";
import type { Settings } from "./settings/settings.ts";
import { importConfig } from "./settings/import-config.ts";
import type { ImportConfig } from "./settings/import-config.ts";
import { sourceConfig } from "./settings/source-config.ts";
import type { SourceConfig } from "./settings/source-config.ts";
import type { WebhookAddresses } from "./webhooks/address-policy.ts";

/** An OAuth provider whose keys are configured. */
export interface OAuthKeys {
  clientId: string;
  clientSecret: string;
  /** The provider's own address, without a trailing slash. */
  url: string;
}

/** How often something is allowed, a person or an address. */
export interface LimitSettings {
  /** GraphQL and sign-in requests a minute. */
  requestsPerMinute: number;
  /** What the operations of a token, or of a person with a session, may cost a minute. */
  costPerMinute: number;
  /** What the operations of an address may cost a minute, signed out. */
  anonymousCostPerMinute: number;
  /** Votes, saves and other changes a minute. */
  writesPerMinute: number;
  /** Comments written or edited an hour. */
  commentsPerHour: number;
  /** Papers put forward a day. */
  submissionsPerDay: number;
  /** Codes mailed an hour to one email address; four times as many from one network address. */
  signInCodesPerHour: number;
  /** Attempts to sign in an hour for one email address; four times as many from one network address. */
  signInsPerHour: number;
  /** Mails about the digest an hour to one mailbox; four times as many for one network address. */
  digestMailsPerHour: number;
}

/** How much may be followed at once. */
export interface LiveSettings {
  /** Subscriptions of a person; four times as many of an address. */
  perPerson: number;
  /** Subscriptions of this process. */
  inAll: number;
  longestSeconds: number;
}

/** Everything an operator can set, checked. Nothing else reads the environment. */
export interface Config {
  host: string;
  /** 0 lets the system choose a free one. */
  port: number;
  /** Where browsers reach this server, without a trailing slash; null until the port is known. */
  publicUrl: string | null;
  /** What the pages are called. */
  siteName: string;
  /** Whether search engines may show the pages. */
  crawlers: boolean;
  /** Absolute. */
  dataDir: string;
  /** Absent: the embedded database in the data folder. */
  databaseUrl: string | undefined;
  /** Absent: what processes share is kept in this one's memory. */
  redisUrl: string | undefined;
  /** Absent: made at the first start and kept in the data folder. */
  authSecret: string | undefined;
  /** Absent: mail goes to the outbox folder. */
  smtpUrl: string | undefined;
  mailFrom: string;
  /** Absent: mail is not signed here. */
  dkim: DkimConfig | undefined;
  digests: DigestConfig;
  github: OAuthKeys | undefined;
  orcid: OAuthKeys | undefined;
  submissions: "open" | "curated";
  /** For how many days the log of what happened to papers is kept. */
  changeLogDays: number;
  abstracts: AbstractPolicy;
  newcomers: Newcomers;
  /** Which papers come by themselves. */
  imports: ImportConfig;
  /** Whether what others count is looked up again when a paper is opened. */
  refreshCounts: boolean;
  /** Whether papers are held in this process's memory to be searched and compared. */
  searchIndex: boolean;
  /** Absent: texts are compared by their words alone. */
  embeddings: EmbeddingConfig | undefined;
  /** How papers are asked for elsewhere. */
  sources: SourceConfig;
  /** Where webhooks may go beyond what everybody can reach. */
  webhooks: WebhookAddresses;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  logFormat: "pretty" | "json";
  /** How many reverse proxies stand in front, each adding to X-Forwarded-For. */
  trustedProxies: number;
  /** Web pages that may call the API from a browser; "*" is any, without cookies. */
  allowedOrigins: "*" | readonly string[];
  graphiql: boolean;
  introspection: boolean;
  /** Whether operations are answered that are not known by their hash. */
  arbitraryQueries: boolean;
  /** Absolute; the operations that are known besides the extension's. */
  operationsFile: string | undefined;
  /** Hides what helps an attacker more than a caller: suggestions in error messages. */
  production: boolean;
  limits: LimitSettings;
  live: LiveSettings;
}

/**
 * Reads and checks the whole environment.
 * @param terminal whether the log goes to a person's terminal
 * @throws {ConfigError} naming every mistake at once, never a secret's value
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  terminal: boolean = process.stdout.isTTY,
): Config {
  const { settings, mistakes } = readSettings(environment);
  mistakes.push(...contradictions(settings));
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return toConfig(settings, terminal, startFolder(environment));
}

/** The folder in which the person typed the command: pnpm and npm run it in another one. */
export function startFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  return environment["INIT_CWD"] ?? process.cwd();
}

/** Settings that are right each by itself and wrong together. */
function contradictions(settings: Partial<Settings>): string[] {
  const found: string[] = [];
  for (const provider of ["GITHUB", "ORCID"] as const) {
    const id = settings[`${provider}_CLIENT_ID`];
    const secret = settings[`${provider}_CLIENT_SECRET`];
    if (id === undefined && secret !== undefined)
      found.push(
        `${provider}_CLIENT_SECRET is set but ${provider}_CLIENT_ID is not: set both, or neither.`,
      );
    if (id !== undefined && secret === undefined)
      found.push(
        `${provider}_CLIENT_ID is set but ${provider}_CLIENT_SECRET is not: set both, or neither.`,
      );
  }
  for (const [one, other] of [
    ["EMBEDDINGS_URL", "EMBEDDINGS_MODEL"],
    ["EMBEDDINGS_MODEL", "EMBEDDINGS_URL"],
  ] as const)
    if (settings[one] !== undefined && settings[other] === undefined)
      found.push(`${one} is set but ${other} is not: set both, or neither.`);
  const dkim = ["DKIM_DOMAIN", "DKIM_SELECTOR", "DKIM_KEY_FILE"] as const;
  const missing = dkim.filter((name) => settings[name] === undefined);
  if (missing.length > 0 && missing.length < dkim.length)
    found.push(
      `${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} not set: set all of ${dkim.join(", ")}, or none.`,
    );
  return found;
}

const REPOSITORY = join(import.meta.dirname, "../../..");

function toConfig(settings: Settings, terminal: boolean, startFolder: string): Config {
  const port = settings.PORT;
  const host = settings.HOST;
  const shownHost = ["127.0.0.1", "0.0.0.0", "::", "::1"].includes(host) ? "localhost" : host;
  return {
    host,
    port,
    publicUrl: settings.PUBLIC_URL ?? (port === 0 ? null : `http://${shownHost}:${port}`),
    siteName: settings.SITE_NAME,
    crawlers: settings.CRAWLERS === "on",
    dataDir:
      settings.PAPERROUND_DATA_DIR === undefined
        ? join(REPOSITORY, ".paperround")
        : resolve(startFolder, settings.PAPERROUND_DATA_DIR),
    databaseUrl: settings.DATABASE_URL,
    redisUrl: settings.REDIS_URL,
    authSecret: settings.AUTH_SECRET,
    smtpUrl: settings.SMTP_URL,
    mailFrom: settings.MAIL_FROM,
    dkim: dkimConfig(settings, startFolder),
    digests: {
      on: settings.DIGESTS === "on",
      rate: settings.DIGEST_RATE,
      bounces: settings.DIGEST_BOUNCES,
      webhookSecret: settings.DIGEST_WEBHOOK_SECRET,
    },
    github: oauthKeys(
      settings.GITHUB_CLIENT_ID,
      settings.GITHUB_CLIENT_SECRET,
      settings.GITHUB_URL,
    ),
    orcid: oauthKeys(settings.ORCID_CLIENT_ID, settings.ORCID_CLIENT_SECRET, settings.ORCID_URL),
    submissions: settings.SUBMISSIONS,
    changeLogDays: settings.CHANGE_LOG_DAYS,
    abstracts: settings.ABSTRACTS,
    newcomers: {
      days: settings.NEWCOMER_DAYS,
      listed: settings.NEWCOMER_LISTED,
      submissionsPerDay: settings.LIMIT_NEWCOMER_SUBMISSIONS,
    },
    imports: importConfig(settings),
    refreshCounts: settings.REFRESH_COUNTS === "on",
    searchIndex: settings.SEARCH_INDEX === "on",
    embeddings: embeddingConfig(settings),
    sources: sourceConfig(settings),
    webhooks: {
      privateNetworks: settings.WEBHOOKS_PRIVATE_ADDRESSES,
      http: settings.WEBHOOKS_HTTP === "on",
    },
    logLevel: settings.LOG_LEVEL,
    logFormat: settings.LOG_FORMAT ?? (terminal ? "pretty" : "json"),
    trustedProxies: settings.TRUST_PROXY,
    allowedOrigins: settings.ALLOWED_ORIGINS,
    graphiql: settings.GRAPHIQL === "on",
    introspection: settings.INTROSPECTION === "on",
    arbitraryQueries: settings.ARBITRARY_QUERIES === "on",
    operationsFile:
      settings.OPERATIONS_FILE === undefined
        ? undefined
        : resolve(startFolder, settings.OPERATIONS_FILE),
    production: settings.NODE_ENV === "production",
    live: {
      perPerson: settings.LIMIT_SUBSCRIPTIONS,
      inAll: settings.LIMIT_ALL_SUBSCRIPTIONS,
      longestSeconds: settings.SUBSCRIPTION_SECONDS,
    },
    limits: {
      requestsPerMinute: settings.LIMIT_REQUESTS,
      costPerMinute: settings.LIMIT_COST,
      anonymousCostPerMinute: settings.LIMIT_COST_ANONYMOUS,
      writesPerMinute: settings.LIMIT_WRITES,
      commentsPerHour: settings.LIMIT_COMMENTS,
      submissionsPerDay: settings.LIMIT_SUBMISSIONS,
      signInCodesPerHour: settings.LIMIT_SIGN_IN_CODES,
      signInsPerHour: settings.LIMIT_SIGN_INS,
      digestMailsPerHour: settings.LIMIT_DIGEST_MAILS,
    },
  };
}

function oauthKeys(
  clientId: string | undefined,
  clientSecret: string | undefined,
  url: string,
): OAuthKeys | undefined {
  return clientId !== undefined && clientSecret !== undefined
    ? { clientId, clientSecret, url }
    : undefined;
}

function embeddingConfig(settings: Settings): EmbeddingConfig | undefined {
  const { EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: model, EMBEDDINGS_API_KEY: apiKey } = settings;
  return url !== undefined && model !== undefined ? { url, model, apiKey } : undefined;
}

function dkimConfig(settings: Settings, startFolder: string): DkimConfig | undefined {
  const { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_KEY_FILE: file } = settings;
  return domain !== undefined && selector !== undefined && file !== undefined
    ? { domain, selector, keyFile: resolve(startFolder, file) }
    : undefined;
}
