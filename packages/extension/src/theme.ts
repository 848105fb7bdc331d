import { browser } from "wxt/browser";

/** How the extension's own surfaces look: as the reader chose in the options. */
export type Theme = "system" | "light" | "dark";

/** Under which key of `storage.local` it is; `storage.ts` lists it with the others. */
export const THEME_KEY = "theme";

/**
 * Shows the reader's theme, now and whenever it changes. Pages that open on a press follow it without the storage
 * library, which is a sixth of what they load.
 */
export async function followTheme(show: (theme: Theme) => void): Promise<void> {
  browser.storage.local.onChanged.addListener(({ [THEME_KEY]: change }) => {
    if (change) show(themeIn(change.newValue));
  });
  show(themeIn((await browser.storage.local.get(THEME_KEY))[THEME_KEY]));
}

function themeIn(kept: unknown): Theme {
  return kept === "light" || kept === "dark" ? kept : "system";
}
