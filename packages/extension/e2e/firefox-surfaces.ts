import type { Browser } from "puppeteer-core";
import { bidiOf, contexts, evaluateIn } from "./firefox-bidi.ts";
import type { Bidi } from "./firefox-bidi.ts";
import { firefoxSurface, until } from "./firefox-surface.ts";
import type { FirefoxSurface } from "./firefox-surface.ts";

/** The extension's own pages. Puppeteer does not follow them, nor its frames: this speaks BiDi. */
export function firefoxSurfaces(browser: Browser) {
  const bidi = bidiOf(browser);
  return {
    async panelOn(address: string): Promise<FirefoxSurface> {
      const context = await until("the panel's frame", async () => {
        const tab = (await contexts(bidi, "content")).find(({ url }) => url === address);
        return tab?.children.find(({ url }) => /^moz-extension:.*\/panel\.html/.test(url))?.context;
      });
      return surfaceIn(bidi, context);
    },
    async panelWindow(): Promise<FirefoxSurface> {
      const context = await until("the panel's window", async () => {
        const all = await contexts(bidi, "content");
        return all.find(({ url }) => /^moz-extension:.*\/panel\.html\?of=/.test(url))?.context;
      });
      return surfaceIn(bidi, context);
    },
    async open(address: string): Promise<FirefoxSurface> {
      const created = await bidi.send("browsingContext.create", { type: "tab" });
      const { context } = created.result as { context: string };
      await bidi.send("browsingContext.navigate", { context, url: address, wait: "none" });
      const opened = surfaceIn(bidi, context);
      await opened.waitFor("#root > *");
      return opened;
    },
  };
}

function surfaceIn(bidi: Bidi, context: string): FirefoxSurface {
  return firefoxSurface({
    async valueOf<Value>(expression: string) {
      return (await evaluateIn<{ value: Value }>(bidi, context, expression))?.value;
    },
    async click(selector) {
      const element = await evaluateIn<{ sharedId: string }>(
        bidi,
        context,
        `document.querySelector(${JSON.stringify(selector)})`,
      );
      const origin = { type: "element", element: { sharedId: element?.sharedId } };
      const actions = [
        { type: "pointerMove", x: 0, y: 0, origin },
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ];
      await bidi.send("input.performActions", {
        context,
        actions: [{ type: "pointer", id: "mouse", actions }],
      });
    },
    async keys(words) {
      const actions = words.split("").flatMap((value) => [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ]);
      await bidi.send("input.performActions", {
        context,
        actions: [{ type: "key", id: "keyboard", actions }],
      });
    },
    async close() {
      await bidi.send("browsingContext.close", { context });
    },
  });
}
