import { useEffect, useState } from "preact/hooks";
import { sendMessage } from "../../messages.ts";
import type { AccountView } from "../../account-view.ts";
import type { Failure } from "../../result.ts";
import { onNews } from "../../news.ts";
import { t } from "../../text.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { rich } from "../../ui/rich-text.ts";
import { SignIn } from "./SignIn.tsx";

/** The account on the options page. */
export function AccountSettings() {
  const [account, setAccount] = useState<AccountView | null | undefined>();
  const [isSigningIn, setSigningIn] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    void sendMessage("accounts.read", undefined).then(setAccount);
    return onNews("accounts.changed", (data) => setAccount(data));
  }, []);

  return (
    <section class="card" id="account" aria-labelledby="account-title">
      <h2 id="account-title">{t("accounts.title")}</h2>
      {account ? (
        <>
          <p>
            {rich("accounts.signedInAs", {
              name: <strong>{account.name}</strong>,
              email: account.email,
            })}
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
              {t("accounts.signOut")}
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
            <p>{t("accounts.whyAccount")}</p>
            <div>
              <button type="button" class="btn" onClick={() => setSigningIn(true)}>
                {t("accounts.signIn")}
              </button>
            </div>
          </>
        )
      )}
      {failure && <FailureNotice failure={failure} onRetry={() => setFailure(null)} />}
    </section>
  );
}
