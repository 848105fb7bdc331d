import { useEffect, useRef, useState } from "preact/hooks";
import { sendMessage } from "../../messages.ts";
import type { AccountView, PendingSignIn } from "../../account-view.ts";
import type { Wanted } from "../../action.ts";
import type { Failure } from "../../result.ts";
import { CodeStep } from "./CodeStep.tsx";
import { EmailStep } from "./EmailStep.tsx";

interface Props {
  /** What the reader was about to do. */
  wanted: Wanted | null;
  /** Told what was wanted when the code was asked for, be it by a popup that has closed since. */
  onSignedIn: (account: AccountView, wanted: Wanted | null) => void;
  onFailure: (failure: Failure) => void;
  onCancel?: (() => void) | undefined;
}

/** Sign-in in two steps: an address, then the six digits mailed to it. */
export function SignIn({ wanted, onSignedIn, onFailure, onCancel }: Props) {
  const [pending, setPending] = useState<PendingSignIn | null>(null);
  const [isReady, setReady] = useState(false);
  const form = useRef<HTMLDivElement>(null);

  useEffect(() => {
    void sendMessage("accounts.pending", undefined).then((kept) => {
      setPending(kept);
      setReady(true);
    });
  }, []);
  useEffect(() => {
    if (isReady) form.current?.querySelector("input")?.focus();
  }, [isReady, pending?.email]);

  async function startOver(): Promise<void> {
    await sendMessage("accounts.forget-pending", undefined);
    setPending(null);
  }

  if (!isReady) return null;
  return (
    <div class="sign-in" ref={form}>
      {pending === null ? (
        <EmailStep wanted={wanted} onSent={setPending} onFailure={onFailure} onCancel={onCancel} />
      ) : (
        <CodeStep
          pending={pending}
          onSignedIn={(account) => onSignedIn(account, wanted ?? pending.wanted)}
          onFailure={onFailure}
          onStartOver={() => void startOver()}
        />
      )}
    </div>
  );
}
