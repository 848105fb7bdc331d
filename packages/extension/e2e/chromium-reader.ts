import { mkdtemp, readlink, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import type { BrowserContext, FrameLocator, Locator, Page, Worker } from "playwright-core";
import { chromiumPath } from "./browsers.ts";
import { readerArguments } from "./chromium-arguments.ts";
import { noteBrowser } from "./evidence.ts";
import { buildInOneLanguage } from "./one-language.ts";
import type { World } from "./world.ts";

/** What is built for Chromium. */
export const BUILD = fileURLToPath(new URL("../.output/chrome-mv3", import.meta.url));

/** A busy machine takes its time to start a browser. In milliseconds. */
export const START_PATIENCE = 120_000;

/** A reader's Chromium with the extension, a profile of its own, and nothing else of the web. */
export interface ChromiumReader {
  context: BrowserContext;
  worker: Worker;
  /** `chrome-extension://…` */
  home: string;
  visit(address: string): Promise<Page>;
  /** The popup over a tab. */
  popup(over: Page): Promise<Page>;
  close(): Promise<void>;
  /** Ends it as a machine does that loses its power: what is on the disk is all that is left. */
  kill(): Promise<void>;
}

/** How a reader's system and browser are set. */
interface ReaderLook {
  colorScheme?: "light" | "dark";
  /** Colours are the system's, as in Windows' high contrast. */
  forcedColors?: boolean;
  reducedMotion?: boolean;
  scale?: number;
  profile?: string;
  locale?: string;
  /** A folder with another build, which goes with the browser. */
  build?: string;
}

/** Starts the browser. Its `localhost:4000` is the gate, its `arxiv.org` is the site. */
export async function startChromium(world: World, look: ReaderLook = {}): Promise<ChromiumReader> {
  const own = look.build ?? BUILD;
  const build = look.locale === undefined ? own : await buildInOneLanguage(own, look.locale);
  const profile = look.profile ?? (await mkdtemp(join(tmpdir(), "paperround-chromium-")));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    headless: true,
    timeout: START_PATIENCE,
    ignoreHTTPSErrors: true,
    // Playwright's own scale leaves the panel's frame out: pictures use the browser's.
    viewport: look.scale === undefined ? { width: 1180, height: 760 } : null,
    colorScheme: look.colorScheme ?? "light",
    // Playwright's own settings leave the panel's frame out here, too: the browser has its switches for them.
    forcedColors: look.forcedColors === true ? "active" : "none",
    reducedMotion: look.reducedMotion === true ? "reduce" : "no-preference",
    args: [
      ...(look.forcedColors === true ? ["--force-high-contrast"] : []),
      ...(look.reducedMotion === true ? ["--force-prefers-reduced-motion"] : []),
      ...(look.scale === undefined
        ? []
        : [`--force-device-scale-factor=${look.scale}`, "--window-size=1180,800"]),
      ...readerArguments(world, build),
    ],
  });
  await noteBrowser(`Chromium ${context.browser()?.version() ?? "(persistent)"}`);
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const home = worker.url().replace(/\/[^/]*$/, "");
  await isListening(worker);
  return {
    context,
    worker,
    home,
    async visit(address) {
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
    async popup(over) {
      const tabId = await tabIdOf(worker, over);
      const popup = await context.newPage();
      await popup.goto(`${home}/popup.html?tab=${tabId}`);
      return popup;
    },
    async kill() {
      const closed = context.waitForEvent("close");
      // The lock of a profile names its browser: `host-pid`.
      const lock = await readlink(join(profile, "SingletonLock"));
      process.kill(Number(lock.split("-").at(-1)), "SIGKILL");
      await closed;
      await rm(join(profile, "SingletonLock"), { force: true });
    },
    async close() {
      await context.close();
      if (build !== BUILD) await rm(build, { recursive: true, force: true });
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** The badge on a page: Playwright looks through open shadow roots. */
export function badgeOf(page: Page): Locator {
  return page.locator("paperround-badge button.badge");
}

/** The panel on a page. */
export function panelOf(page: Page): FrameLocator {
  return page.frameLocator("paperround-badge iframe.panel");
}

/** How often in a row the frame of a panel is where it was. */
const STILL = 3;

/** Waits until the panel has its papers and its frame has stopped growing: a click needs a place. */
export async function standsStill(page: Page): Promise<void> {
  const panel = panelOf(page);
  // Before there is anything in it nothing is busy, and nothing grows.
  await panel.locator("main").waitFor();
  await panel.locator(".no-vote").getByText("…").waitFor({ state: "detached" });
  await panel.locator('[aria-busy="true"]').waitFor({ state: "detached" });
  const frame = page.locator("paperround-badge iframe.panel");
  let before = "";
  for (let times = 0; times < STILL;) {
    const now = JSON.stringify(await frame.boundingBox());
    times = now === before ? times + 1 : 0;
    before = now;
    await page.waitForTimeout(200);
  }
}

/** The background, whoever speaks to it. */
interface BackgroundWorker {
  evaluate(run: () => Promise<void>): Promise<void>;
}

/** Waits until the background has run: a page opened a moment before that has no content scripts. */
export async function isListening(worker: BackgroundWorker): Promise<void> {
  await worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { onMessage: { hasListeners(): boolean } } };
    };
    while (!chrome.runtime.onMessage.hasListeners()) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
}

/** The worker's id of the tab that shows this page. */
async function tabIdOf(worker: Worker, page: Page): Promise<number> {
  await page.bringToFront();
  return worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { tabs: { query(what: object): Promise<{ id: number }[]> } };
    };
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return tab?.id ?? -1;
  });
}
