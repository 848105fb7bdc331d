import type { SourceConfig } from "../settings/source-config.ts";
import type { Import } from "./import-papers.ts";
import type { SourceRequest } from "./import-request.ts";
import type { SourceContext, SourcePage } from "./source.ts";
import { arxiv } from "./sources/arxiv.ts";
import { crossref } from "./sources/crossref.ts";
import { daily } from "./sources/daily.ts";
import { datacite } from "./sources/datacite.ts";
import { file } from "./sources/file.ts";
import { openalex } from "./sources/openalex.ts";
import { openreview } from "./sources/openreview.ts";
import { semanticscholar } from "./sources/semanticscholar.ts";

/** What a source works with, but for what belongs to one run. */
export type SourceSurroundings = Omit<SourceContext, "cursor" | "validators">;

/** Makes an import of a request: which source, asked where, and the key under which its place is kept. */
export function openSource(
  request: SourceRequest,
  config: SourceConfig,
  surroundings: SourceSurroundings,
): Import {
  return {
    source: request.source,
    key: JSON.stringify(request.ask),
    pages: (run) => pagesOf(request, config, { ...surroundings, ...run }),
  };
}

function pagesOf(
  request: SourceRequest,
  config: SourceConfig,
  context: SourceContext,
): AsyncIterable<SourcePage> {
  switch (request.source) {
    case "file": {
      const source = { name: "file", url: null, fetchedAt: context.clock.now() };
      return file({ ...request.ask, source }, context);
    }
    case "daily":
      return daily({ apiUrl: config.dailyPapersUrl, ...request.ask }, context);
    case "arxiv":
      return arxiv(
        { apiUrl: config.arxivApiUrl, oaiUrl: config.arxivOaiUrl, ...request.ask },
        context,
      );
    case "openalex":
      return openalex(
        {
          apiUrl: config.openAlexUrl,
          contact: config.contactEmail,
          ...withKey(config.openAlexKey),
          ...request.ask,
        },
        context,
      );
    case "crossref":
      return crossref(
        { apiUrl: config.crossrefUrl, contact: config.contactEmail, ...request.ask },
        context,
      );
    case "semanticscholar":
      return semanticscholar(
        {
          apiUrl: config.semanticScholarUrl,
          ...withKey(config.semanticScholarKey),
          ...request.ask,
        },
        context,
      );
    case "datacite":
      return datacite({ apiUrl: config.dataciteUrl, ...request.ask }, context);
    case "openreview":
      return openreview(
        { apiUrl: config.openReviewUrl, oldApiUrl: config.openReviewOldUrl, ...request.ask },
        context,
      );
  }
}

function withKey(apiKey: string | undefined): { apiKey?: string } {
  return apiKey === undefined ? {} : { apiKey };
}
