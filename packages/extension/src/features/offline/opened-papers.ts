import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import type { PaperName, PaperView } from "../../paper-view.ts";
import { offlineDatabase } from "../../offline-database.ts";
import type { OpenedPaper } from "../../offline-database.ts";

/** How many opened papers are kept for a server. */
const MOST_OPENED = 300;

/** Keeps a paper as the server described it, so that it can be shown when the server is away. */
export async function rememberPaper(server: string, paper: PaperView): Promise<void> {
  const tx = (await offlineDatabase()).transaction("opened", "readwrite");
  const keys = paper.ids.map((id) => lookupKey(id));
  await tx.store.put({ server, id: paper.id, readAt: Date.now(), keys, paper });
  const ofServer = IDBKeyRange.bound([server, 0], [server, Number.MAX_SAFE_INTEGER]);
  let surplus = (await tx.store.index("age").count(ofServer)) - MOST_OPENED;
  for (
    let oldest = await tx.store.index("age").openCursor(ofServer);
    oldest && surplus > 0;
    oldest = await oldest.continue()
  ) {
    await oldest.delete();
    surplus -= 1;
  }
  await tx.done;
}

/** A paper as it was when the server described it last. */
export async function recallPaper(server: string, name: PaperName): Promise<PaperView | null> {
  const database = await offlineDatabase();
  if ("nodeId" in name) {
    const found = await database.get("opened", [server, name.nodeId]);
    return found ? { ...found.paper, copiedAt: found.readAt } : null;
  }
  const named = await database.getAllFromIndex("opened", "keys", lookupKey(name.identifier));
  const found = named.find((one) => one.server === server);
  return found ? { ...found.paper, copiedAt: found.readAt } : null;
}

/** All that are kept for a server, by id. */
export async function openedPapers(server: string): Promise<Map<string, OpenedPaper>> {
  const range = IDBKeyRange.bound([server], [server, []]);
  const all = await (await offlineDatabase()).getAll("opened", range);
  return new Map(all.map((opened) => [opened.id, opened]));
}

/** Forgets what the viewer of a server opened. */
export async function forgetOpened(server: string): Promise<void> {
  const range = IDBKeyRange.bound([server], [server, []]);
  await (await offlineDatabase()).delete("opened", range);
}
