/**
 * A small store in the extension's own IndexedDB. Content scripts live in the page's origin and
 * cannot open it, whatever happens to the process they share with the page: so the session's token
 * and what a person reads are kept here, and they survive a restart of the browser.
 */
export interface VaultItem<T> {
  read(server: string): Promise<T | null>;
  write(server: string, value: T): Promise<void>;
  /** Reads and writes in one transaction, so that concurrent updates do not lose each other. */
  update(server: string, change: (value: T | null) => T): Promise<T>;
  remove(server: string): Promise<void>;
}

const DATABASE = "paperround";
const STORE = "vault";

let opened: Promise<IDBDatabase> | null = null;

/** What is kept under `name`, apart for each server. */
export function vaultItem<T>(name: string): VaultItem<T> {
  const key = (server: string) => `${name} ${server}`;
  return {
    async read(server) {
      const store = await openStore("readonly");
      return ((await settled(store.get(key(server)))) as T | undefined) ?? null;
    },
    async write(server, value) {
      await settled((await openStore("readwrite")).put(value, key(server)));
    },
    async update(server, change) {
      const store = await openStore("readwrite");
      const before = (await settled(store.get(key(server)))) as T | undefined;
      const after = change(before ?? null);
      await settled(store.put(after, key(server)));
      return after;
    },
    async remove(server) {
      await settled((await openStore("readwrite")).delete(key(server)));
    },
  };
}

/** Forgets everything of one server. */
export async function forgetServer(server: string): Promise<void> {
  const store = await openStore("readwrite");
  const keys = await settled(store.getAllKeys());
  const own = keys.filter((key) => typeof key === "string" && key.endsWith(` ${server}`));
  await Promise.all(own.map((key) => settled(store.delete(key))));
}

async function openStore(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  opened ??= openDatabase().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  const database = await opened;
  return database.transaction(STORE, mode).objectStore(STORE);
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener("upgradeneeded", () => request.result.createObjectStore(STORE));
  return settled(request).then((database) => {
    // The browser may close it (cleared data, a newer version): the next use opens it again.
    const forget = () => {
      database.close();
      opened = null;
    };
    database.addEventListener("close", forget);
    database.addEventListener("versionchange", forget);
    return database;
  });
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () =>
      reject(request.error ?? new Error("The extension's database did not answer.")),
    );
  });
}
