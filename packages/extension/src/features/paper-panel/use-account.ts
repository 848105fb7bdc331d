import { useEffect, useState } from "preact/hooks";
import { sendMessage } from "../../messages.ts";
import type { AccountView } from "../../account-view.ts";
import { onNews } from "../../news.ts";

/**
 * Who is signed in: undefined while that is not known yet, null for nobody.
 * @param onChange is told when somebody signs in or out, here or on another surface
 */
export function useAccount(onChange?: () => void): AccountView | null | undefined {
  const [account, setAccount] = useState<AccountView | null | undefined>();
  useEffect(() => {
    void sendMessage("accounts.read", undefined).then(setAccount);
    return onNews("accounts.changed", (data) => {
      setAccount(data);
      onChange?.();
    });
  }, []);
  return account;
}
