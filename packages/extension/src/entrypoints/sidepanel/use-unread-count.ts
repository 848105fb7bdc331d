import { useEffect, useState } from "preact/hooks";
import { ask } from "../../messages.ts";
import type { AccountView } from "../../account-view.ts";
import { onNews } from "../../news.ts";

/** How many notifications are unread: asked for when the panel opens or comes to the front again. */
export function useUnreadCount(account: AccountView | null | undefined): number {
  const [count, setCount] = useState(0);

  useEffect(() => {
    if (!account) {
      setCount(0);
      return;
    }
    let isWanted = true;
    const read = async () => {
      if (document.visibilityState === "hidden") return;
      const answer = await ask("notifications.count", undefined);
      if (isWanted && answer.ok) setCount(answer.value);
    };
    void read();
    const look = () => void read();
    document.addEventListener("visibilitychange", look);
    return () => {
      isWanted = false;
      document.removeEventListener("visibilitychange", look);
    };
  }, [account?.email]);
  useEffect(() => onNews("notifications.changed", (news) => setCount(news.unreadCount)), []);

  return count;
}
