import { chromium } from "playwright-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { ApiServer } from "./api-server.ts";
import { chromiumPath } from "./browsers.ts";
import { START_PATIENCE } from "./chromium-reader.ts";
import { noteBrowser } from "./evidence.ts";

/** Somebody with a browser and without the extension, who reads the server's own pages. */
export interface PagesReader {
  browser: Browser;
  /** A page of the server, in a profile of its own. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** Starts Chromium for the pages of a server. */
export async function startPagesReader(api: ApiServer): Promise<PagesReader> {
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ["--no-sandbox", "--disable-background-networking"],
    timeout: START_PATIENCE,
  });
  await noteBrowser(`Chromium ${browser.version()}`);
  return {
    browser,
    async open(path, options = {}) {
      const context = await browser.newContext({
        baseURL: `http://localhost:${api.port}`,
        viewport: { width: 1180, height: 800 },
        ...options,
      });
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
    close: () => browser.close(),
  };
}

/** Signs in on the sign-in page that is open. @param after how many codes were mailed there before */
export async function signInOnPage(
  api: ApiServer,
  page: Page,
  email: string,
  after = 0,
): Promise<void> {
  await page.locator("main").getByLabel("Email address").fill(email);
  await page.getByRole("button", { name: "Mail me a code" }).click();
  await page.getByLabel("Six-digit code").fill(await api.mailedCode(email, after));
  await page.locator("main").getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
}
