import type { Settings } from "./settings.ts";

/** How the sources of papers are asked. Addresses are without a trailing slash. */
export interface SourceConfig {
  /** Whom sources write to. */
  contactEmail: string;
  arxivApiUrl: string;
  arxivOaiUrl: string;
  dailyPapersUrl: string;
  openAlexUrl: string;
  openAlexKey: string | undefined;
  crossrefUrl: string;
  semanticScholarUrl: string;
  semanticScholarKey: string | undefined;
  dataciteUrl: string;
  openReviewUrl: string;
  openReviewOldUrl: string;
  githubApiUrl: string;
  githubApiToken: string | undefined;
}

/** The part of the settings that is about sources. */
export function sourceConfig(settings: Settings): SourceConfig {
  const from = settings.MAIL_FROM;
  return {
    contactEmail: settings.CONTACT_EMAIL ?? /<([^>]+)>/.exec(from)?.[1] ?? from,
    arxivApiUrl: settings.ARXIV_API_URL,
    arxivOaiUrl: settings.ARXIV_OAI_URL,
    dailyPapersUrl: settings.DAILY_PAPERS_URL,
    openAlexUrl: settings.OPENALEX_URL,
    openAlexKey: settings.OPENALEX_API_KEY,
    crossrefUrl: settings.CROSSREF_URL,
    semanticScholarUrl: settings.SEMANTIC_SCHOLAR_URL,
    semanticScholarKey: settings.SEMANTIC_SCHOLAR_API_KEY,
    dataciteUrl: settings.DATACITE_URL,
    openReviewUrl: settings.OPENREVIEW_URL,
    openReviewOldUrl: settings.OPENREVIEW_OLD_URL,
    githubApiUrl: settings.GITHUB_API_URL,
    githubApiToken: settings.GITHUB_API_TOKEN,
  };
}
