import { firstIdentifier, lookupKey } from "@paperround/schema/paper-id/lookup-key";
import { browser } from "wxt/browser";
import type { Browser } from "wxt/browser";
import { pagePaper } from "../../answering.ts";
import type { PagePaper } from "../../page-paper.ts";
import { recognise } from "../../recognisers/recognise.ts";
import { tabPaper } from "../../storage.ts";

/** What a tab's address says, and what its page told more about the same paper. */
export async function pageOf(tabId: number, url: string): Promise<PagePaper | null> {
  const byAddress = recognise(url, null);
  const told = await tabPaper(tabId).getValue();
  if (told && withoutHash(told.address) === withoutHash(url)) return told;
  const first = byAddress && firstIdentifier(byAddress.ids);
  const isSame = first && told?.ids.some((id) => lookupKey(id) === lookupKey(first));
  return isSame ? told : byAddress;
}

/**
 * Reads the page of a tab once, on a site that nobody described: allowed by `activeTab` after the reader
 * pressed something of the extension over it. What comes from a page is believed only in its shape.
 */
export async function lookAgain(tabId: number): Promise<PagePaper | null> {
  try {
    const files = ["/look-again.js"] as const;
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, files: [...files] });
    const page = pagePaper.safeParse(frame?.result);
    return page.success ? page.data : null;
  } catch {
    // A page of the browser's own, a PDF, or one that the reader has left.
    return null;
  }
}

/** The paper of a tab for something that the reader asked for over it. */
export async function paperOf(tab: Browser.tabs.Tab): Promise<PagePaper | null> {
  if (tab.id === undefined) return null;
  return (tab.url ? await pageOf(tab.id, tab.url) : null) ?? lookAgain(tab.id);
}

function withoutHash(address: string): string {
  return address.replace(/#.*$/, "");
}
