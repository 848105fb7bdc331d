import { browser } from "wxt/browser";
import { openSidePanel } from "./open-side-panel.ts";

/** The keyboard's way to the daily papers; Firefox has a command of its own for it. */
export function startSidePanel(): void {
  // Android's Firefox has no keyboard commands.
  browser.commands?.onCommand.addListener((command, tab) => {
    if (command === "open-daily-papers") void openSidePanel(tab?.windowId ?? null);
  });
}
