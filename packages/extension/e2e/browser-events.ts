import type { Page } from "playwright-core";
import type { ChromiumReader } from "./chromium-reader.ts";

// Shortcuts, menus and the toolbar belong to the browser, where Playwright presses no key.

/** Gives the background an event of the browser's, with the tab that shows this page. */
export async function giveEvent(
  { worker }: ChromiumReader,
  page: Page,
  event: string,
  ...given: unknown[]
): Promise<void> {
  await page.bringToFront();
  await worker.evaluate(
    async ({ event, given }) => {
      const { chrome } = globalThis as unknown as {
        chrome: Record<string, Record<string, { dispatch(...given: unknown[]): void }>> & {
          tabs: { query(what: object): Promise<unknown[]> };
        };
      };
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const [area = "", name = ""] = event.split(".");
      chrome[area]?.[name]?.dispatch(...given, tab);
    },
    { event, given },
  );
}

/** Waits for what a screen reader is told on the page. */
export async function said(page: Page, words: string): Promise<void> {
  await page.locator("paperround-badge [role=status]").getByText(words, { exact: true }).waitFor();
}

interface Noting {
  chrome: {
    action: {
      setBadgeText(what: { text: string }): Promise<void>;
      setTitle(what: { title: string }): Promise<void>;
    };
  };
  toldOnToolbar: { text: string; title: string }[];
}

/** Notes from now on what the toolbar button is to show: what it tells for a moment may be over before anybody looks. */
export async function noteToolbar({ worker }: ChromiumReader): Promise<void> {
  await worker.evaluate(() => {
    const here = globalThis as unknown as Noting;
    here.toldOnToolbar = [];
    const { action } = here.chrome;
    const setText = action.setBadgeText.bind(action);
    const setTitle = action.setTitle.bind(action);
    let text = "";
    action.setBadgeText = (what) => {
      ({ text } = what);
      return setText(what);
    };
    // It follows the text that goes with it.
    action.setTitle = (what) => {
      here.toldOnToolbar.push({ text, title: what.title });
      return setTitle(what);
    };
  });
}

/** All that the toolbar button was to show since {@link noteToolbar}, over whatever page. */
export function toldOnToolbar({ worker }: ChromiumReader): Promise<Noting["toldOnToolbar"]> {
  return worker.evaluate(() => (globalThis as unknown as Noting).toldOnToolbar);
}

/** What the toolbar button shows over this page. */
export async function toolbarButton(
  { worker }: ChromiumReader,
  page: Page,
): Promise<{ text: string; title: string }> {
  await page.bringToFront();
  return worker.evaluate(async () => {
    type Read = (of: { tabId: number }) => Promise<string>;
    const { chrome } = globalThis as unknown as {
      chrome: {
        action: { getBadgeText: Read; getTitle: Read };
        tabs: { query(what: object): Promise<{ id: number }[]> };
      };
    };
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    const of = { tabId: tab?.id ?? -1 };
    const text = await chrome.action.getBadgeText(of);
    return { text, title: await chrome.action.getTitle(of) };
  });
}
