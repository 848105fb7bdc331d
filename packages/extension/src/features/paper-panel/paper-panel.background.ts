import { firstIdentifier, lookupKey } from "@paperround/schema/paper-id/lookup-key";
import { browser } from "wxt/browser";
import * as z from "zod/mini";
import { answer, nothing, pagePaper, paperName } from "../../answering.ts";
import type { Api } from "../../api/client.ts";
import { readPaper } from "../../api/operations/papers.ts";
import { toPaperView } from "../../api/paper-fields.ts";
import { paperRef } from "../../api/paper-ref.ts";
import { sendMessage } from "../../messages.ts";
import type { PagePaper, PaperName, PaperView } from "../../messages.ts";
import { recognise } from "../../recognisers/recognise.ts";
import { panelTicket, tabPaper } from "../../storage.ts";

/** What reading a paper tells the rest of the background. */
export interface PanelNews {
  changed(paper: PaperView): Promise<void>;
  missing(paper: PaperName): Promise<void>;
}

/** Opens panels, and reads the paper that a panel or the popup shows. */
export function startPaperPanel(api: Api, news: PanelNews): void {
  answer("paper.read", "own page", paperName, async (name) => {
    const read = await api.run(readPaper, { ref: paperRef(name) });
    if (!read.ok) return read;
    const paper = read.value.paper && toPaperView(read.value.paper);
    await (paper ? news.changed(paper) : news.missing(name));
    return { ok: true, value: paper };
  });

  // A panel shows a paper only when a click on the badge has just asked for it: a page that puts
  // the panel into a frame of its own gets an empty one.
  answer("panel.opening", "paper page", pagePaper, async (page, tabId) => {
    if (tabId !== null) await panelTicket(tabId).setValue(page);
  });
  answer("panel.subject", "own page", nothing, async (_, tabId) => {
    if (tabId === null) return null;
    const page = await panelTicket(tabId).getValue();
    await panelTicket(tabId).removeValue();
    return page;
  });

  const size = z.object({ height: z.number().check(z.int(), z.nonnegative(), z.maximum(5000)) });
  answer("panel.resized", "own page", size, async (height, tabId) => {
    if (tabId !== null) await sendMessage("panel.resize", height, { tabId, frameId: 0 });
  });
  answer("panel.closing", "own page", nothing, async (_, tabId) => {
    if (tabId !== null) await sendMessage("panel.close", undefined, { tabId, frameId: 0 });
  });

  const where = z.object({ tabId: z.nullable(z.number()) });
  answer("popup.subject", "own page", where, async ({ tabId }) => {
    const tab =
      tabId === null
        ? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]
        : await browser.tabs.get(tabId).catch(() => undefined);
    return tab?.id === undefined || !tab.url ? null : pageOf(tab.id, tab.url);
  });
}

/** What the tab's address says, and what its page told more about the same paper. */
async function pageOf(tabId: number, url: string): Promise<PagePaper | null> {
  const byAddress = recognise(url, null);
  const told = await tabPaper(tabId).getValue();
  const first = byAddress && firstIdentifier(byAddress.ids);
  const isSame = first && told?.ids.some((id) => lookupKey(id) === lookupKey(first));
  return isSame ? told : byAddress;
}
