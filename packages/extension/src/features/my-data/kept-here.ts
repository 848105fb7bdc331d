import { browser } from "wxt/browser";

/** Everything that the extension keeps in this browser, by place and key. */
export interface KeptHere {
  settings: Record<string, unknown>;
  /** The extension's databases: their stores, and each entry under its key. */
  databases: Record<string, Record<string, Record<string, unknown>>>;
}

/** Reads all of it but the secrets: whoever gets the file should not be able to act as its owner. */
export async function readKeptHere(): Promise<KeptHere> {
  const settings = await browser.storage.local.get(null);
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  const databases = await Promise.all(names.map(async (name) => [name, await dump(name)] as const));
  return { settings, databases: Object.fromEntries(databases) };
}

/** Deletes all of it. Whoever has a database open is asked to close it. */
export async function deleteKeptHere(): Promise<void> {
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  await Promise.all(names.map((name) => settled(indexedDB.deleteDatabase(name))));
  await Promise.all([browser.storage.local.clear(), browser.storage.session.clear()]);
}

async function dump(name: string): Promise<KeptHere["databases"][string]> {
  const database = await settled(indexedDB.open(name));
  try {
    const stores = [...database.objectStoreNames];
    if (stores.length === 0) return {};
    const transaction = database.transaction(stores, "readonly");
    const entries = stores.map(async (store) => {
      const kept = transaction.objectStore(store);
      const [keys, values] = await Promise.all([
        settled(kept.getAllKeys()),
        settled(kept.getAll() as IDBRequest<unknown[]>),
      ]);
      const pairs = keys.map((key, at) => [
        typeof key === "string" ? key : JSON.stringify(key),
        withoutSecrets(values[at]),
      ]);
      return [store, Object.fromEntries(pairs)] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  } finally {
    database.close();
  }
}

/** Tokens are the only secrets that are kept, and always called so. */
function withoutSecrets(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("token" in value)) return value;
  return { ...value, token: null };
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () =>
      reject(request.error ?? new Error("The extension's database did not answer.")),
    );
  });
}
