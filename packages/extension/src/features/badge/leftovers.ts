import { findAll } from "../../recognisers/page-reader.ts";

/** Where it is noted that a page was cleared: this script's own world, which an update makes anew. */
interface ClearedBox {
  paperroundCleared?: boolean;
}

/**
 * Takes from the page what scripts of ours drew there before the extension was updated: nobody is behind that any more. For the
 * first script that draws after that; whoever comes later in the same world finds only what is alive.
 */
export function clearLeftovers(page: Document): void {
  const box = globalThis as ClearedBox;
  if (box.paperroundCleared) return;
  box.paperroundCleared = true;
  for (const left of findAll(page, "paperround-badge, paperround-chip")) left.remove();
}
