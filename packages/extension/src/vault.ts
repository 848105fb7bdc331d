import type { DBSchema } from "idb";
import { ownDatabase } from "./own-database.ts";

/**
 * A small store in the extension's own IndexedDB. Content scripts live in the page's origin and
 * cannot open it, whatever happens to the process they share with the page: so the session's token
 * and what a person reads are kept here, and they survive a restart of the browser.
 */
export interface VaultItem<T> {
  read(server: string): Promise<T | null>;
  /** Rejects where there is no room for it, as everything that writes. */
  write(server: string, value: T): Promise<void>;
  /** Reads and writes in one transaction, so that concurrent updates do not lose each other. */
  update(server: string, change: (value: T | null) => T): Promise<T>;
  remove(server: string): Promise<void>;
}

const STORE = "vault";

interface VaultSchema extends DBSchema {
  vault: { key: string; value: unknown };
}

const vault = ownDatabase<VaultSchema>("paperround", (database) => {
  database.createObjectStore(STORE);
});

/** What is kept under `name`, apart for each server. */
export function vaultItem<T>(name: string): VaultItem<T> {
  const key = (server: string) => `${name} ${server}`;
  return {
    async read(server) {
      const database = await vault();
      return ((await database.get(STORE, key(server))) as T | undefined) ?? null;
    },
    async write(server, value) {
      await (await vault()).put(STORE, value, key(server));
    },
    async update(server, change) {
      const { store, done } = (await vault()).transaction(STORE, "readwrite");
      const before = (await store.get(key(server))) as T | undefined;
      const after = change(before ?? null);
      await Promise.all([store.put(after, key(server)), done]);
      return after;
    },
    async remove(server) {
      await (await vault()).delete(STORE, key(server));
    },
  };
}

/** Forgets everything of one server. */
export async function forgetServer(server: string): Promise<void> {
  const { store, done } = (await vault()).transaction(STORE, "readwrite");
  const own = (await store.getAllKeys()).filter((key) => key.endsWith(` ${server}`));
  await Promise.all([...own.map((key) => store.delete(key)), done]);
}
