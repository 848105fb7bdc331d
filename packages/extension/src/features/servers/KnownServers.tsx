import type { SettingsView } from "../../settings-view.ts";
import { t } from "../../text.ts";
import { hostOf } from "../../ui/failure-words.ts";

interface Props {
  settings: SettingsView;
  isBusy: boolean;
  onUse: (server: string) => void;
  onForget: (server: string) => void;
}

/** The servers that were used here: one is in use, the others a press away. */
export function KnownServers({ settings, isBusy, onUse, onForget }: Props) {
  return (
    <fieldset class="choices servers" disabled={isBusy}>
      <legend>{t("servers.known")}</legend>
      {settings.servers.map((server) => {
        const isUsed = server === settings.server;
        return (
          <div key={server}>
            <label>
              <input type="radio" name="server" checked={isUsed} onChange={() => onUse(server)} />
              <span>{hostOf(server)}</span>
            </label>
            {!isUsed && server !== settings.defaultServer && (
              <button
                type="button"
                class="link"
                aria-label={t("servers.forgetThis", { server: hostOf(server) })}
                onClick={() => onForget(server)}
              >
                {t("servers.forget")}
              </button>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
