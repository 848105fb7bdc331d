import { bidiOf, contexts, evaluateIn } from "./firefox-bidi.ts";
import type { Browser } from "puppeteer-core";
import { firefoxSurface, until } from "./firefox-surface.ts";
import type { FirefoxSurface } from "./firefox-surface.ts";

/** Firefox's sidebar, as the reader has it beside the page. */
export interface FirefoxSidebar extends FirefoxSurface {
  /** Presses the extension's shortcut for it, which opens and closes it. */
  toggle: () => Promise<void>;
  isOpen: () => Promise<boolean>;
}

const WITHIN = `SidebarController.browser.contentDocument.getElementById("webext-panels-browser")`;

/**
 * No protocol reaches into the sidebar, which is no tab. So this runs in the browser's own window, as the browser's code: input
 * goes to the window, as the reader's does, and what the sidebar shows is read by a script in its process.
 */
export async function firefoxSidebar(browser: Browser): Promise<FirefoxSidebar> {
  const bidi = bidiOf(browser);
  const window = await until("the browser's window", async () =>
    (await contexts(bidi, "chrome")).find(({ url }) => url.endsWith("/browser.xhtml")),
  );

  async function inWindow<Value>(expression: string): Promise<Value | undefined> {
    return (await evaluateIn<{ value: Value }>(bidi, window.context, expression))?.value;
  }

  async function valueOf<Value>(expression: string): Promise<Value | undefined> {
    const told = await inWindow<string>(
      `(${askSidebar})(${WITHIN}, ${JSON.stringify(expression)})`,
    );
    return told === undefined ? undefined : (JSON.parse(told) as Value);
  }

  /** @param keys by their names, held down one after the other and let go in the reverse order */
  async function chord(keys: readonly string[]): Promise<void> {
    await inWindow(`(${pressKeys})(${JSON.stringify(keys)})`);
  }

  const surface = firefoxSurface({
    valueOf,
    async click(selector) {
      const middle = await valueOf<{ x: number; y: number }>(
        `((place) => ({ x: place.left + place.width / 2, y: place.top + place.height / 2 }))
          (document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect())`,
      );
      await inWindow(`(${pressMouse})(${WITHIN}, ${JSON.stringify(middle)})`);
    },
    async keys(words) {
      for (const key of words) await chord([key === "\n" ? "Enter" : key]);
    },
    async close() {
      await inWindow("SidebarController.hide()");
    },
  });
  return {
    ...surface,
    toggle: () => chord(["Alt", "Shift", "D"]),
    isOpen: async () => (await inWindow<boolean>("SidebarController.isOpen")) === true,
  };
}

/* What follows is handed over as text, and runs in the browser's window. */

/** Evaluates in the sidebar's page, whose own rules would not let text be run there. */
const askSidebar = `async (within, expression) => {
  const { messageManager } = within;
  const name = "told-" + Math.random();
  const script = \`
    const box = new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    Promise.resolve()
      .then(() => Cu.evalInSandbox(\${JSON.stringify("(async () => JSON.stringify(await (" + expression + ")))()")}, box))
      .then((json) => sendAsyncMessage("\${name}", { json }), (error) => sendAsyncMessage("\${name}", { error: String(error) }));
  \`;
  const { data } = await new Promise((resolve) => {
    messageManager.addMessageListener(name, function once(message) {
      messageManager.removeMessageListener(name, once);
      resolve(message);
    });
    messageManager.loadFrameScript("data:," + encodeURIComponent(script), false);
  });
  if (data.error !== undefined) throw new Error(data.error);
  return data.json;
}`;

const pressMouse = `(within, { x, y }) => {
  const frame = SidebarController.browser.getBoundingClientRect();
  const page = within.getBoundingClientRect();
  const left = frame.left + page.left + x;
  const top = frame.top + page.top + y;
  const none = { button: 0, buttons: 0, clickCount: 0 };
  window.synthesizeMouseEvent("mousemove", left, top, none, {});
  window.synthesizeMouseEvent("mousedown", left, top, { button: 0, buttons: 1, clickCount: 1 }, {});
  window.synthesizeMouseEvent("mouseup", left, top, { button: 0, buttons: 0, clickCount: 1 }, {});
}`;

const pressKeys = `(names) => {
  const codes = { Alt: 18, Shift: 16, Enter: 13 };
  const input = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
  if (!input.beginInputTransactionForTests(window)) throw new Error("The keyboard is somebody else's.");
  const keys = names.map((key) => new KeyboardEvent("", { key, keyCode: codes[key] ?? key.toUpperCase().charCodeAt(0) }));
  for (const key of keys) input.keydown(key);
  for (const key of keys.toReversed()) input.keyup(key);
}`;
