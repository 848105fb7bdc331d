import { parsePaperUrl } from "@paperround/schema/paper-id/parse-paper-id";
import { browser } from "wxt/browser";
import * as z from "zod/mini";
import { answer, nothing, pagePaper, paperName } from "../../answering.ts";
import type { Api } from "../../api/client.ts";
import { readPaper } from "../../api/operations/papers.ts";
import { isNamedBy, toPaperView } from "../../api/paper-fields.ts";
import { paperRef } from "../../api/paper-ref.ts";
import { createTurns } from "../../in-turn.ts";
import { sendMessage } from "../../messages.ts";
import type { PaperName, PaperView } from "../../paper-view.ts";
import type { Result } from "../../result.ts";
import { panelTicket } from "../../storage.ts";
import { notePanel } from "../../tell-news.ts";
import { lookAgain, pageOf } from "./tab-page.ts";

/** A panel's window: as wide as the panel on a page, and as high as most of what it shows. In pixels. */
const WINDOW = { width: 400, height: 680 };

/** A reader who does one thing after the other is not waited for longer. */
const MOST_READS = 3;

/** What reading a paper tells the rest of the background, and asks it. */
export interface PanelNews {
  changed(paper: PaperView): Promise<void>;
  missing(paper: PaperName): Promise<void>;
  /** The paper as it will be when everything that waits has been sent. */
  withWaiting(paper: PaperView): Promise<PaperView>;
  /** The paper as this browser knows it, for when the server cannot be asked. */
  recall(paper: PaperName): Promise<PaperView | null>;
  /** How many actions have been answered by a server so far. */
  answered(): number;
}

/** Opens panels, and reads the paper that a panel or the popup shows. */
export function startPaperPanel(api: Api, news: PanelNews): void {
  answer("paper.read", "own page", paperName, async (name) => {
    for (let reads = 1; ; reads += 1) {
      const before = news.answered();
      const read = await readOnce(name);
      // A vote or a save that was answered meanwhile may have come after the paper was read.
      if (news.answered() === before || reads === MOST_READS) return read;
    }
  });

  async function readOnce(name: PaperName): Promise<Result<PaperView | null>> {
    const read = await api.run(readPaper, { ref: paperRef(name) });
    if (!read.ok) {
      const copy = read.failure.kind === "unreachable" ? await news.recall(name) : null;
      return copy ? { ok: true, value: await news.withWaiting(copy) } : read;
    }
    const paper = read.value.paper && toPaperView(read.value.paper);
    if (paper && "identifier" in name && !isNamedBy(paper, [name.identifier])) {
      return { ok: false, failure: { kind: "incompatible", server: await api.server() } };
    }
    await (paper ? news.changed(paper) : news.missing(name));
    return { ok: true, value: paper && (await news.withWaiting(paper)) };
  }

  // A panel shows a paper only when a click on the badge has just asked for it: a page that puts
  // the panel into a frame of its own gets an empty one.
  answer("panel.opening", "site page", pagePaper, async (page, tabId) => {
    if (tabId !== null) await panelTicket(tabId).setValue(page);
  });
  const where = z.object({ tabId: z.nullable(z.number()) });
  answer("panel.subject", "own page", where, async (of, tabId, _address, frameId) => {
    const isInPage = frameId !== 0;
    // Which tab it is for is said by a window alone: no page could hide that under a button of its own.
    const asked = isInPage ? tabId : of.tabId;
    if (asked === null) return null;
    const page = await takeTicket(asked);
    if (isInPage && import.meta.env.FIREFOX) await notePanel({ tabId: asked, frameId });
    return page;
  });
  answer("panel.elsewhere", "site page", nothing, async (_, tabId) => {
    if (tabId === null || !(await hasTicket(tabId))) return false;
    await browser.windows.create({ type: "popup", url: `/panel.html?of=${tabId}`, ...WINDOW });
    return true;
  });

  const size = z.object({ height: z.number().check(z.int(), z.nonnegative(), z.maximum(5000)) });
  answer("panel.resized", "own page", size, async (height, tabId) => {
    if (tabId !== null) await sendMessage("panel.resize", height, { tabId, frameId: 0 });
  });
  answer("panel.closing", "own page", nothing, async (_, tabId, _address, frameId) => {
    if (tabId === null) return;
    if (frameId === 0) await browser.tabs.remove(tabId);
    else await sendMessage("panel.close", undefined, { tabId, frameId: 0 });
  });

  answer("popup.subject", "own page", where, async ({ tabId }) => {
    const tab = await tabOf(tabId);
    return tab?.id === undefined || !tab.url ? null : pageOf(tab.id, tab.url);
  });
  answer("popup.look-again", "own page", where, async ({ tabId }) => {
    const tab = await tabOf(tabId);
    return tab?.id === undefined ? null : lookAgain(tab.id);
  });
  // The address itself stays here, where it is read.
  answer("popup.offer", "own page", where, async ({ tabId }) => {
    const id = parsePaperUrl((await tabOf(tabId))?.url ?? "");
    return id && { scheme: id.scheme, value: id.value };
  });
}

// A panel that was slow to ask is not to be taken for one that never does.
const inTurn = createTurns();

/** What a panel in a tab is to show; once. */
function takeTicket(tabId: number) {
  return inTurn(async () => {
    const page = await panelTicket(tabId).getValue();
    await panelTicket(tabId).removeValue();
    return page;
  });
}

function hasTicket(tabId: number): Promise<boolean> {
  return inTurn(async () => (await panelTicket(tabId).getValue()) !== null);
}

async function tabOf(tabId: number | null) {
  if (tabId !== null) return browser.tabs.get(tabId).catch(() => undefined);
  return (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0];
}
