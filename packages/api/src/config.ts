import { join, resolve } from "node:path";
import { ConfigError } from "./config-error.ts";
import { readSettings } from "./settings/settings.ts";
import type { Settings } from "./settings/settings.ts";
import { sourceConfig } from "./settings/source-config.ts";
import type { SourceConfig } from "./settings/source-config.ts";

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
  /** Votes, saves and other changes a minute. */
  writesPerMinute: number;
  /** Papers put forward a day. */
  submissionsPerDay: number;
  /** Codes mailed an hour to one email address; four times as many from one network address. */
  signInCodesPerHour: number;
  /** Attempts to sign in an hour for one email address; four times as many from one network address. */
  signInsPerHour: number;
}

/** Everything an operator can set, checked. Nothing else reads the environment. */
export interface Config {
  host: string;
  /** 0 lets the system choose a free one. */
  port: number;
  /** Where browsers reach this server, without a trailing slash; null until the port is known. */
  publicUrl: string | null;
  /** Absolute. */
  dataDir: string;
  /** Absent: the embedded database in the data folder. */
  databaseUrl: string | undefined;
  /** Absent: made at the first start and kept in the data folder. */
  authSecret: string | undefined;
  /** Absent: mail goes to the outbox folder. */
  smtpUrl: string | undefined;
  mailFrom: string;
  github: OAuthKeys | undefined;
  orcid: OAuthKeys | undefined;
  submissions: "open" | "curated";
  /** How papers are asked for elsewhere. */
  sources: SourceConfig;
  logLevel: "debug" | "info" | "warn" | "error" | "silent";
  logFormat: "pretty" | "json";
  /** How many reverse proxies stand in front, each adding to X-Forwarded-For. */
  trustedProxies: number;
  /** Web pages that may call the API from a browser; "*" is any, without cookies. */
  allowedOrigins: "*" | readonly string[];
  graphiql: boolean;
  introspection: boolean;
  /** Hides what helps an attacker more than a caller: suggestions in error messages. */
  production: boolean;
  limits: LimitSettings;
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
    dataDir:
      settings.PAPERROUND_DATA_DIR === undefined
        ? join(REPOSITORY, ".paperround")
        : resolve(startFolder, settings.PAPERROUND_DATA_DIR),
    databaseUrl: settings.DATABASE_URL,
    authSecret: settings.AUTH_SECRET,
    smtpUrl: settings.SMTP_URL,
    mailFrom: settings.MAIL_FROM,
    github: oauthKeys(
      settings.GITHUB_CLIENT_ID,
      settings.GITHUB_CLIENT_SECRET,
      settings.GITHUB_URL,
    ),
    orcid: oauthKeys(settings.ORCID_CLIENT_ID, settings.ORCID_CLIENT_SECRET, settings.ORCID_URL),
    submissions: settings.SUBMISSIONS,
    sources: sourceConfig(settings),
    logLevel: settings.LOG_LEVEL,
    logFormat: settings.LOG_FORMAT ?? (terminal ? "pretty" : "json"),
    trustedProxies: settings.TRUST_PROXY,
    allowedOrigins: settings.ALLOWED_ORIGINS,
    graphiql: settings.GRAPHIQL === "on",
    introspection: settings.INTROSPECTION === "on",
    production: settings.NODE_ENV === "production",
    limits: {
      requestsPerMinute: settings.LIMIT_REQUESTS,
      writesPerMinute: settings.LIMIT_WRITES,
      submissionsPerDay: settings.LIMIT_SUBMISSIONS,
      signInCodesPerHour: settings.LIMIT_SIGN_IN_CODES,
      signInsPerHour: settings.LIMIT_SIGN_INS,
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
