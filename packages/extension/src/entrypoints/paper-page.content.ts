import { browser } from "wxt/browser";
import { defineContentScript } from "wxt/utils/define-content-script";
import { watchPaperPage } from "../features/badge/paper-page.ts";
import { recognisers } from "../recognisers/registry.ts";

export default defineContentScript({
  matches: recognisers.flatMap((site) => site.pages),
  runAt: "document_idle",
  noScriptStartedPostMessage: true,
  async main(ctx) {
    // A page that the browser loads ahead has not been visited: nothing is asked for it.
    if ((document as { prerendering?: boolean }).prerendering) {
      await new Promise((shown) => {
        document.addEventListener("prerenderingchange", shown, { once: true });
      });
    }
    const page = watchPaperPage(document, browser.runtime.getURL("/panel.html"));
    ctx.onInvalidated(() => page.stop());
    // The event comes just before the address changes.
    ctx.addEventListener(window, "wxt:locationchange", () => {
      ctx.setTimeout(() => void page.update());
    });
    await page.update();
  },
});
