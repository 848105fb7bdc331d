import { existsSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { reasonOf } from "../src/database/database-error.ts";
import { BenchFailure } from "./bench-failure.ts";
import { startOwnCluster } from "./own-cluster.ts";

/** A PostgreSQL server on which databases can be made. */
export interface PostgresqlServer {
  /** The address of one of its databases. */
  urlOf(database: string): string;
  /** For people: which one, and its version. */
  description: string;
  /** Whether it runs on this machine, so that its processes can be given a core. */
  isLocal: boolean;
  /** Ends it when it was started here. */
  close(): Promise<void>;
}

interface ServerRow {
  version: string;
  buffers: string;
  may: boolean;
  bound: boolean;
}

const SOCKET_FOLDERS = ["/var/run/postgresql", "/tmp"];

/**
 * Finds a server: the one that was named; else the one on this machine, by its socket and as the person who runs this;
 * else one is started for this run, when PostgreSQL is installed.
 * @throws {BenchFailure} when there is none
 */
export async function findPostgresql(named: string | undefined): Promise<PostgresqlServer> {
  if (named !== undefined) {
    try {
      return await connect(new URL(named));
    } catch (error) {
      throw new BenchFailure(
        `The PostgreSQL server that was named cannot be used (${reasonOf(error)}). Check --database-url, DATABASE_URL or TEST_DATABASE_URL: its user must be allowed to create databases.`,
        { cause: error },
      );
    }
  }
  const tried: string[] = [];
  for (const folder of SOCKET_FOLDERS) {
    if (!existsSync(join(folder, ".s.PGSQL.5432"))) continue;
    try {
      const user = encodeURIComponent(userInfo().username);
      return await connect(new URL(`postgresql://${user}@localhost/postgres?host=${folder}`));
    } catch (error) {
      tried.push(reasonOf(error));
    }
  }
  const own = await ownPostgresql();
  if (own !== null) return own;
  throw new BenchFailure(
    `No PostgreSQL server was found${tried.length > 0 ? ` that lets this user in (${tried.join("; ")})` : ""}. Install PostgreSQL (Debian: apt-get install postgresql), or name one with DATABASE_URL, or measure the embedded database alone: --database pglite.`,
  );
}

/**
 * Starts a server for this run alone.
 * @returns null when PostgreSQL is not installed
 */
export async function ownPostgresql(): Promise<PostgresqlServer | null> {
  const own = await startOwnCluster();
  if (own === null) return null;
  const server = await connect(new URL(own.url));
  return { ...server, description: `${server.description}, started for this run`, ...own };
}

async function connect(url: URL): Promise<PostgresqlServer> {
  const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows } = await client.query<ServerRow>(
      `SELECT current_setting('server_version') AS version, current_setting('shared_buffers') AS buffers,
              inet_server_addr() IS NOT NULL AS bound,
              (SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user) AS may`,
    );
    const server = rows[0];
    if (server?.may !== true) throw new Error("this user may not create databases");
    const isLocal = !server.bound || ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
    return {
      urlOf(database) {
        const own = new URL(url);
        own.pathname = `/${database}`;
        return own.href;
      },
      // How dear a row is hangs on it as soon as the indexes are larger.
      description: `PostgreSQL ${server.version}, ${server.buffers} of shared buffers`,
      isLocal,
      close: () => Promise.resolve(),
    };
  } finally {
    await client.end();
  }
}
