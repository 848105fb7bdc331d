// A server that holds the embedded database of a folder and takes jobs, says so, and runs until killed.
import { readConfig } from "../../src/config.ts";
import { migrate } from "../../src/database/migrate.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { startJobServer } from "../../src/jobs/job-server.ts";
import { TEST_JOBS } from "./test-jobs.ts";

const [dataDir = ""] = process.argv.slice(2);
const config = readConfig({ PAPERROUND_DATA_DIR: dataDir }, false);
const database = await openDatabase(config);
await migrate(database);
await startJobServer({
  folder: database.folder,
  context: {
    db: database.prisma,
    pool: database.pool,
    config,
    clock: { now: () => new Date() },
  },
  jobs: TEST_JOBS,
});
console.log("serving");
