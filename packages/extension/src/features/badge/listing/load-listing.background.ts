import { browser } from "wxt/browser";
import { findListing } from "../../../recognisers/find-listing.ts";
import { bringScript } from "../bring-script.ts";

/**
 * Brings chips to pages that list papers, and to no others: their code is loaded when such a page is. Only the
 * addresses of sites that the extension may read are visible here.
 */
export function loadOnListings(): void {
  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    load(tabId, change.url ?? (change.status === "complete" ? tab.url : undefined));
  });
  // What was open before: an update leaves chips there that nobody is behind.
  browser.runtime.onInstalled.addListener(() => void loadOnOpenTabs());
}

async function loadOnOpenTabs(): Promise<void> {
  const tabs = await browser.tabs.query({ status: "complete" });
  for (const { id, url } of tabs) if (id !== undefined) load(id, url);
}

function load(tabId: number, address: string | undefined): void {
  if (address !== undefined && findListing(address)) void bringScript(tabId, address, "/list.js");
}
