import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import type { Browser, Page } from "puppeteer-core";
import { firefoxPath } from "./browsers.ts";
import { noteBrowser } from "./evidence.ts";
import { firefoxSurfaces } from "./firefox-surfaces.ts";
import type { FirefoxSurface } from "./firefox-surface.ts";
import { startReaderProxy } from "./reader-proxy.ts";
import type { World } from "./world.ts";

const BUILD = fileURLToPath(new URL("../.output/firefox-mv3", import.meta.url));
const EXTENSION = "extension@paperround.example";
/** A busy machine takes its time to start a browser. In milliseconds. */
const START_PATIENCE = 120_000;
const UUID = "0b5e2c1a-7d3f-4e6b-9a8c-1f2e3d4c5b6a";

/** A reader's Firefox with the extension and a fresh profile. */
export interface FirefoxReader {
  browser: Browser;
  visit(address: string): Promise<Page>;
  /** The panel on a page. */
  panel(page: Page): Promise<FirefoxSurface>;
  /** The panel in a window of its own. */
  panelWindow(): Promise<FirefoxSurface>;
  /** A page of the extension in a tab of its own, such as `options.html`. */
  open(page: string): Promise<FirefoxSurface>;
  /** The popup over the tab that shows an address. */
  popup(over: string): Promise<FirefoxSurface>;
  /** Installs the extension over itself while its pages are open, as an update does. */
  update(): Promise<void>;
  close(): Promise<void>;
  /** Ends it as a machine does that loses its power: what is on the disk is all that is left. */
  kill(): Promise<void>;
}

/** How a reader's browser is set. */
interface FirefoxLook {
  language?: string;
  /** A folder that outlives the browser. */
  profile?: string;
}

/** Starts the browser behind the proxy. */
export async function startFirefox(
  world: World,
  { language = "en-US", profile }: FirefoxLook = {},
): Promise<FirefoxReader> {
  const proxy = await startReaderProxy(world.site.tlsPort, world.gate.port);
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: firefoxPath(),
    headless: true,
    acceptInsecureCerts: true,
    timeout: START_PATIENCE,
    args: ["--remote-allow-system-access"],
    ...(profile !== undefined && { userDataDir: profile }),
    extraPrefsFirefox: {
      // Else each profile makes up an address of its own for the extension's pages.
      "extensions.webextensions.uuids": JSON.stringify({ [EXTENSION]: UUID }),
      // What the reader is asked for is granted: prompts of the browser are out of any test's reach.
      "extensions.webextOptionalPermissionPrompts": false,
      "intl.locale.requested": language,
      "network.proxy.type": 1,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": proxy.port,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": proxy.port,
      "network.proxy.no_proxies_on": "",
      "network.proxy.allow_hijacking_localhost": true,
    },
  });
  const version = await browser.version();
  await noteBrowser(version.replace(/^firefox\//i, "Firefox "));
  await browser.installExtension(BUILD);
  const surfaces = firefoxSurfaces(browser);
  return {
    browser,
    async visit(address) {
      const page = await browser.newPage();
      await page.goto(address);
      return page;
    },
    panel: (page) => surfaces.panelOn(page.url()),
    panelWindow: () => surfaces.panelWindow(),
    open: (page) => surfaces.open(`moz-extension://${UUID}/${page}`),
    async popup(over) {
      const options = await surfaces.open(`moz-extension://${UUID}/options.html`);
      const tabId = await options.run<number>(
        `browser.tabs.query({}).then((tabs) => tabs.find(({ url }) => url === ${JSON.stringify(over)})?.id ?? -1)`,
      );
      await options.close();
      return surfaces.open(`moz-extension://${UUID}/popup.html?tab=${tabId}`);
    },
    async update() {
      await browser.installExtension(BUILD);
    },
    async kill() {
      const gone = new Promise((resolve) => browser.process()?.once("exit", resolve));
      browser.process()?.kill("SIGKILL");
      await gone;
      await proxy.stop();
    },
    async close() {
      await browser.close();
      await proxy.stop();
    },
  };
}
