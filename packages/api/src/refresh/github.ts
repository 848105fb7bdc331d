import type { StarsAnswer } from "@paperround/schema/code/keep-stars";
import { readJson, unavailable } from "../ingest/ask.ts";
import { object } from "../ingest/mapping/loose-json.ts";
import type { Manners } from "../ingest/manners.ts";
import type { PoliteFetch } from "../ingest/polite-fetch.ts";

/** How GitHub is asked. */
export interface GithubAccess {
  /** `https://api.github.com`. */
  apiUrl: string;
  token: string | undefined;
}

/** What GitHub says that there is not, or not any more, or not for everybody. */
const NONE = new Set([404, 410, 451]);

/**
 * Asks GitHub for the stars of a repository.
 * @param name `owner/name`
 * @param etag of the last answer
 * @throws SourceUnavailableError
 */
export async function askGithubStars(
  politeFetch: PoliteFetch,
  { apiUrl, token }: GithubAccess,
  { name, etag }: { name: string; etag: string | null },
  signal: AbortSignal,
): Promise<StarsAnswer> {
  const known = etag === null ? null : { etag, lastModified: null, entries: 1 };
  const manners = mannersWith(token);
  const answer = await politeFetch(manners, new URL(`${apiUrl}/repos/${name}`), { signal, known });
  if (answer.unchanged) return { stars: "unchanged", etag };
  if (NONE.has(answer.status)) return { stars: null, etag: null };
  const { stargazers_count: stars } = object(readJson({ source: manners.source, answer }));
  if (typeof stars !== "number" || !Number.isSafeInteger(stars) || stars < 0 || stars > MOST)
    throw unavailable(manners.source, "its answer counts no stars");
  return { stars, etag: answer.etag };
}

/** What the database holds. */
const MOST = 2_147_483_647;

function mannersWith(token: string | undefined): Manners {
  return {
    source: "GitHub",
    accept: "application/vnd.github+json",
    intervalMs: 1_000,
    maxBytes: 1_000_000,
    headers: {
      "x-github-api-version": "2022-11-28",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
  };
}
