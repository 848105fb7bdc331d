import type { TextKey } from "./locales/catalogue.ts";
import { followTheme } from "./theme.ts";
import { language, t } from "./text.ts";

/**
 * Gives a page of the extension what its HTML cannot know: language, title, and the reader's theme, which it
 * follows as long as it is open. High contrast and reduced motion are the browser's to say.
 */
export async function startPage(
  title: TextKey & ("manifest.name" | "options.pageTitle" | "side-panel.title"),
): Promise<void> {
  const page = document.documentElement;
  page.lang = language();
  document.title = t(title);
  await followTheme((chosen) => {
    // Every colour is a light-dark(): this is all that changes.
    page.style.colorScheme = chosen === "system" ? "" : chosen;
  });
}
