import { readDigestStatistics } from "@paperround/schema/digests/digest-statistics";
import type { DigestStatistics } from "@paperround/schema/digests/digest-statistics";
import { z } from "zod";
import type { Job } from "../jobs/job.ts";

const argsSchema = z.object({});

/** Counts readers and issues, for the operator. */
export const digestStatisticsJob: Job<object, DigestStatistics> = {
  name: "digest-statistics",
  parseArgs: (input) => argsSchema.parse(input),
  run: ({ db, clock }) => readDigestStatistics(db, clock),
};
