import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Which part runs where. */
export interface Cores {
  /** What stands before the command of a server, to keep it on its core; empty where that cannot be done. */
  server: string[];
  /** The same for the load. */
  load: string[];
  /** Keeps processes of PostgreSQL off the server's core. @returns how many could be moved */
  moveAway(pids: number[]): Promise<number>;
  /** For people. */
  description: string;
}

/** Gives the servers that are measured one core for themselves, as far as the machine lets us. */
export async function divideCores(): Promise<Cores> {
  const nowhere = (description: string): Cores => ({
    server: [],
    load: [],
    moveAway: () => Promise.resolve(0),
    description,
  });
  const allowed = await allowedCores();
  if (allowed === null)
    return nowhere("not pinned: there is no taskset here, so parts may share cores");
  const serverCore = allowed.at(-1);
  if (serverCore === undefined || allowed.length < 2)
    return nowhere("not pinned: this machine has one core, which everything shares");
  const others = allowed.slice(0, -1).join(",");
  return {
    server: ["taskset", "-c", String(serverCore)],
    load: ["taskset", "-c", others],
    async moveAway(pids) {
      const moved = await Promise.all(pids.map((pid) => move(pid, others)));
      return moved.filter(Boolean).length;
    },
    description: `server on core ${serverCore}, load on ${others}`,
  };
}

async function move(pid: number, cores: string): Promise<boolean> {
  try {
    // The server may be in another container, where its process numbers mean other processes here.
    if (!(await readFile(`/proc/${pid}/comm`, "utf8")).startsWith("postgres")) return false;
    await run("taskset", ["-pc", cores, String(pid)]);
    return true;
  } catch {
    return false;
  }
}

/** The cores that this process may use; null when that cannot be said. */
async function allowedCores(): Promise<number[] | null> {
  try {
    const { stdout } = await run("taskset", ["-pc", String(process.pid)]);
    const list = stdout.slice(stdout.lastIndexOf(":") + 1).trim();
    return list.split(",").flatMap((part) => {
      const [first = 0, last = first] = part.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    });
  } catch {
    return null;
  }
}
