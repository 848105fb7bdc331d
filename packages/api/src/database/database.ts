import type { PrismaClient, Sql } from "@paperround/schema/context";
import type pg from "pg";
import type { FolderLock } from "./folder-lock.ts";

/** An open database: PostgreSQL, be it a server or the one embedded in this process. */
export interface Database {
  prisma: PrismaClient;
  /**
   * For SQL of our own. The embedded database has one connection: inside a transaction, using the pool or
   * the outer client waits for itself until it times out.
   */
  pool: pg.Pool;
  /** Reads of our own: prepared, and past the mapper, which would cost more than all the rest of an answer. */
  sql: Sql;
  kind: "pglite" | "postgresql";
  /** The embedded database's lock; null for a server, which needs none. */
  folder: FolderLock | null;
  /**
   * A pool of one connection apart from `pool`, for state that belongs to a session. The caller ends it.
   * On the embedded database it is the one session that there is: nothing else may use it meanwhile.
   */
  openSession(): pg.Pool;
  /**
   * Hears what is said on a channel by NOTIFY, once it is committed, from whichever process. With a server it takes
   * a connection of its own, and makes it again when it breaks.
   * @param channel a name as PostgreSQL folds it
   */
  listen(channel: string, hear: Hear): Promise<Listening>;
  /** Ends the connections and gives the folder free. Can be repeated. */
  close(): Promise<void>;
}

/** What a listener is told. */
export interface Hear {
  message(payload: string): void;
  /** The connection was broken and is there again: something may have been said meanwhile. */
  again(): void;
}

/** A channel that is being listened to. */
export interface Listening {
  close(): Promise<void>;
}

/** Which database. */
export interface DatabaseLocation {
  /** Absolute. Holds the embedded database. */
  dataDir: string;
  /** Absent: the embedded database. */
  databaseUrl?: string | undefined;
  /** The most connections to a PostgreSQL server; 10 when absent. */
  poolSize?: number;
}

/** What an opener hands to `openDatabase`. */
export interface OpenedDatabase extends Omit<Database, "prisma" | "sql"> {}

/** Told what takes longer than a moment, in a few words. */
export type Report = (message: string) => void;
