import type { Browser } from "puppeteer-core";
import { bidiOf, contexts, evaluateIn } from "./firefox-bidi.ts";
import { firefoxSurface, until } from "./firefox-surface.ts";
import type { FirefoxSurface } from "./firefox-surface.ts";

/** The browser's own window: its toolbar, its keyboard, and what it shows beside and over pages. */
export interface FirefoxWindow {
  /** Evaluates as the browser's own code. */
  run<Value>(expression: string): Promise<Value | undefined>;
  /** @param keys by their names, held down one after the other and let go in the reverse order */
  chord(keys: readonly string[]): Promise<void>;
  /**
   * A page of the extension that is no tab.
   * @param within an expression for the browser element that shows it
   * @param outer an expression for the element in whose document that one is, where it is not the window's
   */
  surface(within: string, close: string, outer?: string): FirefoxSurface;
}

/**
 * No protocol reaches into what is no tab. So this runs in the browser's own window, as the browser's code: input goes to the
 * window, as the reader's does, and what is shown is read by a script in its process.
 */
export async function firefoxWindow(browser: Browser): Promise<FirefoxWindow> {
  const bidi = bidiOf(browser);
  const window = await until("the browser's window", async () =>
    (await contexts(bidi, "chrome")).find(({ url }) => url.endsWith("/browser.xhtml")),
  );

  // A key that is pressed before the browser knows whose it is does nothing.
  const shortcut = `document.querySelector('[id^="ext-keyset-id"] key') !== null`;
  await until("the extension's shortcuts", async () => (await run(shortcut)) || undefined);

  async function run<Value>(expression: string): Promise<Value | undefined> {
    return (await evaluateIn<{ value: Value }>(bidi, window.context, expression))?.value;
  }

  async function chord(keys: readonly string[]): Promise<void> {
    await run(`(${pressKeys})(${JSON.stringify(keys)})`);
  }

  return {
    run,
    chord,
    surface(within, close, outer) {
      async function valueOf<Value>(expression: string): Promise<Value | undefined> {
        const told = await run<string>(`(${askWithin})(${within}, ${JSON.stringify(expression)})`);
        return told === undefined ? undefined : (JSON.parse(told) as Value);
      }
      return firefoxSurface({
        valueOf,
        async click(selector) {
          const middle = await valueOf<{ x: number; y: number }>(
            `((place) => ({ x: place.left + place.width / 2, y: place.top + place.height / 2 }))
              (document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect())`,
          );
          await run(
            `(${pressMouse})([${outer === undefined ? within : `${outer}, ${within}`}], ${JSON.stringify(middle)})`,
          );
        },
        async keys(words) {
          for (const key of words) await chord([key === "\n" ? "Enter" : key]);
        },
        async close() {
          await run(close);
        },
      });
    },
  };
}

/* What follows is handed over as text, and runs in the browser's window. */

/** Evaluates in a page of the extension, whose own rules would not let text be run there. */
const askWithin = `async (within, expression) => {
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

const pressMouse = `(frames, { x, y }) => {
  const places = frames.map((frame) => frame.getBoundingClientRect());
  const left = places.reduce((sum, place) => sum + place.left, x);
  const top = places.reduce((sum, place) => sum + place.top, y);
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
