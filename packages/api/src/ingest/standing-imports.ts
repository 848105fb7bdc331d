import type { ImportConfig } from "../settings/import-config.ts";
import type { SourceRequest } from "./import-request.ts";

/** Days, both included. */
export interface Days {
  from: string;
  to: string;
}

/** An import that is done again and again, each time of what is new. */
export interface StandingImport {
  /** Tells it from others; stays the same while the same is wanted. */
  key: string;
  /** For people. */
  name: string;
  /** Five fields, in UTC. */
  cron: string;
  /** How far back the first one goes. */
  firstDays: number;
  /**
   * How many days that were imported already are looked at again: what a source adds to its days later. What is here
   * is skipped.
   */
  againDays: number;
  ask(days: Days): SourceRequest;
}

/** What the operator has switched on, of the sources that can be asked for what is new. */
export function standingImports(config: ImportConfig): StandingImport[] {
  const { daily, arxiv, openalex, crossref, openreview, times } = config;
  const found: StandingImport[] = [];
  if (daily)
    found.push({
      key: "daily",
      name: "Hugging Face",
      // A list fills in the course of its day.
      cron: times ?? "10 1,5,9,13,17,21 * * *",
      firstDays: 7,
      againDays: 2,
      ask: ({ from, to }) => ({ source: "daily", ask: { from, to }, restart: false }),
    });
  if (arxiv.length > 0)
    found.push({
      key: `arxiv ${arxiv.join(" ")}`,
      name: "arXiv",
      cron: times ?? "30 5 * * *",
      firstDays: 7,
      // Announced up to four days after they were submitted, around a long weekend.
      againDays: 5,
      ask: (days) => ({ source: "arxiv", ask: { query: arxivQuery(arxiv, days) }, restart: false }),
    });
  if (openalex !== undefined)
    found.push({
      key: `openalex ${openalex}`,
      name: "OpenAlex",
      cron: times ?? "0 4 * * *",
      firstDays: 14,
      // It learns of papers days after their publication.
      againDays: 14,
      ask: ({ from, to }) => {
        const filter = `${openalex},from_publication_date:${from},to_publication_date:${to}`;
        return { source: "openalex", ask: { filter }, restart: false };
      },
    });
  if (crossref !== undefined)
    found.push({
      key: `crossref ${crossref}`,
      name: "Crossref",
      cron: times ?? "0 3 * * *",
      firstDays: 14,
      againDays: 2,
      ask: ({ from, to }) => {
        const filter = `${crossref},from-created-date:${from},until-created-date:${to}`;
        return { source: "crossref", ask: { filter }, restart: false };
      },
    });
  for (const venue of openreview)
    found.push({
      key: `openreview ${venue}`,
      name: `OpenReview's ${venue}`,
      cron: times ?? "0 7 * * *",
      // A venue has no days: all its papers are looked at each time.
      firstDays: 0,
      againDays: 0,
      ask: () => ({ source: "openreview", ask: { venue }, restart: false }),
    });
  return found;
}

function arxivQuery(categories: readonly string[], { from, to }: Days): string {
  const any = categories.map((category) => `cat:${category}`).join(" OR ");
  const moment = (day: string, time: string): string => `${day.replaceAll("-", "")}${time}`;
  return `(${any}) AND submittedDate:[${moment(from, "0000")} TO ${moment(to, "2359")}]`;
}
