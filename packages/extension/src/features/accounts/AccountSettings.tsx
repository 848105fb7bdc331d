import { useEffect, useState } from "preact/hooks";
import { onMessage, sendMessage } from "../../messages.ts";
import type { AccountView, Failure } from "../../messages.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { SignIn } from "./SignIn.tsx";

/** The account on the options page. */
export function AccountSettings() {
  const [account, setAccount] = useState<AccountView | null | undefined>();
  const [isSigningIn, setSigningIn] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    void sendMessage("accounts.read", undefined).then(setAccount);
    return onMessage("accounts.changed", ({ data }) => setAccount(data));
  }, []);

  return (
    <section class="card" aria-labelledby="account-title">
      <h2 id="account-title">Account</h2>
      {account ? (
        <>
          <p>
            Signed in as <strong>{account.name}</strong> ({account.email}).
          </p>
          <div>
            <button
              type="button"
              class="btn"
              onClick={() => {
                setAccount(null);
                void sendMessage("accounts.sign-out", undefined);
              }}
            >
              Sign out
            </button>
          </div>
        </>
      ) : isSigningIn ? (
        <SignIn
          wanted={null}
          onSignedIn={(signedIn) => {
            setAccount(signedIn);
            setSigningIn(false);
            setFailure(null);
          }}
          onFailure={setFailure}
          onCancel={() => setSigningIn(false)}
        />
      ) : (
        account === null && (
          <>
            <p>Reading needs no account. Voting and saving do.</p>
            <div>
              <button type="button" class="btn" onClick={() => setSigningIn(true)}>
                Sign in
              </button>
            </div>
          </>
        )
      )}
      {failure && <FailureNotice failure={failure} onRetry={() => setFailure(null)} />}
    </section>
  );
}
