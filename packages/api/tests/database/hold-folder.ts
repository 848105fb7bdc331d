// Takes the lock on a folder, says so, and keeps it: until it is killed, or for an instant when the
// second argument is "briefly". With "open" it opens the whole database.
import { DatabaseError } from "../../src/database/database-error.ts";
import { lockFolder } from "../../src/database/folder-lock.ts";
import { openDatabase } from "../../src/database/open-database.ts";

const [dataDir = "", manner] = process.argv.slice(2);
try {
  if (manner === "open") await openDatabase({ dataDir });
  else await lockFolder(dataDir);
  console.log("held");
  if (manner !== "briefly") setInterval(() => {}, 1000);
} catch (error) {
  if (!(error instanceof DatabaseError)) throw error;
  console.log(`${error.code} ${error.message}`);
  process.exitCode = 1;
}
