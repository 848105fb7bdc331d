import { useEffect, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import type { Browser } from "wxt/browser";
import { t } from "../../text.ts";

/** The shortcuts as they are now. Only the browser can change them: on a page of its own. */
export function ShortcutSettings() {
  const [commands, setCommands] = useState<Browser.commands.Command[] | null>(null);

  useEffect(() => {
    const read = () => void browser.commands.getAll().then(setCommands);
    read();
    // The reader comes back from the browser's page.
    window.addEventListener("focus", read);
    return () => window.removeEventListener("focus", read);
  }, []);

  return (
    <section class="card" id="shortcuts" aria-labelledby="shortcuts-title">
      <h2 id="shortcuts-title">{t("shortcuts.title")}</h2>
      <dl class="pairs">
        {(commands ?? []).map(({ name, description, shortcut }) => (
          <div key={name}>
            <dt>{nameOf(name, description)}</dt>
            <dd>{shortcut ? <kbd>{shortcut}</kbd> : t("shortcuts.none")}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{t("shortcuts.changedBy")}</p>
      <div>
        <button type="button" class="btn" onClick={() => void openBrowsersPage()}>
          {t("shortcuts.change")}
        </button>
      </div>
    </section>
  );
}

/** What the browser opens by itself has no description of ours. */
function nameOf(name: string | undefined, description: string | undefined): string {
  if (name === "_execute_action") return t("shortcuts.openPopup");
  if (name === "_execute_sidebar_action") return t("shortcuts.openSidePanel");
  return description || name || "";
}

async function openBrowsersPage(): Promise<void> {
  if (import.meta.env.FIREFOX) {
    const commands = browser.commands as { openShortcutSettings?: () => Promise<void> };
    return commands.openShortcutSettings?.();
  }
  await browser.tabs.create({ url: "chrome://extensions/shortcuts" });
}
