// A server's share of the queue in a process of its own: it makes an organisation of each note, says so, and goes on
// until it is killed. With "hang" it says that it has begun and never ends, with "tell" it says when it has done one.
import { readConfig } from "../../../src/config.ts";
import { openDatabase } from "../../../src/database/open-database.ts";
import { startJobQueue } from "../../../src/jobs/queue/job-queue.ts";
import { createLogger } from "../../../src/logging/logger.ts";
import { BRISK, noteWork } from "./test-work.ts";

const [manner] = process.argv.slice(2);
const config = readConfig(process.env, false);
const database = await openDatabase(config);
const logger = await createLogger(config);
const work = noteWork(async ({ text }, { number }) => {
  console.log(`${text} ${number}`);
  if (manner === "hang") await new Promise(() => {});
  await database.prisma.org.create({ data: { slug: `${text}-${process.pid}`, name: text } });
  if (manner === "tell") console.log(`did ${text}`);
});
await startJobQueue({ database, logger, works: [work], rhythm: BRISK });
console.log("working");
