import { useEffect, useState } from "preact/hooks";
import { sendMessage } from "../../messages.ts";
import type { AccountView } from "../../account-view.ts";
import { t } from "../../text.ts";
import { hostOf } from "../../ui/failure-words.ts";

interface Props {
  /** Undefined while it is not known yet. */
  account: AccountView | null | undefined;
  onSignIn: () => void;
}

/** Whose server this is and who is signed in there. */
export function PanelFoot({ account, onSignIn }: Props) {
  const [server, setServer] = useState("");
  useEffect(() => {
    void sendMessage("settings.read", undefined).then((settings) => setServer(settings.server));
  }, []);

  const whose = account ? `${account.name} · ${hostOf(server)}` : hostOf(server);
  return (
    <footer class="foot">
      <span title={whose}>{whose}</span>
      <div class="ways">
        {account === null && (
          <button type="button" class="link" onClick={onSignIn}>
            {t("panel.signIn")}
          </button>
        )}
        {account && (
          <button
            type="button"
            class="link"
            onClick={() => void sendMessage("accounts.sign-out", undefined)}
          >
            {t("panel.signOut")}
          </button>
        )}
        <button
          type="button"
          class="link"
          onClick={() => void sendMessage("options.open", undefined)}
        >
          {t("panel.options")}
        </button>
      </div>
    </footer>
  );
}
