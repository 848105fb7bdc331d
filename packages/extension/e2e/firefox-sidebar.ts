import type { Browser } from "puppeteer-core";
import type { FirefoxSurface } from "./firefox-surface.ts";
import { firefoxWindow } from "./firefox-window.ts";

/** Firefox's sidebar, as the reader has it beside the page. */
export interface FirefoxSidebar extends FirefoxSurface {
  /** Presses the extension's shortcut for it, which opens and closes it. */
  toggle: () => Promise<void>;
  isOpen: () => Promise<boolean>;
}

const WITHIN = `SidebarController.browser.contentDocument.getElementById("webext-panels-browser")`;

/** Reaches into the sidebar of a browser's window. */
export async function firefoxSidebar(browser: Browser): Promise<FirefoxSidebar> {
  const window = await firefoxWindow(browser);
  return {
    ...window.surface(WITHIN, "SidebarController.hide()", "SidebarController.browser"),
    toggle: () => window.chord(["Alt", "Shift", "J"]),
    isOpen: async () => (await window.run<boolean>("SidebarController.isOpen")) === true,
  };
}
