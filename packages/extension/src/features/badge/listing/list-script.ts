import { clearLeftovers } from "../leftovers.ts";
import { watchAddress, watchReturn } from "../page-changes.ts";
import { watchListing } from "./list-page.ts";
import type { ListPage } from "./list-page.ts";

/** Where the script of a listing is found when it is brought a second time: its own world, not the page's. */
interface ListBox {
  paperroundList?: ListPage | undefined;
}

/** What runs on listings, in the page itself and never in its frames. */
export function runListScript(): void {
  const box = globalThis as ListBox;
  if (box.paperroundList) return box.paperroundList.update();
  clearLeftovers(document);
  const page = watchListing(document, () => {
    for (const end of stops) end();
    box.paperroundList = undefined;
  });
  const stops = [watchAddress(() => page.update()), watchReturn(() => page.update())];
  box.paperroundList = page;
  page.update();
}
