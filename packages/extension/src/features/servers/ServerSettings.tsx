import { useId, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { ask } from "../../messages.ts";
import type { Failure, SettingsView } from "../../messages.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
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
      return setProblem("Without your permission the extension cannot talk to that server.");
    }
    setBusy(true);
    const answer = await ask("servers.use", { address: read.address });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    onSettings(answer.value);
    setSaid(`Using ${answer.value.server}`);
  }

  return (
    <section class="card" aria-labelledby="server-title">
      <h2 id="server-title">Server</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void use(typed);
        }}
      >
        <div class="field">
          <label for={id}>Address of your community's Paperround</label>
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
              {isBusy ? "Asking it…" : "Use this server"}
            </button>
          </div>
          <p
            id={`${id}-said`}
            class={problem ? "wrong" : said ? "said" : "hint"}
            role={problem ? "alert" : "status"}
          >
            {problem ?? said ?? "Each server has its own account, votes and lists."}
          </p>
        </div>
      </form>
      {settings.server !== settings.defaultServer && (
        <div>
          <button type="button" class="link" onClick={() => void use(settings.defaultServer)}>
            Back to {settings.defaultServer}
          </button>
        </div>
      )}
      {failure && <FailureNotice failure={failure} onRetry={() => void use(typed)} />}
    </section>
  );
}
