import { sendMessage } from "../../messages.ts";
import type { SettingsView } from "../../settings-view.ts";
import { t } from "../../text.ts";
import { PrefixExample } from "./PrefixExample.tsx";

interface Props {
  settings: SettingsView;
  onSettings: (settings: SettingsView) => void;
}

/** The switch of the look-ups, with what it means. */
export function LookupSettings({ settings, onSettings }: Props) {
  function change(lookups: boolean): void {
    onSettings({ ...settings, lookups });
    void sendMessage("settings.set-lookups", { lookups });
  }

  return (
    <section class="card" id="privacy" aria-labelledby="privacy-title">
      <h2 id="privacy-title">{t("lookups.title")}</h2>
      <label class="switch">
        <input
          type="checkbox"
          checked={settings.lookups}
          onChange={(event) => change(event.currentTarget.checked)}
        />
        {t("lookups.switch")}
      </label>
      <p>{t("lookups.fromHere")}</p>
      <ul class="facts">
        <li>{t("lookups.fromFeed")}</li>
        <li>{t("lookups.fromViewer")}</li>
        <li>{t("lookups.fromAnswers")}</li>
      </ul>
      <p>{t("lookups.whatIsAsked")}</p>
      <PrefixExample server={settings.server} />
      <p>{t("lookups.whatNames")}</p>
    </section>
  );
}
