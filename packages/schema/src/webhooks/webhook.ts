import { AuthorNode } from "../authors/author.ts";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { keysetPage, keysetQuery } from "../keyset.ts";
import { ListNode } from "../lists/list.ts";
import { byRow, registerNodeLoader } from "../node-loaders.ts";
import { nodePaths } from "../node-paths.ts";
import { OrgNode } from "../orgs/org.ts";
import { PaperNode } from "../papers/paper.ts";
import { ViewerType } from "../people/viewer.ts";
import { allows } from "../token-scope.ts";
import { WebhookDeliveryNode } from "./webhook-delivery.ts";
import type { SubscribedEvent } from "./webhook-events.ts";

const WEBHOOKS = { name: "webhooks", direction: "desc", columns: { id: "integer" } } as const;

const DELIVERIES = {
  name: "webhookDeliveries",
  direction: "desc",
  columns: { id: "integer" },
} as const;

export const WebhookEventEnum = builder.enumType("WebhookEvent", {
  description: "What a webhook can be told of.",
  values: {
    PAPER_SUBMITTED: { description: "A paper came on the list of a day: `paper.submitted`." },
    PAPER_TRENDING: {
      description:
        "A paper came among the first of what trends: `paper.trending`, once for each paper.",
    },
    COMMENT_CREATED: { description: "Somebody said something of a paper: `comment.created`." },
    VOTE_THRESHOLD: {
      description:
        "A paper's votes reached a number for the first time: `vote.threshold`, once for each paper.",
    },
  } as const,
});

const WebhookStopEnum = builder.enumType("WebhookStopReason", {
  description: "Why a webhook delivers nothing.",
  values: {
    PAUSED: { description: "Its owner stopped it." },
    GONE: { description: "The receiver answered 410: it is gone for good." },
    FAILING: { description: "Every attempt failed, for three days and ten times at least." },
    SECRET_LOST: {
      description:
        "The instance's own secret has changed, and the webhook's cannot be read any more: `rotateWebhookSecret` gives it another, and lets it go on.",
    },
  } as const,
});

/** One of the four; it stands in the field of its type. */
const WebhookFilterType = builder.prismaObject("WebhookFilter", {
  select: { id: true },
  description:
    "What a webhook is about: an author, an org, a list or a paper. All are null once it is gone, and then it holds for no paper.",
  fields: (t) => ({
    author: t.relation("author", {
      type: AuthorNode,
      nullable: true,
      description: "Papers of this author.",
    }),
    org: t.relation("org", { type: OrgNode, nullable: true, description: "Papers of this org." }),
    list: t.field({
      type: ListNode,
      nullable: true,
      description: "Papers in this list; null when it is not the viewer's to see any more.",
      select: (_args, _context, nested) => ({
        list: nested({ select: { id: true, publicId: true, visibility: true, ownerId: true } }),
        webhook: { select: { ownerId: true } },
      }),
      resolve: ({ list, webhook }) =>
        list && (list.visibility !== "PRIVATE" || list.ownerId === webhook.ownerId) ? list : null,
    }),
    paper: t.field({
      type: PaperNode,
      nullable: true,
      description: "This paper; null while a moderator hides it.",
      select: (_args, _context, nested) => ({
        paper: nested({ select: { id: true, hiddenAt: true } }),
      }),
      resolve: ({ paper }) => (paper && paper.hiddenAt === null ? paper : null),
    }),
  }),
});

export const WebhookNode = builder.prismaNode("Webhook", {
  id: { field: "id", description: "The global id." },
  select: { id: true },
  description:
    "An address of the viewer's that is told of what happens here, without its secret. For its owner alone.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "What its owner calls it; may be empty." }),
    url: t.exposeString("url", { description: "Where it is told." }),
    events: t.field({
      type: [WebhookEventEnum],
      description: "Of what.",
      select: { events: true },
      resolve: ({ events }) => events as SubscribedEvent[],
    }),
    filters: t.field({
      type: [WebhookFilterType],
      description:
        "What it is about, at most 50: of each kind that is named, one has to hold. Everything when there is none.",
      select: (_args, _context, nested) => ({
        filters: nested({ orderBy: { id: "asc" } }),
      }),
      resolve: ({ filters }) => filters,
    }),
    categories: t.exposeStringList("categories", {
      description: "Of which categories a paper has to have one; any when there is none.",
    }),
    keywords: t.exposeStringList("keywords", {
      description: "Of which keywords a paper has to have one; any when there is none.",
    }),
    voteThreshold: t.exposeInt("votes", { description: "`vote.threshold`: how many votes." }),
    trendingPlaces: t.exposeInt("places", {
      description: "`paper.trending`: among how many of the first.",
    }),
    active: t.boolean({
      description: "Whether it is told of anything.",
      select: { stopReason: true },
      resolve: ({ stopReason }) => stopReason === null,
    }),
    stopReason: t.expose("stopReason", {
      type: WebhookStopEnum,
      nullable: true,
      description: "Why not; null while it is.",
    }),
    stoppedAt: t.expose("stoppedAt", {
      type: "DateTime",
      nullable: true,
      description: "Since when not; null while it is.",
    }),
    firstFailedAt: t.expose("failingSince", {
      type: "DateTime",
      nullable: true,
      description: "Since when every attempt has failed; null when the last one did not.",
    }),
    formerSecretEndsAt: t.expose("formerSecretEndsAt", {
      type: "DateTime",
      nullable: true,
      description: "Until when the secret before signs as well; null when none does.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was made." }),
    deliveries: t.connection({
      type: WebhookDeliveryNode,
      description: "What it was sent in the last 30 days, the last first.",
      select: (args, _context, nested) => ({
        deliveries: nested(
          { ...keysetQuery(DELIVERIES, args), select: { id: true } },
          nodePaths("WebhookDelivery"),
        ),
      }),
      resolve: (webhook, args) => keysetPage(DELIVERIES, args, webhook.deliveries),
    }),
  }),
});

builder.prismaObjectFields(ViewerType, (t) => ({
  webhooks: t.withAuth({ scope: "WEBHOOKS" }).connection({
    type: WebhookNode,
    description: "Their webhooks, the newest first. A token needs the scope `WEBHOOKS`.",
    select: (args, _context, nested) => ({
      webhooks: nested(
        { ...keysetQuery(WEBHOOKS, args), select: { id: true } },
        nodePaths("Webhook"),
      ),
    }),
    resolve: (person, args) => keysetPage(WEBHOOKS, args, person.webhooks),
  }),
}));

/** Whose webhooks a request may see: nobody's, for a token without the scope. */
function ownerOf({ caller, accessToken }: Context): string {
  return caller && allows(accessToken, "WEBHOOKS") ? caller.id : "";
}

registerNodeLoader(
  "Webhook",
  byRow((query, context) =>
    context.db.webhook.findMany({
      ...query,
      where: { AND: [query.where, { ownerId: ownerOf(context) }] },
    }),
  ),
);

registerNodeLoader(
  "WebhookDelivery",
  byRow((query, context) =>
    context.db.webhookDelivery.findMany({
      ...query,
      where: { AND: [query.where, { webhook: { ownerId: ownerOf(context) } }] },
    }),
  ),
);
