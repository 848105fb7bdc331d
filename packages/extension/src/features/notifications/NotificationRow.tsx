import type { NotificationView } from "../../card-views.ts";
import { t } from "../../text.ts";
import { agoWords, notificationWords } from "./notification-words.ts";

interface Props {
  notification: NotificationView;
  onOpen: () => void;
}

/** One thing that happened; pressed, it is read, and its paper opens. */
export function NotificationRow({ notification, onOpen }: Props) {
  const { paper, excerpt, isRead } = notification;
  const ago = agoWords(notification.createdAt, Date.now());
  return (
    <article class="notification" data-unread={!isRead}>
      <span class="unread-dot" aria-hidden="true" />
      <div>
        <p class="what">
          {!isRead && <span class="sr-only">{t("notifications.unread")} </span>}
          <span dir="auto">{notificationWords(notification)}</span>
          {ago !== null && <time dateTime={notification.createdAt}>{ago}</time>}
        </p>
        {(paper !== null || !isRead) && (
          <h3>
            <button type="button" class="title" dir="auto" onClick={onOpen}>
              {paper?.title ?? t("notifications.markRead")}
            </button>
          </h3>
        )}
        {excerpt !== null && (
          <p class="abstract" dir="auto">
            {excerpt}
          </p>
        )}
      </div>
    </article>
  );
}
