import { browser } from "wxt/browser";
import { findListing } from "../../../recognisers/find-listing.ts";
import type { SiteGroup } from "../../../recognisers/site-group.ts";
import { bringScript } from "../bring-script.ts";

/** The script that knows the listings of a group of sites. */
const SCRIPTS = {
  academies: "/academies-list.js",
  arxiv: "/arxiv-list.js",
  conferences: "/conferences-list.js",
  engineering: "/engineering-list.js",
  indexes: "/indexes-list.js",
  medicine: "/medicine-list.js",
  "open-journals": "/open-journals-list.js",
  proceedings: "/proceedings-list.js",
  publishers: "/publishers-list.js",
  repositories: "/repositories-list.js",
  scriptless: "/scriptless-list.js",
  societies: "/societies-list.js",
} as const satisfies Record<SiteGroup, string>;

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
  const group = address === undefined ? null : findListing(address)?.group;
  if (address !== undefined && group) void bringScript(tabId, address, SCRIPTS[group]);
}
