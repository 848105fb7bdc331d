import { browser } from "wxt/browser";

/** Firefox's own way; the types know Chrome's alone. */
interface WithSidebar {
  sidebarAction?: { open(): Promise<void> };
}

/**
 * Opens the daily papers beside the page. Browsers open it only in the very moment of a press, so
 * everything that takes time has to be known before.
 * @param windowId the window of the press; null where it is not known, and needed by Chrome alone
 */
export async function openSidePanel(windowId: number | null): Promise<void> {
  const { sidebarAction } = browser as unknown as WithSidebar;
  if (browser.sidePanel !== undefined && windowId !== null) {
    await browser.sidePanel.open({ windowId });
  } else if (sidebarAction) {
    await sidebarAction.open();
  } else {
    // Where there is no room beside, as on a phone, a tab does.
    await browser.tabs.create({ url: browser.runtime.getURL("/sidepanel.html") });
  }
}
