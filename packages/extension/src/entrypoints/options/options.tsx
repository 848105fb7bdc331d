import { useState } from "preact/hooks";
import { AccountSettings } from "../../features/accounts/AccountSettings.tsx";
import { AppearanceSettings } from "../../features/appearance/AppearanceSettings.tsx";
import { LookupSettings } from "../../features/lookups/LookupSettings.tsx";
import { DataSettings } from "../../features/my-data/DataSettings.tsx";
import { QueueSettings } from "../../features/offline/QueueSettings.tsx";
import { ServerSettings } from "../../features/servers/ServerSettings.tsx";
import { ShortcutSettings } from "../../features/shortcuts/ShortcutSettings.tsx";
import { SiteSettings } from "../../features/sites/SiteSettings.tsx";
import type { SettingsView } from "../../settings-view.ts";
import { t } from "../../text.ts";

/** Everything that can be chosen, on one page with a way to each part. */
export function Options({ initial }: { initial: SettingsView }) {
  const [settings, setSettings] = useState(initial);
  return (
    <main class="options">
      <header>
        <img src="/icon/48.png" width="40" height="40" alt="" />
        <div>
          <h1>{t("manifest.name")}</h1>
          <p>{t("options.tagline")}</p>
        </div>
      </header>
      <nav aria-label={t("options.parts")}>
        <ul>
          <Part id="server" name={t("servers.title")} />
          <Part id="account" name={t("accounts.title")} />
          <Part id="privacy" name={t("lookups.title")} />
          <Part id="sites" name={t("sites.title")} />
          <Part id="appearance" name={t("appearance.title")} />
          <Part id="shortcuts" name={t("shortcuts.title")} />
          <Part id="queue" name={t("queue.title")} />
          <Part id="my-data" name={t("my-data.title")} />
        </ul>
      </nav>
      <ServerSettings settings={settings} onSettings={setSettings} />
      {/* Another server, another account. */}
      <AccountSettings key={settings.server} />
      <LookupSettings settings={settings} onSettings={setSettings} />
      <SiteSettings />
      <AppearanceSettings />
      <ShortcutSettings />
      <QueueSettings />
      <DataSettings />
    </main>
  );
}

function Part({ id, name }: { id: string; name: string }) {
  return (
    <li>
      <a href={`#${id}`}>{name}</a>
    </li>
  );
}
