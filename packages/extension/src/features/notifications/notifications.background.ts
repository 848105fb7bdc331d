import * as z from "zod/mini";
import { answer, nodeId, nothing } from "../../answering.ts";
import { CARDS_A_PAGE, endOf } from "../../api/card-fields.ts";
import type { Api } from "../../api/client.ts";
import {
  countUnread,
  markNotificationsRead,
  readNotifications,
} from "../../api/operations/notifications.ts";
import { toPaperIds } from "../../api/paper-fields.ts";
import { NOTIFICATION_KINDS } from "../../card-views.ts";
import type { NotificationView } from "../../card-views.ts";

const LONGEST_EXCERPT = 240;

const question = z.object({
  unreadOnly: z.boolean(),
  after: z.nullable(z.string().check(z.maxLength(500))),
});
const which = z.union([
  z.object({ ids: z.array(nodeId).check(z.minLength(1), z.maxLength(100)) }),
  z.object({ upTo: nodeId }),
]);

const SIGNED_OUT = { ok: false, failure: { kind: "signed-out", hadSession: false } } as const;

/** What happened and concerns the viewer. */
export function startNotifications(
  api: Api,
  changed: (unreadCount: number) => Promise<void>,
): void {
  answer("notifications.count", "own page", nothing, async () => {
    const read = await api.run(countUnread, {});
    if (!read.ok) return read;
    const { viewer } = read.value;
    return viewer ? { ok: true, value: viewer.unreadNotificationCount } : SIGNED_OUT;
  });

  answer("notifications.read", "own page", question, async ({ unreadOnly, after }) => {
    const read = await api.run(readNotifications, {
      unreadOnly,
      first: CARDS_A_PAGE,
      ...(after !== null && { after }),
    });
    if (!read.ok) return read;
    if (!read.value.viewer) return SIGNED_OUT;
    const { unreadNotificationCount: unreadCount, notifications } = read.value.viewer;
    const items = notifications.nodes.flatMap((node) => toNotification(node) ?? []);
    return { ok: true, value: { unreadCount, items, end: endOf(notifications.pageInfo) } };
  });

  answer("notifications.mark-read", "own page", which, async (input) => {
    const marked = await api.run(markNotificationsRead, { input });
    if (!marked.ok) return marked;
    const unreadCount = marked.value.markNotificationsRead.viewer.unreadNotificationCount;
    await changed(unreadCount);
    return { ok: true, value: unreadCount };
  });
}

type Viewer = NonNullable<ReturnType<typeof readNotifications.check>["viewer"]>;
type Node = Viewer["notifications"]["nodes"][number];

function toNotification(node: Node): NotificationView | null {
  const kind = NOTIFICATION_KINDS.find((one) => one === node.kind);
  if (!kind) return null;
  // An answer is about its comment's paper.
  const paper = node.paper ?? node.comment?.paper ?? null;
  const about = node.savedSearch ?? node.list ?? node.org ?? node.author ?? node.webhook;
  return {
    id: node.id,
    kind,
    createdAt: node.createdAt,
    isRead: node.readAt !== null,
    paper: paper && { title: paper.title, ids: toPaperIds(paper.ids) },
    who: node.comment?.author?.name ?? null,
    about: about?.name ?? null,
    excerpt: node.comment?.body?.slice(0, LONGEST_EXCERPT) ?? null,
    decision: decisionOf(node.submission?.status ?? node.claim?.status),
  };
}

function decisionOf(status: string | undefined): NotificationView["decision"] {
  if (status === "LISTED" || status === "ACCEPTED") return "accepted";
  return status === "DECLINED" ? "declined" : null;
}
