import { keepCountedStars } from "@paperround/schema/code/keep-stars";
import { COUNTS_HOLD_HOURS } from "@paperround/schema/code/stale-counts";
import type { Clock, PrismaClient, Queue } from "@paperround/schema/context";
import { z } from "zod";
import type { PoliteFetch } from "../ingest/polite-fetch.ts";
import type { Work } from "../jobs/queue/work.ts";
import { askGithubStars } from "./github.ts";
import type { GithubAccess } from "./github.ts";
import { hourlyBudget } from "./hourly-budget.ts";

const data = z.strictObject({ repository: z.string().regex(/^[a-z0-9-]+\/[a-z0-9._-]+$/) });
type Data = z.infer<typeof data>;

/** The stars of one repository on GitHub. */
export const repositoryStars: Queue<Data> = { name: "repository-stars", data };

/** What counting needs. */
export interface StarsWorkParts {
  db: PrismaClient;
  clock: Clock;
  politeFetch: PoliteFetch;
  github: GithubAccess;
}

/** GitHub grants 60 an hour to an address, and 5,000 to a token: others here may need some. */
const AN_HOUR = { without: 40, with: 1_000 };

/** Asks GitHub for the stars of code that somebody has looked at. */
export function starsWork({ db, clock, politeFetch, github }: StarsWorkParts): Work<Data> {
  const budget = hourlyBudget(github.token === undefined ? AN_HOUR.without : AN_HOUR.with);
  return {
    queue: repositoryStars,
    retries: { times: 2, firstPauseSeconds: 1_800, longestPauseSeconds: 7_200 },
    longestSeconds: 300,
    async run({ repository }, { signal }) {
      const last = await db.codeRepository.findUnique({ where: { name: repository } });
      const since = clock.now().getTime() - (last?.askedAt?.getTime() ?? 0);
      if (since < COUNTS_HOLD_HOURS * 3_600_000) return;
      // When somebody looks at it the next time, it is asked for again.
      if (!(await budget.take())) return;
      const asked = { name: repository, etag: last?.etag ?? null };
      const answer = await askGithubStars(politeFetch, github, asked, signal);
      await keepCountedStars(db, repository, answer, clock.now());
    },
  };
}
