import puppeteer from "puppeteer-core";
import type { Browser, Page } from "puppeteer-core";
import { chromiumPath } from "./browsers.ts";
import { readerArguments } from "./chromium-arguments.ts";
import { BUILD, isListening, START_PATIENCE } from "./chromium-reader.ts";
import { noteBrowser } from "./evidence.ts";
import type { World } from "./world.ts";

/** A reader's Chromium that loads pages ahead, and keeps those that are left. */
export interface PreloadingChromium {
  browser: Browser;
  /** `chrome-extension://…` */
  home: string;
  visit(address: string): Promise<Page>;
  close(): Promise<void>;
}

/**
 * Playwright turns the browser's memory for pages off, and being attached by it turns prerendering off (its reason then is
 * PrerenderingDisabledByDevTools): Chromium allows that where a client follows tabs, as Puppeteer does.
 */
export async function startPreloadingChromium(world: World): Promise<PreloadingChromium> {
  const browser = await puppeteer.launch({
    executablePath: chromiumPath(),
    headless: true,
    acceptInsecureCerts: true,
    timeout: START_PATIENCE,
    args: readerArguments(world, BUILD),
  });
  await noteBrowser((await browser.version()).replace(/^\w+\//, "Chromium "));
  const background = await browser.waitForTarget((target) =>
    target.url().endsWith("/background.js"),
  );
  const worker = await background.worker();
  if (!worker) throw new Error("The extension has no background.");
  await isListening(worker);
  return {
    browser,
    home: new URL(".", background.url()).href.slice(0, -1),
    async visit(address) {
      const page = await browser.newPage();
      await page.goto(address);
      return page;
    },
    close: () => browser.close(),
  };
}
