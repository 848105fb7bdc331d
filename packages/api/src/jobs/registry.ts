import { digestJob } from "../digests/digest-job.ts";
import { digestStatisticsJob } from "../digests/statistics-job.ts";
import { rebuildIndexJob } from "../indexing/rebuild-index-job.ts";
import { importJob } from "../ingest/import-job.ts";
import { quarantineJob } from "../ingest/quarantine-job.ts";
import { setRoleJob } from "../people/set-role-job.ts";
import type { Job } from "./job.ts";

/** Any job, for those who only hand its arguments and summary on. */
export type AnyJob = Job<unknown, unknown>;

/** Every job that a command can ask for. */
export const JOBS: readonly AnyJob[] = [
  digestJob,
  digestStatisticsJob,
  importJob,
  quarantineJob,
  rebuildIndexJob,
  setRoleJob,
];
