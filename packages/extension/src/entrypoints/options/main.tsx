import { render } from "preact";
import { useState } from "preact/hooks";
import "../../ui/options.css";
import { AccountSettings } from "../../features/accounts/AccountSettings.tsx";
import { LookupSettings } from "../../features/lookups/LookupSettings.tsx";
import { ServerSettings } from "../../features/servers/ServerSettings.tsx";
import { sendMessage } from "../../messages.ts";
import type { SettingsView } from "../../messages.ts";

function Options({ initial }: { initial: SettingsView }) {
  const [settings, setSettings] = useState(initial);
  return (
    <main class="options">
      <header>
        <img src="/icon/48.png" width="40" height="40" alt="" />
        <div>
          <h1>Paperround</h1>
          <p>Your community's daily papers, where you read them.</p>
        </div>
      </header>
      <ServerSettings settings={settings} onSettings={setSettings} />
      {/* Another server, another account. */}
      <AccountSettings key={settings.server} />
      <LookupSettings settings={settings} onSettings={setSettings} />
    </main>
  );
}

const root = document.querySelector("#root");
const settings = await sendMessage("settings.read", undefined);
if (root) render(<Options initial={settings} />, root);
