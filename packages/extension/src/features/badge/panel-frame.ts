import { t } from "../../text.ts";
import type { PageStyle } from "../../badge-look.ts";
import { maker } from "./badge-drawing.ts";
import css from "./panel-frame.css?inline";

/** The panel on a page: a page of the extension in a frame, out of reach of the page's scripts. */
export interface PanelFrame {
  resize(height: number): void;
  close(): void;
}

/** Where a panel opens: beside a badge, or in a place of its own. */
export interface PanelPlace {
  root: ShadowRoot;
  style(): PageStyle;
}

/**
 * Opens the panel there and moves the focus into it.
 * @param loaded whatever has been loaded in it: it need not run
 */
export function openPanelFrame(place: PanelPlace, address: string, loaded: () => void): PanelFrame {
  const style = maker().createElement("style");
  style.textContent = css;
  const frame = maker().createElement("iframe");
  frame.className = `panel ${place.style().place}`;
  frame.title = t("manifest.name");
  frame.src = address;
  const takeFocus = (): void => {
    frame.focus();
    loaded();
  };
  frame.addEventListener("load", takeFocus, { once: true });
  place.root.append(style, frame);
  return {
    resize(height) {
      // Two pixels are the frame's own border.
      frame.style.height = `${height + 2}px`;
    },
    close() {
      style.remove();
      frame.remove();
    },
  };
}
