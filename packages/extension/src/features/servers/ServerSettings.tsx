import { useId, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { ask, sendMessage } from "../../messages.ts";
import type { Failure } from "../../result.ts";
import type { SettingsView } from "../../settings-view.ts";
import { t } from "../../text.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { KnownServers } from "./KnownServers.tsx";
import { originPattern, readServerAddress } from "./server-address.ts";

interface Props {
  settings: SettingsView;
  onSettings: (settings: SettingsView) => void;
}

/** Which server to use. The browser is asked for permission to talk to it, and to no other. */
export function ServerSettings({ settings, onSettings }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(settings.server);
  const [problem, setProblem] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function use(text: string): Promise<void> {
    setSaid(null);
    setFailure(null);
    setProblem(null);
    const read = readServerAddress(text);
    if ("problem" in read) return setProblem(read.problem);
    setTyped(read.address);
    // Nothing may be awaited before this: browsers ask only while the press is fresh.
    const origins = [originPattern(read.address, import.meta.env.BROWSER)];
    const isAllowed = await browser.permissions.request({ origins });
    if (!isAllowed) {
      return setProblem(t("servers.notAllowed"));
    }
    setBusy(true);
    const answer = await ask("servers.use", { address: read.address });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    onSettings(answer.value);
    setSaid(t("servers.using", { server: answer.value.server }));
  }

  async function forget(address: string): Promise<void> {
    onSettings(await sendMessage("servers.forget", { address }));
    setSaid(t("servers.forgotten", { server: address }));
  }

  return (
    <section class="card" id="server" aria-labelledby="server-title">
      <h2 id="server-title">{t("servers.title")}</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void use(typed);
        }}
      >
        <div class="field">
          <label for={id}>{t("servers.address")}</label>
          <div class="with-button">
            <input
              id={id}
              type="url"
              spellcheck={false}
              value={typed}
              aria-invalid={problem !== null}
              aria-describedby={`${id}-said`}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
            <button type="submit" class="btn primary" disabled={isBusy}>
              {isBusy ? t("servers.asking") : t("servers.use")}
            </button>
          </div>
          <p
            id={`${id}-said`}
            class={problem ? "wrong" : said ? "said" : "hint"}
            role={problem ? "alert" : "status"}
          >
            {problem ?? said ?? t("servers.apart")}
          </p>
        </div>
      </form>
      {settings.servers.length > 1 && (
        <KnownServers
          settings={settings}
          isBusy={isBusy}
          onUse={(server) => void use(server)}
          onForget={(address) => void forget(address)}
        />
      )}
      {failure && <FailureNotice failure={failure} onRetry={() => void use(typed)} />}
    </section>
  );
}
