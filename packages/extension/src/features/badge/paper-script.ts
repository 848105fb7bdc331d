import { canBeDrawnOn, watchAddress } from "./page-changes.ts";
import { watchPaperPage } from "./paper-page.ts";

/** Where the script is found when it is brought a second time: its own world, not the page's. */
interface PaperBox {
  paperroundPaper?: boolean;
}

/**
 * What runs on pages of papers, in the page itself and never in its frames.
 * @returns whether it speaks for the page
 */
export function runPaperScript(): boolean | undefined {
  const box = globalThis as PaperBox;
  if (!box.paperroundPaper && canBeDrawnOn()) {
    box.paperroundPaper = true;
    const update = watchPaperPage(() => stopWatching());
    const stopWatching = watchAddress(update);
    update();
  }
  return box.paperroundPaper;
}
