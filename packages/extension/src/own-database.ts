import { openDB } from "idb";
import type { DBSchema, IDBPDatabase } from "idb";

/**
 * One of the extension's own databases, which no page and no content script can open.
 * @param create makes its stores, the first time
 * @returns what opens it when it is first used, and again when the browser has closed it: for a newer version of the extension, or
 * because the reader clears data
 */
export function ownDatabase<Schema extends DBSchema>(
  name: string,
  create: (database: IDBPDatabase<Schema>) => void,
): () => Promise<IDBPDatabase<Schema>> {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const forget = () => {
    opened = null;
  };
  const open = () =>
    openDB<Schema>(name, 1, {
      upgrade: create,
      blocking(_version, _blocked, event) {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
  return () => {
    opened ??= open().catch((error: unknown) => {
      forget();
      throw error;
    });
    return opened;
  };
}
