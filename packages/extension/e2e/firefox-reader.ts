import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import type { Browser, Page } from "puppeteer-core";
import { firefoxPath } from "./browsers.ts";
import { noteBrowser } from "./evidence.ts";
import { startReaderProxy } from "./reader-proxy.ts";
import type { World } from "./world.ts";

const BUILD = fileURLToPath(new URL("../.output/firefox-mv3", import.meta.url));
const PATIENCE = 15_000;

/** A reader's Firefox with the extension and a fresh profile. */
export interface FirefoxReader {
  browser: Browser;
  visit(address: string): Promise<Page>;
  /** The panel on a page. Puppeteer does not follow frames of extensions: this speaks BiDi. */
  panel(page: Page): Promise<FirefoxPanel>;
  close(): Promise<void>;
}

/** What a test does in a panel: with real input, which a page's script could not make up. */
export interface FirefoxPanel {
  text(selector: string): Promise<string>;
  press(selector: string): Promise<void>;
  type(selector: string, text: string): Promise<void>;
  waitFor(selector: string): Promise<void>;
}

/** Starts the browser behind the proxy. */
export async function startFirefox(world: World): Promise<FirefoxReader> {
  const proxy = await startReaderProxy(world.site.tlsPort, world.gate.port);
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: firefoxPath(),
    headless: true,
    acceptInsecureCerts: true,
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: {
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
  return {
    browser,
    async visit(address) {
      const page = await browser.newPage();
      await page.goto(address);
      return page;
    },
    panel: (page) => findPanel(browser, page),
    async close() {
      await browser.close();
      await proxy.stop();
    },
  };
}

interface Bidi {
  send(method: string, params: object): Promise<{ result: never }>;
}
interface Tree {
  contexts: { context: string; url: string; children: Tree["contexts"] }[];
}

async function findPanel(browser: Browser, page: Page): Promise<FirefoxPanel> {
  // Puppeteer keeps its connection to itself; there is no other way into a frame of an extension.
  const bidi = (browser as unknown as { connection: Bidi }).connection;
  const context = await until("the panel's frame", async () => {
    const tree = (await bidi.send("browsingContext.getTree", {})).result as Tree;
    const tab = tree.contexts.find(({ url }) => url === page.url());
    return tab?.children.find(({ url }) => /^moz-extension:.*\/panel\.html/.test(url))?.context;
  });

  async function evaluate<Value>(expression: string): Promise<Value | undefined> {
    const answer = await bidi.send("script.evaluate", {
      expression,
      target: { context },
      awaitPromise: true,
    });
    return (answer.result as { result?: Value }).result;
  }

  function find(selector: string): Promise<{ sharedId: string }> {
    return until(`${selector} in the panel`, async () => {
      const found = await evaluate<{ sharedId?: string }>(
        `document.querySelector(${JSON.stringify(selector)})`,
      );
      return found?.sharedId === undefined ? undefined : { sharedId: found.sharedId };
    });
  }

  async function press(selector: string): Promise<void> {
    const element = await find(selector);
    const origin = { type: "element", element };
    await bidi.send("input.performActions", {
      context,
      actions: [
        {
          type: "pointer",
          id: "mouse",
          actions: [
            { type: "pointerMove", x: 0, y: 0, origin },
            { type: "pointerDown", button: 0 },
            { type: "pointerUp", button: 0 },
          ],
        },
      ],
    });
  }

  return {
    press,
    async text(selector) {
      await find(selector);
      const found = await evaluate<{ value: string }>(
        `document.querySelector(${JSON.stringify(selector)}).textContent`,
      );
      return found?.value ?? "";
    },
    async type(selector, text) {
      await press(selector);
      const actions = text.split("").flatMap((value) => [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ]);
      await bidi.send("input.performActions", {
        context,
        actions: [{ type: "key", id: "keyboard", actions }],
      });
    },
    async waitFor(selector) {
      await find(selector);
    },
  };
}

/** Asks again until there is an answer. */
async function until<Value>(what: string, ask: () => Promise<Value | undefined>): Promise<Value> {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const value = await ask();
    if (value !== undefined) return value;
    await pause(100);
  }
  throw new Error(`Waited in vain for ${what}.`);
}
