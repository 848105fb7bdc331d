import { browser } from "wxt/browser";
import { findPaperPage } from "../../recognisers/find-paper-page.ts";
import { bringScript } from "./bring-script.ts";
import { isSamePage } from "./named-page.ts";

/** Brings the script that reads papers to the pages that have the address of one, and to no others. */
export interface PaperScripts {
  /** Whether a script of ours speaks for the page of a tab. It is brought where it is not there yet. */
  hasScript(tabId: number, address: string): Promise<boolean>;
}

interface Brought {
  address: string;
  isThere: Promise<boolean>;
}

/**
 * A page without the address of a paper is left alone altogether: what any script costs, the browser's own work for it
 * first, is spent nowhere else. A page that the browser loads ahead has no tab before it is visited.
 */
export function loadOnPapers(): PaperScripts {
  const brought = new Map<number, Brought>();

  function bring(tabId: number, address: string): Promise<boolean> {
    const isThere = load(tabId, address);
    brought.set(tabId, { address, isThere });
    return isThere;
  }

  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    // Chromium tells of a page that is loaded again by its status alone.
    const address = change.url ?? (change.status === "loading" ? tab.url : undefined);
    if (address === undefined) return;
    const before = brought.get(tabId);
    // The script that is there follows the page's own changes; a reload has the very same address.
    if (before && isPlaceIn(before.address, address)) before.address = address;
    else void bring(tabId, address);
  });
  browser.tabs.onRemoved.addListener((tabId) => brought.delete(tabId));

  return {
    async hasScript(tabId, address) {
      const before = brought.get(tabId);
      if (before?.address === address && (await before.isThere)) return true;
      return bring(tabId, address);
    },
  };
}

/** Whether an address is another place in the same page. */
function isPlaceIn(before: string, address: string): boolean {
  return before !== address && isSamePage(before, address);
}

async function load(tabId: number, address: string): Promise<boolean> {
  const says = findPaperPage(address);
  if (!says) return false;
  return (await bringScript(tabId, address, "/paper.js", { address, says })) === true;
}
