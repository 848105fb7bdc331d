import { useEffect, useState } from "preact/hooks";
import { onMessage, sendMessage } from "../../messages.ts";
import type { AccountView } from "../../messages.ts";
import { hostOf } from "../../ui/failure-words.ts";

interface Props {
  onSignIn: () => void;
  onOpenOptions: () => void;
}

/** Whose server this is and who is signed in there. */
export function PanelFoot({ onSignIn, onOpenOptions }: Props) {
  const [server, setServer] = useState("");
  const [account, setAccount] = useState<AccountView | null | undefined>();

  useEffect(() => {
    void sendMessage("settings.read", undefined).then((settings) => setServer(settings.server));
    void sendMessage("accounts.read", undefined).then(setAccount);
    return onMessage("accounts.changed", ({ data }) => setAccount(data));
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
      <button type="button" class="link" onClick={onOpenOptions}>
        Options
      </button>
    </footer>
  );
}
