import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { browser } from "wxt/browser";
import type { PagePaper } from "../../page-paper.ts";
import { tabPaper } from "../../storage.ts";

/** A tab and the paper it showed when its page last said so. */
export interface TabPaper {
  tabId: number;
  page: PagePaper;
}

/** Remembers which paper a tab shows, until the browser or the tab is closed. */
export async function noteTabPaper(tabId: number, page: PagePaper, address: string): Promise<void> {
  await tabPaper(tabId).setValue({ ...page, address });
}

/** Forgets a tab that was closed. */
export async function forgetTab(tabId: number): Promise<void> {
  await tabPaper(tabId).removeValue();
}

/** Every tab whose page named a paper. Some may have moved on: their pages ignore the news. */
export async function allTabPapers(): Promise<TabPaper[]> {
  const tabs = await browser.tabs.query({});
  const papers = await Promise.all(
    tabs.map(async ({ id }) => {
      const shown = id === undefined ? null : await tabPaper(id).getValue();
      if (id === undefined || shown === null) return [];
      const { address: _, ...page } = shown;
      return [{ tabId: id, page }];
    }),
  );
  return papers.flat();
}

/** Whether a page shows the paper with these ids. */
export function showsPaper(page: PagePaper, ids: readonly PaperIdentifier[]): boolean {
  const keys = new Set(ids.map((id) => lookupKey(id)));
  return page.ids.some((id) => keys.has(lookupKey(id)));
}
