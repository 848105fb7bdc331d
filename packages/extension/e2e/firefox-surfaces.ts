import { setTimeout as pause } from "node:timers/promises";
import type { Browser } from "puppeteer-core";

const PATIENCE = 20_000;

/** What a test does on a surface of the extension: with real input, which a page's script could not make up. */
export interface FirefoxSurface {
  text(selector: string): Promise<string>;
  press(selector: string): Promise<void>;
  /** Types into a field in the place of what stands there. */
  type(selector: string, text: string): Promise<void>;
  waitFor(selector: string): Promise<void>;
  waitForText(selector: string, text: string | RegExp): Promise<void>;
  /** Evaluates in the surface, for what only its own code can see. */
  run<Value>(expression: string): Promise<Value>;
  close(): Promise<void>;
}

interface Bidi {
  send(method: string, params: object): Promise<{ result: never }>;
}
interface Tree {
  contexts: { context: string; url: string; children: Tree["contexts"] }[];
}

/** The extension's own pages. Puppeteer does not follow them, nor its frames: this speaks BiDi. */
export function firefoxSurfaces(browser: Browser) {
  // Puppeteer keeps its connection to itself; there is no other way to pages of an extension.
  const bidi = (browser as unknown as { connection: Bidi }).connection;
  return {
    async panelOn(address: string): Promise<FirefoxSurface> {
      const context = await until("the panel's frame", async () => {
        const tree = (await bidi.send("browsingContext.getTree", {})).result as Tree;
        const tab = tree.contexts.find(({ url }) => url === address);
        return tab?.children.find(({ url }) => /^moz-extension:.*\/panel\.html/.test(url))?.context;
      });
      return surface(bidi, context);
    },
    async open(address: string): Promise<FirefoxSurface> {
      const created = await bidi.send("browsingContext.create", { type: "tab" });
      const { context } = created.result as { context: string };
      await bidi.send("browsingContext.navigate", { context, url: address, wait: "none" });
      const opened = surface(bidi, context);
      await opened.waitFor("#root > *");
      return opened;
    },
  };
}

function surface(bidi: Bidi, context: string): FirefoxSurface {
  async function evaluate<Value>(expression: string): Promise<Value | undefined> {
    const answer = await bidi.send("script.evaluate", {
      expression,
      target: { context },
      awaitPromise: true,
    });
    return (answer.result as { result?: Value }).result;
  }

  async function valueOf<Value>(expression: string): Promise<Value | undefined> {
    return (await evaluate<{ value: Value }>(expression))?.value;
  }

  function find(selector: string): Promise<{ sharedId: string }> {
    return until(`${selector} on the surface`, async () => {
      const found = await evaluate<{ sharedId?: string }>(
        `document.querySelector(${JSON.stringify(selector)})`,
      );
      return found?.sharedId === undefined ? undefined : { sharedId: found.sharedId };
    });
  }

  async function press(selector: string): Promise<void> {
    const element = await find(selector);
    await evaluate(
      `document.querySelector(${JSON.stringify(selector)})?.scrollIntoView({ block: "center" })`,
    );
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

  async function text(selector: string): Promise<string> {
    await find(selector);
    const found = await valueOf<string>(
      `document.querySelector(${JSON.stringify(selector)}).textContent`,
    );
    return found ?? "";
  }

  return {
    press,
    text,
    async type(selector, words) {
      await press(selector);
      await evaluate(`document.querySelector(${JSON.stringify(selector)})?.select()`);
      const actions = words.split("").flatMap((value) => [
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
    async waitForText(selector, wanted) {
      let last = "";
      await until(`${wanted} in ${selector}`, async () => {
        last =
          (await valueOf<string>(
            `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.textContent).join("\\n")`,
          )) ?? "";
        const isThere = typeof wanted === "string" ? last.includes(wanted) : wanted.test(last);
        return isThere || undefined;
      }).catch((error: Error) => {
        throw new Error(`${error.message} There is: ${last.slice(0, 500)}`);
      });
    },
    async run<Value>(expression: string) {
      return (await valueOf<Value>(expression)) as Value;
    },
    async close() {
      await bidi.send("browsingContext.close", { context });
    },
  };
}

/** Asks again until there is an answer. */
async function until<Value>(what: string, ask: () => Promise<Value | undefined>): Promise<Value> {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const value = await ask().catch(() => undefined);
    if (value !== undefined) return value;
    await pause(100);
  }
  throw new Error(`Waited in vain for ${what}.`);
}
