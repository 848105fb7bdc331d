import type { Recogniser } from "../../recognisers/recogniser.ts";
import { watchAddress } from "./page-changes.ts";
import { watchPaperPage } from "./paper-page.ts";

/** What the content script of some sites does, in the page itself and never in its frames. */
export async function runPaperScript(sites: readonly Recogniser[]): Promise<void> {
  const page = watchPaperPage(sites, () => stopWatching());
  // On other pages of these sites nothing is touched: a browser makes its objects for us when they first are, and that
  // takes it longer than all else here.
  const isAtPaper = page.isAtPaper();
  if (isAtPaper) {
    // Chromium's PDF viewer is a page with nothing but the viewer in it: the toolbar button speaks for it.
    if (Reflect.get(Document.prototype, "contentType", document) === "application/pdf") return;
    // A page that the browser loads ahead has not been visited: nothing is asked for it.
    if (Reflect.get(Document.prototype, "prerendering", document) === true) {
      await new Promise((shown) => {
        addEventListener("prerenderingchange", shown, { once: true, capture: true });
      });
    }
  }
  const stopWatching = watchAddress(() => page.update());
  if (isAtPaper) page.update();
}
