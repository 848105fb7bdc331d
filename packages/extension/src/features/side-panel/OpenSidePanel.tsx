import { useEffect, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { t } from "../../text.ts";
import { openSidePanel } from "./open-side-panel.ts";

/** Opens the daily papers from the popup, which goes when they are there. */
export function OpenSidePanel() {
  const [windowId, setWindowId] = useState<number | null>(null);
  useEffect(() => {
    // In the press there is no time to ask.
    void browser.windows?.getCurrent().then(({ id }) => setWindowId(id ?? null));
  }, []);
  return (
    <button
      type="button"
      class="link"
      onClick={() => void openSidePanel(windowId).then(() => window.close())}
    >
      {t("side-panel.open")}
    </button>
  );
}
