import { browser } from "wxt/browser";
import { createTurns } from "./in-turn.ts";
import { sendMessage } from "./messages.ts";
import type { News, NewsType } from "./news.ts";
import { panelFrames } from "./storage.ts";
import type { PanelFrame } from "./storage.ts";

// Panels open and close at once.
const inTurn = createTurns();

/** Tells every page of the extension that is open. Nobody listens when none is. */
export async function tellNews<Type extends NewsType>(type: Type, news: News<Type>): Promise<void> {
  // The library words the same types so that they do not resolve for a type parameter.
  const send: (type: Type, news: News<Type>) => Promise<unknown> = sendMessage;
  const panels = await panelFrames.getValue();
  await Promise.all([
    send(type, news).catch(() => undefined),
    ...panels.map((panel) => tellPanel(panel, type, news)),
  ]);
}

/** Not by the library: it takes a panel that does not listen for these news for one that was closed. */
async function tellPanel<Type extends NewsType>(
  panel: PanelFrame,
  type: Type,
  data: News<Type>,
): Promise<void> {
  const message = { id: 0, type, data, timestamp: Date.now() };
  const { tabId, frameId } = panel;
  await browser.tabs.sendMessage(tabId, message, { frameId }).catch(() => forgetPanel(panel));
}

/**
 * Notes a panel in a page, for Firefox: what is told to the extension's pages does not reach those in frames of other pages there
 * (https://github.com/w3c/webextensions/issues/35). To it alone its news are sent: the page's own scripts have no part in them.
 */
export function notePanel(panel: PanelFrame): Promise<void> {
  return inTurn(async () => panelFrames.setValue([...(await others(panel)), panel]));
}

function forgetPanel(panel: PanelFrame): Promise<void> {
  return inTurn(async () => panelFrames.setValue(await others(panel)));
}

async function others({ tabId, frameId }: PanelFrame): Promise<PanelFrame[]> {
  const frames = await panelFrames.getValue();
  return frames.filter((one) => one.tabId !== tabId || one.frameId !== frameId);
}
