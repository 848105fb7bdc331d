// Tells webhooks in a process of its own. With "hang" it says that it is about to commit, and never does; with "work" it
// goes on until it is killed.
import { tellWebhooks } from "@paperround/schema/webhooks/tell-webhooks";
import { readConfig } from "../../src/config.ts";
import { openDatabase } from "../../src/database/open-database.ts";

const [manner] = process.argv.slice(2);
const database = await openDatabase(readConfig(process.env, false));
const jobs = {
  async send() {
    if (manner !== "hang") return true;
    console.log("telling");
    return new Promise<boolean>(() => {});
  },
};
const ports = { db: database.prisma, clock: { now: () => new Date() }, jobs };
console.log("begun");
for (;;) {
  await tellWebhooks(ports, 3);
  await new Promise((resolve) => setTimeout(resolve, 5));
}
