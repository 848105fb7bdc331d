import type { Caller } from "@paperround/schema/context";
import type { ComponentChildren } from "preact";
import type { Config } from "../config.ts";
import type { Ask } from "./run-operation.ts";

/** What of the configuration pages show. */
export type SiteSettings = Pick<
  Config,
  | "siteName"
  | "crawlers"
  | "submissions"
  | "github"
  | "orcid"
  | "graphiql"
  | "arbitraryQueries"
  | "digests"
>;

/** Why something was not done, and what to do. */
export interface Notice {
  status: number;
  message: string;
  /** Whether signing in is what to do. */
  needsSignIn?: boolean;
  retryAfterSeconds?: number | undefined;
}

/** Somebody looking at a page. */
export interface Visit {
  url: URL;
  settings: SiteSettings;
  /** Where browsers reach this server, without a trailing slash. */
  publicUrl: string;
  viewer: Caller | null;
  ask: Ask;
  /** The token of every form on the page. */
  formToken: string;
  /** Where this browser had a sign-in code mailed, not long ago. */
  mailedTo: string | null;
  /** A form was sent in from here and refused: why. */
  notice: Notice | null;
  /** What it held, so that nothing that was typed is lost. */
  typed: Readonly<Record<string, string>>;
}

/** A page, before it is written. */
export interface Page {
  title: string;
  /** In search results and where links are shown: a sentence or two. */
  description: string;
  /** Its one address, without the server. */
  path: string;
  /** Everything that stands on it and may change. Two pages with the same are the same text. */
  data: unknown;
  status?: number;
  /** Whether search engines may show it. */
  indexed?: boolean;
  /** Whether it may be kept by nobody, whoever asks for it. */
  unkept?: boolean;
  /** Whether it tells of the visit's notice itself. */
  tellsNotice?: boolean;
  /** What kind of thing it is about, as Open Graph has it. */
  kind?: "website" | "article";
  /** More for its head. */
  head?: () => ComponentChildren;
  body: () => ComponentChildren;
}

/** Somewhere else is what was asked for. */
export interface Elsewhere {
  to: string;
  /** For good, as far as anybody knows. */
  permanent: boolean;
}

/** What a path leads to; null: nothing. */
export type Answer = Page | Elsewhere | null;

/** Makes a page. @param parts what the pattern of its path caught, decoded */
export type MakePage = (visit: Visit, parts: string[]) => Promise<Answer> | Answer;
