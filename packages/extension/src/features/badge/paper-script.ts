import type { Recogniser } from "../../recognisers/recogniser.ts";
import { watchAddress } from "./page-changes.ts";
import { watchPaperPage } from "./paper-page.ts";

/** What the content script of some sites does, in the page itself and never in its frames. */
export function runPaperScript(sites: readonly Recogniser[]): void {
  const update = watchPaperPage(sites, () => stopWatching());
  const stopWatching = watchAddress(update);
  update();
}
