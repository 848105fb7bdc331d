import { t } from "../../text.ts";
import { PlaceSettings } from "./PlaceSettings.tsx";
import { ThemeSettings } from "./ThemeSettings.tsx";

/** How the extension looks, and where. */
export function AppearanceSettings() {
  return (
    <section class="card" id="appearance" aria-labelledby="appearance-title">
      <h2 id="appearance-title">{t("appearance.title")}</h2>
      <ThemeSettings />
      <PlaceSettings />
    </section>
  );
}
