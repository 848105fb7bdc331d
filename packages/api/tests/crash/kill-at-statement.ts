// Loaded before an import: kills its process, as `kill -9` does, before it sends the n-th statement of the import to the
// database, so that a crash comes at the same place however fast the machine is. Without KILL_AT_STATEMENT it runs to
// its end, and says how many statements there were.
import { writeSync } from "node:fs";
import pg from "pg";

const killAt = Number(process.env["KILL_AT_STATEMENT"] ?? Infinity);
let sent = 0;

const query = Reflect.get(pg.Client.prototype, "query") as (...args: unknown[]) => unknown;
Reflect.set(
  pg.Client.prototype,
  "query",
  function counted(this: pg.Client, ...args: unknown[]): unknown {
    // What opens the database is not counted.
    if (sent > 0 || JSON.stringify(args[0]).includes("source_cursors")) sent += 1;
    if (sent >= killAt) process.kill(process.pid, "SIGKILL");
    return query.apply(this, args);
  },
);
process.once("exit", () => writeSync(2, `\nStatements: ${sent}\n`));
