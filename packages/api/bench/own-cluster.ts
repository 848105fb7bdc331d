import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chown, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir, totalmem } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { BenchFailure } from "./bench-failure.ts";
import { withProgress } from "./progress.ts";

const run = promisify(execFile);

/** A PostgreSQL server that belongs to this run. */
export interface OwnCluster {
  url: string;
  /** Ends it and removes its files. */
  close(): Promise<void>;
}

/**
 * Starts a PostgreSQL server of its own in a temporary folder, reachable by its socket alone.
 * @returns null when PostgreSQL is not installed
 */
export async function startOwnCluster(): Promise<OwnCluster | null> {
  const programs = await findPrograms();
  if (programs === null) return null;
  const folder = await mkdtemp(join(tmpdir(), "paperround-bench-"));
  const owner = await ownerOfCluster();
  if (owner !== null) await chown(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  return withProgress("Starting a PostgreSQL server for this run", async () => {
    const options = { cwd: folder, ...owner };
    const init = ["-D", data, "-U", "paperround", "--auth=trust", "--encoding=UTF8", "--no-locale"];
    await run(join(programs, "initdb"), [...init, "--no-sync"], options);
    const settings = [
      `unix_socket_directories=${folder}`,
      "listen_addresses=",
      `shared_buffers=${sharedBuffersMb()}MB`,
      "max_wal_size=4GB",
    ];
    const server = spawn(
      join(programs, "postgres"),
      ["-D", data, ...settings.flatMap((setting) => ["-c", setting])],
      { ...options, stdio: "ignore" },
    );
    let ended = false;
    const exit = once(server, "exit").then(() => (ended = true));
    const close = async (): Promise<void> => {
      // Disconnects everybody and ends.
      server.kill("SIGINT");
      await exit;
      await rm(folder, { recursive: true, force: true });
    };
    const started = Date.now();
    while (!existsSync(join(folder, ".s.PGSQL.5432"))) {
      if (ended || Date.now() - started > 30_000) {
        await close();
        throw new BenchFailure(
          "PostgreSQL is installed and did not start: name a server with DATABASE_URL.",
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return { url: `postgresql://paperround@localhost/postgres?host=${folder}`, close };
  });
}

/** What the manual tells operators to give it, within reason: a quarter of the memory. */
function sharedBuffersMb(): number {
  return Math.min(2_048, Math.floor(totalmem() / 4 / 1_048_576));
}

/** The folder of the newest `postgres` and `initdb` that are installed. */
async function findPrograms(): Promise<string | null> {
  const debian = "/usr/lib/postgresql";
  const versions = await readdir(debian).catch(() => []);
  const folders = [
    ...versions
      .sort((one, other) => Number(other) - Number(one))
      .map((v) => join(debian, v, "bin")),
    ...(process.env["PATH"] ?? "").split(delimiter),
  ];
  return folders.find((folder) => folder !== "" && existsSync(join(folder, "initdb"))) ?? null;
}

/** PostgreSQL refuses to run as root; its package brings a user for it. */
async function ownerOfCluster(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const [uid, gid] = await Promise.all(
    ["-u", "-g"].map(async (flag) => Number((await run("id", [flag, "postgres"])).stdout)),
  );
  return { uid: uid ?? 0, gid: gid ?? 0 };
}
