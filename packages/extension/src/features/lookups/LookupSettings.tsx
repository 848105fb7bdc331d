import { sendMessage } from "../../messages.ts";
import type { SettingsView } from "../../messages.ts";

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
    <section class="card" aria-labelledby="privacy-title">
      <h2 id="privacy-title">Privacy</h2>
      <label class="switch">
        <input
          type="checkbox"
          checked={settings.lookups}
          onChange={(event) => change(event.currentTarget.checked)}
        />
        Look up papers that this browser does not know yet
      </label>
      <p>What the badge shows comes from here, as far as it can:</p>
      <ul class="facts">
        <li>the lists of the last 30 days, which every browser copies alike,</li>
        <li>your own votes and lists,</li>
        <li>answers of the last day.</li>
      </ul>
      <p>
        Only for other papers the extension asks the server, and it does not say which paper it
        means: it sends the first few bits of a fingerprint that at least 16 papers share, without
        your account, and finds the right one in the answer itself. One page causes at most one such
        question. With the switch off it asks nothing, and the badge waits for you to open it.
      </p>
      <p>
        Opening the panel, voting and saving name the paper to the server; reading the page does
        not.
      </p>
    </section>
  );
}
