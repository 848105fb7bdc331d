import { builder } from "../builder.ts";
import { EVENT_NAMES } from "./webhook-events.ts";

/** How many attempts are shown of one delivery. */
const MOST_ATTEMPTS = 30;

const DeliveryStateEnum = builder.enumType("WebhookDeliveryState", {
  description: "How a delivery stands.",
  values: {
    PENDING: { description: "It is sent, or sent again, when its time has come." },
    DELIVERED: { description: "The receiver answered with a status of success." },
    FAILED: { description: "It is not tried any more." },
    CANCELLED: {
      description:
        "It is not sent any more: the webhook has stopped, or what it tells of was hidden or deleted.",
    },
  } as const,
});

const WebhookAttemptType = builder.prismaObject("WebhookAttempt", {
  select: { deliveryId: true, number: true },
  description: "One attempt at a delivery.",
  fields: (t) => ({
    number: t.exposeInt("number", { description: "Which one, from 1." }),
    startedAt: t.expose("startedAt", { type: "DateTime", description: "When it was made." }),
    durationMs: t.exposeInt("durationMs", { description: "How long it took, in milliseconds." }),
    statusCode: t.exposeInt("status", {
      nullable: true,
      description: "The status that the receiver answered with; null when it did not.",
    }),
    problem: t.exposeString("problem", {
      nullable: true,
      description: "What went wrong, in a sentence; null when nothing did.",
    }),
    responseExcerpt: t.exposeString("excerpt", {
      description: "The first characters of the answer's body.",
    }),
  }),
});

export const WebhookDeliveryNode = builder.prismaNode("WebhookDelivery", {
  id: { field: "id", description: "The global id." },
  select: { id: true },
  description: "Something that a webhook is told, and how that went. Kept for 30 days.",
  fields: (t) => ({
    messageId: t.exposeString("messageId", {
      description: "Its header `webhook-id`: the same at every attempt.",
    }),
    event: t.string({
      description: "Its `type`, as `paper.submitted`; `ping` for a test.",
      select: { event: true },
      resolve: ({ event }) => EVENT_NAMES[event],
    }),
    state: t.expose("state", { type: DeliveryStateEnum, description: "How it stands." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it came up." }),
    nextAttemptAt: t.expose("nextAttemptAt", {
      type: "DateTime",
      nullable: true,
      description: "When it is sent, or sent again; null when it is not.",
    }),
    attemptCount: t.exposeInt("attemptCount", {
      description: "How many attempts have been made.",
    }),
    attempts: t.field({
      type: [WebhookAttemptType],
      description: `The attempts, the last first, at most ${MOST_ATTEMPTS}.`,
      select: (_args, _context, nested) => ({
        attempts: nested({ orderBy: { number: "desc" }, take: MOST_ATTEMPTS }),
      }),
      resolve: ({ attempts }) => attempts,
    }),
    body: t.string({
      nullable: true,
      description:
        "What is sent, to the byte; null when what it tells of has been hidden or deleted since.",
      select: {
        body: true,
        paper: { select: { hiddenAt: true, root: { select: { hiddenAt: true } } } },
        comment: { select: { hiddenAt: true, deletedAt: true } },
      },
      resolve: ({ body, paper, comment }) =>
        (paper?.root?.hiddenAt ?? paper?.hiddenAt ?? comment?.hiddenAt ?? comment?.deletedAt)
          ? null
          : body,
    }),
  }),
});
