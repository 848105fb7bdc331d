import { browser } from "wxt/browser";
import { findListing } from "../../../recognisers/find-listing.ts";
import { bringScript } from "../bring-script.ts";

/**
 * Brings chips to pages that list papers, and to no others: their code is loaded when such a page is. Only the
 * addresses of sites that the extension may read are visible here.
 */
export function loadOnListings(): void {
  browser.tabs.onUpdated.addListener((tabId, change, tab) => {
    const address = change.url ?? (change.status === "complete" ? tab.url : undefined);
    if (address !== undefined && findListing(address)) {
      void bringScript(tabId, address, "/list.js");
    }
  });
}
