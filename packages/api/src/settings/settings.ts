import { ABSTRACT_POLICIES } from "@paperround/schema/papers/abstract-terms";
import { MAX_COST } from "@paperround/schema/cost";
import { z } from "zod";
import { DIGEST_SETTINGS } from "./digest-settings.ts";
import { EMBEDDING_SETTINGS } from "./embedding-settings.ts";
import { IMPORT_SETTINGS } from "./import-settings.ts";
import { SOURCE_SETTINGS } from "./source-settings.ts";
import { WEBHOOK_SETTINGS } from "./webhook-settings.ts";
import { address, choice, isOrigin, limit, setting, webAddress, wholeNumber } from "./setting.ts";
import type { Setting } from "./setting.ts";

const MAILBOX = /^(?:[^<>\r\n@]+<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/;
const WEB_ADDRESS = "an address that begins with https:// or http://, without ? and #";

/** Every variable that Paperround reads. docs/operating.md holds the same table, and a test keeps the two in step. */
export const SETTINGS = {
  PORT: setting({
    read: wholeNumber(0, 65_535, 4000),
    meaning: "The port to listen on; 0 takes any free one.",
    allowed: "a whole number from 0 to 65535",
    fallback: "`4000`",
    example: "4000",
  }),
  HOST: setting({
    read: z
      .string()
      .regex(/^(?:[a-zA-Z0-9][a-zA-Z0-9.-]*|[0-9a-fA-F:.]+)$/)
      .optional()
      .transform((host) => host ?? "127.0.0.1"),
    meaning:
      "The address to listen on. `127.0.0.1` is reached from this machine alone, `0.0.0.0` from everywhere.",
    allowed: "an IP address or a host name, without a port",
    fallback: "`127.0.0.1`",
    example: "0.0.0.0",
  }),
  PUBLIC_URL: setting({
    read: webAddress.refine(isOrigin).optional(),
    meaning: "Where browsers reach this server.",
    allowed: "an address that begins with https:// or http://, without a path",
    fallback: "`http://localhost:PORT`",
    example: "https://papers.example.org",
  }),
  SITE_NAME: setting({
    read: z
      .string()
      .trim()
      .regex(/^[^\p{C}]{1,60}$/u)
      .optional()
      .transform((name) => name ?? "Paperround"),
    meaning: "What the pages are called, above each of them and in their titles.",
    allowed: "1 to 60 visible characters",
    fallback: "`Paperround`",
    example: "Papers of our lab",
  }),
  CRAWLERS: setting({
    read: choice(["on", "off"], "on"),
    meaning:
      "Whether search engines may show the pages: `robots.txt`, sitemaps and the pages themselves say so.",
    allowed: "on or off",
    fallback: "`on`",
    example: "off",
  }),
  PAPERROUND_DATA_DIR: setting({
    read: z
      .string()
      .refine((path) => !path.includes("\0"))
      .optional(),
    meaning:
      "The folder of everything that is kept: the embedded database, the outbox, the generated secret. A relative path begins where the command was given.",
    allowed: "the path of a folder",
    fallback: "`.paperround` at the top of the repository",
    example: "/var/lib/paperround",
  }),
  DATABASE_URL: setting({
    read: address(/^postgres(?:ql)?:$/).optional(),
    meaning: "The PostgreSQL database to use instead of the embedded one.",
    allowed: "an address that begins with postgres:// or postgresql://",
    fallback: "the embedded database",
    example: "postgres://paperround:PASSWORD@localhost:5432/paperround",
    secret: true,
  }),
  REDIS_URL: setting({
    read: address(/^rediss?:$/).optional(),
    meaning:
      "The Redis in which several processes of one instance count limits together, and by which they wake each other for live updates. `rediss://` encrypts; a number at the end chooses the database.",
    allowed: "an address that begins with redis:// or rediss://",
    fallback: "each process counts by itself",
    example: "redis://:PASSWORD@localhost:6379/0",
    secret: true,
  }),
  AUTH_SECRET: setting({
    read: z.string().min(32).optional(),
    meaning:
      "What sessions and codes are signed with, and the secrets of webhooks encrypted, the same in every process of one instance. Changing it signs everybody out, stops webhooks until their owners give them new secrets, and ends the links in mails that were sent.",
    allowed: "at least 32 random characters",
    fallback: "made at the first start, kept in `auth-secret` in the data folder",
    example: "$(openssl rand -hex 32)",
    secret: true,
  }),
  SMTP_URL: setting({
    read: address(/^smtps?:$/).optional(),
    meaning:
      "The mail server that sends sign-in codes and digests. `smtp://` encrypts when the server offers it, `smtps://` from the start.",
    allowed: "an address that begins with smtp:// or smtps://",
    fallback: "mail is written to `outbox` in the data folder",
    example: "smtps://USER:PASSWORD@mail.example.org",
    secret: true,
  }),
  MAIL_FROM: setting({
    read: z
      .string()
      .regex(MAILBOX)
      .optional()
      .transform((from) => from ?? "Paperround <paperround@localhost>"),
    meaning: "The sender of its mail.",
    allowed: "a mail address, or a name followed by the address in <…>",
    fallback: "`Paperround <paperround@localhost>`",
    example: "Paperround <papers@example.org>",
  }),
  GITHUB_CLIENT_ID: setting({
    read: z.string().optional(),
    meaning: "With `GITHUB_CLIENT_SECRET`: people may sign in with GitHub.",
    allowed: "the client id of a GitHub OAuth app",
    fallback: "no sign-in with GitHub",
    example: "Iv1.0123456789abcdef",
  }),
  GITHUB_CLIENT_SECRET: setting({
    read: z.string().optional(),
    meaning: "The secret that goes with `GITHUB_CLIENT_ID`.",
    allowed: "the client secret of a GitHub OAuth app",
    fallback: "no sign-in with GitHub",
    example: "0123456789abcdef0123456789abcdef01234567",
    secret: true,
  }),
  GITHUB_URL: setting({
    read: webAddress.optional().transform((url) => url ?? "https://github.com"),
    meaning: "GitHub, or your GitHub Enterprise server.",
    allowed: WEB_ADDRESS,
    fallback: "`https://github.com`",
    example: "https://github.example.org",
  }),
  ORCID_CLIENT_ID: setting({
    read: z.string().optional(),
    meaning: "With `ORCID_CLIENT_SECRET`: people may sign in with ORCID.",
    allowed: "the client id of an ORCID application",
    fallback: "no sign-in with ORCID",
    example: "APP-0123456789ABCDEF",
  }),
  ORCID_CLIENT_SECRET: setting({
    read: z.string().optional(),
    meaning: "The secret that goes with `ORCID_CLIENT_ID`.",
    allowed: "the client secret of an ORCID application",
    fallback: "no sign-in with ORCID",
    example: "00000000-0000-0000-0000-000000000000",
    secret: true,
  }),
  ORCID_URL: setting({
    read: webAddress.optional().transform((url) => url ?? "https://orcid.org"),
    meaning: "ORCID, or its sandbox.",
    allowed: WEB_ADDRESS,
    fallback: "`https://orcid.org`",
    example: "https://sandbox.orcid.org",
  }),
  SUBMISSIONS: setting({
    read: choice(["open", "curated"], "open"),
    meaning:
      "`open`: what anybody submits is on the list at once. `curated`: an editor places it on a day, or declines it.",
    allowed: "open or curated",
    fallback: "`open`",
    example: "curated",
  }),
  CHANGE_LOG_DAYS: setting({
    read: wholeNumber(1, 3650, 30),
    meaning:
      "For how long the log of what happened to papers is kept. A search index or webhook that stood still for longer begins anew.",
    allowed: "a whole number from 1 to 3650",
    fallback: "`30`",
    example: "90",
  }),
  ABSTRACTS: setting({
    read: choice(ABSTRACT_POLICIES, "unless-reserved"),
    meaning:
      "Which abstracts are published again. `all`: every one. `unless-reserved`: all but those of which it is known that their publisher keeps the right. `licensed`: only those under a licence that allows it. `none`: none. [More](#abstracts)",
    allowed: "all, unless-reserved, licensed or none",
    fallback: "`unless-reserved`",
    example: "licensed",
  }),
  SEARCH_INDEX: setting({
    read: choice(["on", "off"], "on"),
    meaning:
      "Whether this process holds an index of all papers in memory, which searches and finds related papers; else the database does, more plainly. [More](#the-search-index)",
    allowed: "on or off",
    fallback: "`on`",
    example: "off",
  }),
  ...EMBEDDING_SETTINGS,
  ...IMPORT_SETTINGS,
  ...SOURCE_SETTINGS,
  ...WEBHOOK_SETTINGS,
  ...DIGEST_SETTINGS,
  LOG_LEVEL: setting({
    read: choice(["debug", "info", "warn", "error", "silent"], "info"),
    meaning:
      "The least severe lines that are logged. `debug` also prints stack traces when a start fails.",
    allowed: "debug, info, warn, error or silent",
    fallback: "`info`",
    example: "warn",
  }),
  LOG_FORMAT: setting({
    read: z
      .string()
      .refine((text): text is "pretty" | "json" => text === "pretty" || text === "json")
      .optional(),
    meaning: "`pretty` for people; `json` for programs, one object a line.",
    allowed: "pretty or json",
    fallback: "`pretty` on a terminal, else `json`",
    example: "json",
  }),
  TRUST_PROXY: setting({
    read: wholeNumber(0, 10, 0),
    meaning:
      "How many reverse proxies stand in front. Each is believed to have added its own caller's address to the end of `X-Forwarded-For`; with 0 that header is not read.",
    allowed: "a whole number from 0 to 10",
    fallback: "`0`",
    example: "1",
  }),
  ALLOWED_ORIGINS: setting({
    read: z
      .string()
      .transform((text) => (text === "*" ? text : text.split(/[\s,]+/).filter((o) => o !== "")))
      .refine(
        (list) => list === "*" || (Array.isArray(list) && list.length > 0 && list.every(isOrigin)),
      )
      .optional()
      .transform((list): "*" | string[] => (Array.isArray(list) ? list : "*")),
    meaning:
      "Which web pages may call the API from a browser; never with cookies. The extension needs no entry.",
    allowed: "*, or origins without a path, separated by commas",
    fallback: "`*`",
    example: "https://lab.example.org,https://wiki.example.org",
  }),
  GRAPHIQL: setting({
    read: choice(["on", "off"], "on"),
    meaning: "Whether browsers find the playground at `/graphql`.",
    allowed: "on or off",
    fallback: "`on`",
    example: "off",
  }),
  INTROSPECTION: setting({
    read: choice(["on", "off"], "on"),
    meaning: "Whether clients may ask for the schema. With `off`, no error suggests a name either.",
    allowed: "on or off",
    fallback: "`on`",
    example: "off",
  }),
  ARBITRARY_QUERIES: setting({
    read: choice(["on", "off"], "on"),
    meaning:
      "Whether any operation is answered. `off`: only those of the extension and of `OPERATIONS_FILE`, named by their hash. [More](#known-operations-only)",
    allowed: "on or off",
    fallback: "`on`",
    example: "off",
  }),
  OPERATIONS_FILE: setting({
    read: z
      .string()
      .refine((path) => !path.includes("\0"))
      .optional(),
    meaning:
      "A file of operations that are known besides the extension's: JSON, texts by their SHA-256. A relative path begins where the command was given.",
    allowed: "the path of a file",
    fallback: "the extension's operations alone",
    example: "/etc/paperround/operations.json",
  }),
  NODE_ENV: setting({
    read: z.string().optional(),
    meaning: "`production` keeps suggestions of names out of error messages.",
    allowed: "a word",
    fallback: "suggestions are made",
    example: "production",
  }),
  LIMIT_REQUESTS: limit(600, "Requests a minute of one person, or of one address signed out."),
  LIMIT_COST: limit(
    120_000,
    "What the operations of one person, or of one token, may cost a minute, in objects that they could return.",
    MAX_COST,
  ),
  LIMIT_COST_ANONYMOUS: limit(
    60_000,
    "What the operations of one address may cost a minute, signed out.",
    MAX_COST,
  ),
  LIMIT_WRITES: limit(120, "Votes, saves and other changes a minute by one person."),
  LIMIT_COMMENTS: limit(60, "Comments written or edited an hour by one person."),
  LIMIT_SUBMISSIONS: limit(50, "Papers submitted a day by one person."),
  LIMIT_NEWCOMER_SUBMISSIONS: limit(
    5,
    "Papers submitted in 24 hours by one person who is new, counted in the database. Editors are never new.",
  ),
  NEWCOMER_DAYS: setting({
    read: wholeNumber(0, 3650, 7),
    meaning: "For how many days after joining somebody is new.",
    allowed: "a whole number from 0 to 3650",
    fallback: "`7`",
    example: "1",
  }),
  NEWCOMER_LISTED: setting({
    read: wholeNumber(0, 1000, 3),
    meaning: "Until how many of their papers have been listed somebody is new, too.",
    allowed: "a whole number from 0 to 1000",
    fallback: "`3`",
    example: "0",
  }),
  LIMIT_SIGN_IN_CODES: limit(
    6,
    "Codes mailed an hour to one email address; four times as many for one network address.",
  ),
  LIMIT_SIGN_INS: limit(
    20,
    "Attempts to sign in an hour for one email address; four times as many from one network address.",
  ),
  LIMIT_SUBSCRIPTIONS: limit(
    10,
    "Subscriptions of one person that are open at once; four times as many of one address signed out.",
  ),
  LIMIT_ALL_SUBSCRIPTIONS: limit(1_000, "Subscriptions that one process holds open at once."),
  SUBSCRIPTION_SECONDS: limit(
    3_600,
    "For how long a subscription stays open, in seconds, until its client has to begin it again.",
  ),
} satisfies Record<string, Setting<unknown>>;

type SettingName = keyof typeof SETTINGS;

/** The value of each variable, read. */
export type Settings = { [Name in SettingName]: z.output<(typeof SETTINGS)[Name]["read"]> };

/**
 * Reads every variable; an empty one counts as absent.
 * @returns what could be read, and a sentence for each that could not
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): {
  settings: Settings;
  mistakes: string[];
} {
  const settings: Partial<Record<SettingName, unknown>> = {};
  const mistakes: string[] = [];
  for (const name of Object.keys(SETTINGS) as SettingName[]) {
    const entry: Setting<unknown> = SETTINGS[name];
    const given = environment[name]?.trim() ?? "";
    const result = entry.read.safeParse(given === "" ? undefined : given);
    if (result.success) settings[name] = result.data;
    else mistakes.push(describeMistake(name, entry, given));
  }
  // Complete unless there are mistakes, and then nobody reads on.
  return { settings: settings as Settings, mistakes };
}

function describeMistake(name: string, entry: Setting<unknown>, given: string): string {
  const shown = entry.secret ? "(not shown)" : JSON.stringify(given.slice(0, 200));
  return `${name} is ${shown}, but must be ${entry.allowed}, for example ${name}=${entry.example}.`;
}
