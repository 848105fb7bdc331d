import { browser } from "wxt/browser";
import { PLACE_NAMES } from "../../badge-place.ts";
import type { PageStyle } from "../../badge-look.ts";
import type { PagePaper } from "../../page-paper.ts";
import { hear, tell } from "../../page-messages.ts";
import { describePaper } from "../../recognisers/describe-paper.ts";
import { findAll } from "../../recognisers/page-reader.ts";
import { t } from "../../text.ts";
import type { Badge } from "./badge.ts";
import { maker } from "./badge-drawing.ts";
import { letMove } from "./move-badge.ts";
import { openPanelFrame } from "./panel-frame.ts";
import type { PanelFrame, PanelPlace } from "./panel-frame.ts";
import { say } from "./say.ts";

/** A panel that has been loaded for this long has asked what it shows, where it runs at all. In milliseconds. */
const GRACE = 1000;

/** What a press on the badge needs, and a drag: loaded when the reader comes near. */
export interface BadgeTools {
  /** Opens the panel of a paper at a badge, or closes it. Rejects when the extension is gone. */
  toggle(badge: Badge, paper: PagePaper): Promise<void>;
  /**
   * The same for another button on the page.
   * @param announce tells the background what for
   */
  open(opener: HTMLElement, style: PageStyle, announce: () => Promise<void>): Promise<void>;
  close(): void;
  letMove(badge: Badge): void;
  say(badge: Badge, words: string): void;
}

/** Where the tools are found by the script that had them loaded: its own world, not the page's. */
export interface ToolBox {
  paperroundTools?: BadgeTools;
}

/** Makes the tools for a page. */
export function createBadgeTools(page: Document): BadgeTools {
  let shown: { panel: PanelFrame; opener: HTMLElement; place: PanelPlace } | null = null;
  const movable = new WeakSet<Badge>();

  function close(): void {
    if (!shown) return;
    const { panel, opener, place } = shown;
    shown = null;
    panel.close();
    opener.setAttribute("aria-expanded", "false");
    if (place.root.childElementCount === 0) place.root.host.remove();
  }

  async function open(
    place: PanelPlace,
    opener: HTMLElement,
    announce: () => Promise<void>,
  ): Promise<void> {
    const before = shown;
    close();
    if (before?.opener === opener) return;
    await announce();
    // Pressed twice, or moved on meanwhile.
    if (shown || !place.root.host.isConnected) return;
    const panel = openPanelFrame(place, browser.runtime.getURL("/panel.html"), () => {
      setTimeout(() => void leaveEmpty(panel), GRACE);
    });
    shown = { place, opener, panel };
    opener.setAttribute("aria-expanded", "true");
    // Into a page in a sandbox Firefox loads nothing of ours, and does not say so.
    if (import.meta.env.FIREFOX && origin === "null") await leaveEmpty(panel);
  }

  /** In a sandbox without scripts none run in frames either, our own among them: such a panel opens in a window. */
  async function leaveEmpty(panel: PanelFrame): Promise<void> {
    if (shown?.panel !== panel) return;
    const { opener } = shown;
    // Without the extension there is nobody who could open it.
    const isElsewhere = await tell("panel.elsewhere", undefined).catch(() => false);
    if (!isElsewhere || shown.panel !== panel) return;
    close();
    say(opener.getRootNode() as ShadowRoot, t("badge.elsewhere"));
  }

  /** For a panel that no badge opens: it goes when the panel closes. */
  function placeAlone(style: PageStyle): PanelPlace {
    const host = maker().createElement("paperround-badge");
    findAll(page, ":root")[0]?.append(host);
    return { root: host.attachShadow({ mode: "open" }), style: () => style };
  }

  hear({
    "panel.resize": ({ height }) => shown?.panel.resize(height),
    "panel.close": () => {
      const opener = shown?.opener;
      close();
      opener?.focus();
    },
  });

  return {
    close,
    open: (opener, style, announce) => open(placeAlone(style), opener, announce),
    toggle: (badge, paper) =>
      open(badge, badge.button, () =>
        tell("panel.opening", { ...paper, ...describePaper(page, paper) }),
      ),
    say: (badge, words) => say(badge.root, words),
    letMove(badge) {
      if (movable.has(badge)) return;
      movable.add(badge);
      letMove(badge, (place) => {
        badge.put({ ...badge.style(), place });
        say(badge.root, t(PLACE_NAMES[place]));
        // Without the extension there is nobody to remember it.
        void tell("badge.move", { place }).catch(() => undefined);
      });
    },
  };
}
