import { z } from "zod";
import { setting, webAddress } from "./setting.ts";
import type { Setting } from "./setting.ts";

const WEB_ADDRESS = "an address that begins with https:// or http://, without ? and #";

/** Where a source is asked. */
function sourceAddress(meaning: string, fallback: string): Setting<string> {
  return setting({
    read: webAddress.optional().transform((url) => url ?? fallback),
    meaning,
    allowed: WEB_ADDRESS,
    fallback: `\`${fallback}\``,
    example: fallback,
  });
}

/** A key that a source gives to those who ask much. */
function sourceKey(meaning: string, fallback: string): Setting<string | undefined> {
  return setting({
    read: z
      .string()
      .regex(/^[\x21-\x7e]{1,200}$/)
      .optional(),
    meaning,
    allowed: "the key as the source gave it",
    fallback,
    example: "0123456789abcdef",
    secret: true,
  });
}

/** How the sources of papers are asked. */
export const SOURCE_SETTINGS = {
  CONTACT_EMAIL: setting({
    read: z
      .string()
      .regex(/^[^<>\s@"\\]+@[^<>\s@"\\]+$/)
      .optional(),
    meaning:
      "Whom sources write to when this instance asks too much of them: sent to each with every request.",
    allowed: "a mail address",
    fallback: "the address in `MAIL_FROM`",
    example: "papers@example.org",
  }),
  ARXIV_API_URL: sourceAddress(
    "Where records of arXiv are asked for.",
    "https://export.arxiv.org/api/query",
  ),
  ARXIV_OAI_URL: sourceAddress(
    "Where arXiv's changes are harvested.",
    "https://oaipmh.arxiv.org/oai",
  ),
  DAILY_PAPERS_URL: sourceAddress(
    "Where the Hugging Face daily papers are asked for.",
    "https://huggingface.co/api/daily_papers",
  ),
  OPENALEX_URL: sourceAddress("Where OpenAlex is asked.", "https://api.openalex.org"),
  OPENALEX_API_KEY: sourceKey(
    "OpenAlex's key, free at openalex.org/settings/api.",
    "OpenAlex answers little a day",
  ),
  CROSSREF_URL: sourceAddress("Where Crossref is asked.", "https://api.crossref.org"),
  SEMANTIC_SCHOLAR_URL: sourceAddress(
    "Where Semantic Scholar is asked.",
    "https://api.semanticscholar.org",
  ),
  SEMANTIC_SCHOLAR_API_KEY: sourceKey(
    "Semantic Scholar's key, from semanticscholar.org/product/api.",
    "a share of what all have who ask without one",
  ),
  DATACITE_URL: sourceAddress("Where DataCite is asked.", "https://api.datacite.org"),
  OPENREVIEW_URL: sourceAddress(
    "Where OpenReview is asked for papers since 2023.",
    "https://api2.openreview.net",
  ),
  OPENREVIEW_OLD_URL: sourceAddress(
    "Where OpenReview is asked for older papers.",
    "https://api.openreview.net",
  ),
  GITHUB_API_URL: sourceAddress(
    "Where GitHub is asked for the stars of code.",
    "https://api.github.com",
  ),
  GITHUB_API_TOKEN: sourceKey(
    "A token for that; it needs no rights at all.",
    "40 repositories an hour are asked for",
  ),
};
