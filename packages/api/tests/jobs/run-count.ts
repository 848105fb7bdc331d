// A command that has a job done and says how far it is.
import { readConfig } from "../../src/config.ts";
import { runJob } from "../../src/jobs/run-job.ts";
import { countJob } from "./test-jobs.ts";

const [dataDir = "", to, pause] = process.argv.slice(2);
const summary = await runJob(
  countJob,
  { to: Number(to), pause: Number(pause) },
  {
    config: readConfig({ PAPERROUND_DATA_DIR: dataDir }, false),
    onProgress: ({ step, done }) => console.log(`${step} ${done}`),
  },
);
console.log(JSON.stringify(summary));
