import type { Settings } from "./settings.ts";

/** Which papers come by themselves. */
export interface ImportConfig {
  daily: boolean;
  /** Categories. */
  arxiv: readonly string[];
  /** A filter. */
  openalex: string | undefined;
  /** A filter. */
  crossref: string | undefined;
  /** Venues. */
  openreview: readonly string[];
  /** Five fields of cron; absent: each source has its own times. */
  times: string | undefined;
}

/** The part of the settings that is about papers that come by themselves. */
export function importConfig(settings: Settings): ImportConfig {
  return {
    daily: settings.IMPORT_DAILY === "on",
    arxiv: settings.IMPORT_ARXIV,
    openalex: settings.IMPORT_OPENALEX,
    crossref: settings.IMPORT_CROSSREF,
    openreview: settings.IMPORT_OPENREVIEW,
    times: settings.IMPORT_TIMES,
  };
}
