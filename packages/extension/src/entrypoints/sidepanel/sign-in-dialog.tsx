import { useEffect, useRef, useState } from "preact/hooks";
import { SignIn } from "../../features/accounts/SignIn.tsx";
import type { AccountView } from "../../account-view.ts";
import type { Wanted } from "../../action.ts";
import type { Failure } from "../../result.ts";
import { t } from "../../text.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";

interface Props {
  wanted: Wanted | null;
  /** Whether a session has just ended. */
  hadSession: boolean;
  onSignedIn: (account: AccountView, wanted: Wanted | null) => void;
  onOptions: () => void;
  onClose: () => void;
}

/** Sign-in over what is shown; the browser keeps the focus in it, and brings it back. */
export function SignInDialog({ wanted, hadSession, onSignedIn, onOptions, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [failure, setFailure] = useState<Failure | null>(
    hadSession ? { kind: "signed-out", hadSession } : null,
  );
  useEffect(() => dialog.current?.showModal(), []);

  return (
    <dialog ref={dialog} class="sign-in-dialog" aria-label={t("panel.signIn")} onClose={onClose}>
      {failure && (
        <FailureNotice
          failure={failure}
          onRetry={() => setFailure(null)}
          onOpenOptions={onOptions}
        />
      )}
      <SignIn
        wanted={wanted}
        onSignedIn={(account, wanted) => {
          dialog.current?.close();
          onSignedIn(account, wanted);
        }}
        onFailure={setFailure}
        onCancel={() => dialog.current?.close()}
      />
    </dialog>
  );
}
