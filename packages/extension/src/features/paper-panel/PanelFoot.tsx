import { useEffect, useState } from "preact/hooks";
import { sendMessage } from "../../messages.ts";
import type { AccountView } from "../../messages.ts";
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

  return (
    <footer class="foot">
      <span>{account ? `${account.name} · ${hostOf(server)}` : hostOf(server)}</span>
      {account === null && (
        <button type="button" class="link" onClick={onSignIn}>
          Sign in
        </button>
      )}
      {account && (
        <button
          type="button"
          class="link"
          onClick={() => void sendMessage("accounts.sign-out", undefined)}
        >
          Sign out
        </button>
      )}
      <button
        type="button"
        class="link"
        onClick={() => void sendMessage("options.open", undefined)}
      >
        Options
      </button>
    </footer>
  );
}
