import { useEffect, useRef, useState } from "preact/hooks";
import type { NotificationsPage, NotificationView } from "../../card-views.ts";
import { ask } from "../../messages.ts";
import type { AccountView } from "../../account-view.ts";
import { onNews } from "../../news.ts";
import { t } from "../../text.ts";
import { Pages } from "../../ui/Pages.tsx";
import { usePages } from "../../ui/use-pages.ts";
import type { ViewEvents } from "../../ui/view-events.ts";
import { NotificationRow } from "./NotificationRow.tsx";

interface Props {
  /** Undefined while it is not known yet. */
  account: AccountView | null | undefined;
  /** Whether it is seen: what came meanwhile is read when it comes to the front. */
  isShown: boolean;
  events: ViewEvents;
}

/** What happened and concerns the viewer. */
export function Notifications({ account, isShown, events }: Props) {
  return (
    <>
      {account === null && (
        <>
          <header class="view-head">
            <h2>{t("notifications.title")}</h2>
          </header>
          <div class="empty">
            <p>{t("notifications.signIn")}</p>
            <button type="button" class="btn primary" onClick={events.onSignIn}>
              {t("panel.signIn")}
            </button>
          </div>
        </>
      )}
      {account && <OfAccount key={account.email} isShown={isShown} events={events} />}
    </>
  );
}

function OfAccount({ isShown, events }: Omit<Props, "account">) {
  const [unreadOnly, setUnreadOnly] = useState(false);
  const pages = usePages<NotificationView, NotificationsPage>(String(unreadOnly), (after) =>
    ask("notifications.read", { unreadOnly, after }),
  );
  const [unreadCount, setUnreadCount] = useState(0);
  useEffect(() => setUnreadCount(pages.facts?.unreadCount ?? 0), [pages.facts]);
  useEffect(() => onNews("notifications.changed", (news) => setUnreadCount(news.unreadCount)), []);
  const isFirst = useRef(true);
  useEffect(() => {
    if (isShown && !isFirst.current) void pages.reload();
    isFirst.current = false;
  }, [isShown]);

  async function markRead(which: { ids: string[] } | { upTo: string }): Promise<boolean> {
    const answer = await ask("notifications.mark-read", which);
    if (!answer.ok) {
      events.onFailure(answer.failure);
      return false;
    }
    pages.change((items) => {
      const all = "upTo" in which;
      return items.map((item) =>
        all || which.ids.includes(item.id) ? { ...item, isRead: true } : item,
      );
    });
    return true;
  }

  async function markAll(): Promise<void> {
    // The newest, and all before it: what comes meanwhile stays unread.
    const [newest] = pages.items;
    if (newest && unreadCount > 0 && (await markRead({ upTo: newest.id }))) {
      events.onSaid(t("notifications.allMarked"));
    }
  }

  return (
    <>
      <header class="view-head">
        <h2>{t("notifications.title")}</h2>
        <div class="notification-choice">
          <label class="check">
            <input
              type="checkbox"
              checked={unreadOnly}
              onChange={(event) => setUnreadOnly(event.currentTarget.checked)}
            />
            {t("notifications.onlyUnread")}
          </label>
          <button
            type="button"
            class="btn"
            aria-disabled={unreadCount === 0}
            onClick={() => void markAll()}
          >
            {t("notifications.markAll")}
          </button>
        </div>
      </header>
      <Pages
        {...pages}
        label={t("notifications.title")}
        empty={<p>{t(unreadOnly ? "notifications.allRead" : "notifications.nothing")}</p>}
        onMore={() => void pages.more()}
        onRetry={() => void pages.reload()}
        onOptions={events.onOptions}
        onSaid={events.onSaid}
      >
        {(item) => (
          <li key={item.id}>
            <NotificationRow
              notification={item}
              onOpen={() => {
                if (!item.isRead) void markRead({ ids: [item.id] });
                if (item.paper) events.onOpen(item.paper);
              }}
            />
          </li>
        )}
      </Pages>
    </>
  );
}
