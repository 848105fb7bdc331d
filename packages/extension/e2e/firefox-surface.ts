import { setTimeout as pause } from "node:timers/promises";

const PATIENCE = 30_000;

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

/** How one kind of surface is reached. */
export interface Reach {
  /** Evaluates there; undefined while the surface is not there. */
  valueOf: <Value>(expression: string) => Promise<Value | undefined>;
  /** Presses the mouse on the middle of an element that is on the screen. */
  click: (selector: string) => Promise<void>;
  /** Types where the focus is. */
  keys: (words: string) => Promise<void>;
  close: () => Promise<void>;
}

/** A surface, however it is reached. */
export function firefoxSurface({ valueOf, click, keys, close }: Reach): FirefoxSurface {
  async function waitFor(selector: string): Promise<void> {
    const isThere = `document.querySelector(${JSON.stringify(selector)}) !== null`;
    await until(`${selector} on the surface`, async () => (await valueOf(isThere)) || undefined);
  }

  async function press(selector: string): Promise<void> {
    await waitFor(selector);
    await valueOf(
      `void document.querySelector(${JSON.stringify(selector)})?.scrollIntoView({ block: "center" })`,
    );
    await click(selector);
  }

  return {
    press,
    waitFor,
    async text(selector) {
      await waitFor(selector);
      const found = await valueOf<string>(
        `document.querySelector(${JSON.stringify(selector)}).textContent`,
      );
      return found ?? "";
    },
    async type(selector, words) {
      await press(selector);
      await valueOf(`document.querySelector(${JSON.stringify(selector)})?.select()`);
      await keys(words);
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
    close,
  };
}

/** Asks again until there is an answer. */
export async function until<Value>(
  what: string,
  ask: () => Promise<Value | undefined>,
): Promise<Value> {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const value = await ask().catch(() => undefined);
    if (value !== undefined) return value;
    await pause(100);
  }
  throw new Error(`Waited in vain for ${what}.`);
}
