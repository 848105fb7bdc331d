import { firstIdentifier, lookupKey } from "@paperround/schema/paper-id/lookup-key";
import { onMessage, sendMessage } from "../../messages.ts";
import type { PagePaper } from "../../messages.ts";
import { recognise } from "../../recognisers/recognise.ts";
import { createBadge } from "./badge.ts";
import type { Badge } from "./badge.ts";
import { openPanelFrame } from "./panel-frame.ts";
import type { PanelFrame } from "./panel-frame.ts";

/** What runs on a page that may show a paper: recognise, ask for the face, show the badge. */
export interface PaperPage {
  /** Looks at the page again: it may show another paper now, or none. */
  update(): Promise<void>;
  stop(): void;
}

/** @param panelAddress of the extension's panel */
export function watchPaperPage(page: Document, panelAddress: string): PaperPage {
  let shown: { paper: PagePaper; badge: Badge } | null = null;
  let panel: PanelFrame | null = null;

  function closePanel(): void {
    panel?.close();
    panel = null;
    shown?.badge.setOpen(false);
  }

  async function togglePanel(paper: PagePaper, badge: Badge): Promise<void> {
    if (panel) return closePanel();
    try {
      await sendMessage("panel.opening", paper);
      panel = openPanelFrame(page, badge.root, panelAddress);
      badge.setOpen(true);
    } catch {
      // The extension was updated or removed: this page's badge has nobody behind it any more.
      stop();
    }
  }

  function clear(): void {
    closePanel();
    shown?.badge.remove();
    shown = null;
  }

  async function update(): Promise<void> {
    const started = performance.now();
    const paper = recognise(page.URL, page);
    if (!paper) return clear();
    if (shown && isSame(shown.paper, paper)) return;
    clear();
    const badge = createBadge(page, () => void togglePanel(paper, badge));
    shown = { paper, badge };
    try {
      const face = await sendMessage("badge.read", paper);
      if (shown.badge !== badge) return;
      badge.show(face);
      performance.measure("paperround:badge", { start: started });
    } catch {
      if (shown.badge === badge) clear();
    }
  }

  function stop(): void {
    clear();
    try {
      for (const stopListening of listening) stopListening();
    } catch {
      // With the extension gone there is nothing left to stop.
    }
  }

  const listening = [
    onMessage("badge.show", ({ data }) => {
      if (shown && isSame(shown.paper, data.page)) shown.badge.show(data.face);
    }),
    onMessage("panel.resize", ({ data }) => panel?.resize(data.height)),
    onMessage("panel.close", () => {
      if (!panel) return;
      closePanel();
      shown?.badge.focus();
    }),
  ];
  return { update, stop };
}

function isSame(one: PagePaper, other: PagePaper): boolean {
  const [a, b] = [firstIdentifier(one.ids), firstIdentifier(other.ids)];
  return a !== null && b !== null && lookupKey(a) === lookupKey(b);
}
