import { AuthorNode } from "../authors/author.ts";
import { builder } from "../builder.ts";
import { AuthorClaimNode } from "../claims/claim.ts";
import { CommentNode } from "../comments/comment.ts";
import type { Context } from "../context.ts";
import { InvalidInputError, RateLimitedError, SignedOutError } from "../errors.ts";
import { keysetPage, keysetQuery } from "../keyset.ts";
import { ListNode } from "../lists/list.ts";
import { byRow, registerNodeLoader } from "../node-loaders.ts";
import { nodePaths } from "../node-paths.ts";
import { OrgNode } from "../orgs/org.ts";
import { PaperNode } from "../papers/paper.ts";
import { SHOWN } from "../papers/shown-papers.ts";
import { ViewerType } from "../people/viewer.ts";
import { isModerator } from "../roles.ts";
import { SavedSearchNode } from "../saved-searches/saved-search.ts";
import { SubmissionNode } from "../submissions/submission.ts";
import { allows } from "../token-scope.ts";
import { WebhookNode } from "../webhooks/webhook.ts";
import { markNotificationsRead } from "./mark-notifications-read.ts";
import { setNotificationPreference } from "./set-notification-preference.ts";

/** Up to here unread notifications are counted. */
const MAX_COUNT = 100;

const NOTIFICATIONS = {
  name: "notifications",
  direction: "desc",
  columns: { id: "integer" },
} as const;

const KINDS = {
  NEW_PAPER: {
    description:
      "A paper by an author or of an org that one follows, or in a list that one follows.",
  },
  REPLY: { description: "An answer to one's comment, or in a thread that one began." },
  MENTION: { description: "A comment that mentions one by `@handle`." },
  SUBMISSION_DECIDED: {
    description:
      "What became of what one submitted, first or after others: an editor decided, or it was listed in another way.",
  },
  CLAIM_DECIDED: { description: "What a moderator decided on one's claim to be an author." },
  ORG_MEMBERSHIP: { description: "An invitation to an org, or one's request accepted." },
  SAVED_SEARCH: { description: "A new paper that a search finds which one saved." },
  WEBHOOK_STOPPED: { description: "A webhook of one's that has stopped by itself." },
} as const;

const NotificationKindEnum = builder.enumType("NotificationKind", {
  description: "What a notification tells of.",
  values: KINDS,
});

/** What tells of a paper that a moderator hides is hidden with it, but from moderators. */
function ofShown(context: Context) {
  // Among alternatives, Prisma takes a relation without conditions for one that never holds.
  if (isModerator(context.viewer)) return {};
  const paper = SHOWN;
  return {
    AND: [
      { OR: [{ paperId: null }, { paper }] },
      { OR: [{ commentId: null }, { comment: { paper } }] },
    ],
  };
}

const NotificationNode = builder.prismaNode("Notification", {
  id: { field: "id", description: "The global id." },
  select: { id: true },
  description:
    "Something that the viewer is told of. A thing is told once. Kept for 180 days when it is read, and for a year when it is not.",
  fields: (t) => ({
    kind: t.expose("kind", { type: NotificationKindEnum, description: "What it tells of." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it came." }),
    readAt: t.expose("readAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was read; null before.",
    }),
    paper: t.relation("paper", {
      type: PaperNode,
      nullable: true,
      description: "The paper, when it tells of one: after a merge the one that stands.",
    }),
    author: t.relation("author", {
      type: AuthorNode,
      nullable: true,
      description: "The author that the viewer follows, or claimed to be.",
    }),
    org: t.relation("org", {
      type: OrgNode,
      nullable: true,
      description: "The org that the viewer follows, or has a place in.",
    }),
    list: t.field({
      type: ListNode,
      nullable: true,
      description: "The list that the viewer follows; null when it is not theirs to see any more.",
      select: (_args, _context, nested) => ({
        list: nested({ select: { id: true, publicId: true, visibility: true, ownerId: true } }),
      }),
      resolve: ({ list }, _args, { viewer }) =>
        list && (list.visibility !== "PRIVATE" || list.ownerId === viewer?.id) ? list : null,
    }),
    comment: t.relation("comment", {
      type: CommentNode,
      nullable: true,
      description: "The comment that answers or mentions the viewer.",
    }),
    submission: t.relation("submission", {
      type: SubmissionNode,
      nullable: true,
      description: "What the viewer submitted, first or after others, as it stands now.",
    }),
    claim: t.relation("claim", {
      type: AuthorClaimNode,
      nullable: true,
      description: "The viewer's claim, as it stands now.",
    }),
    savedSearch: t.relation("savedSearch", {
      type: SavedSearchNode,
      nullable: true,
      description: "The search that found the paper, when the viewer saved one for it.",
    }),
    webhook: t.field({
      type: WebhookNode,
      nullable: true,
      description:
        "The viewer's webhook, as it stands now; null for a token without the scope `WEBHOOKS`.",
      select: (_args, _context, nested) => ({ webhook: nested({ select: { id: true } }) }),
      resolve: ({ webhook }, _args, { accessToken }) =>
        allows(accessToken, "WEBHOOKS") ? webhook : null,
    }),
  }),
});

const NotificationPreferenceType = builder
  .objectRef<{ kind: keyof typeof KINDS; enabled: boolean }>("NotificationPreference")
  .implement({
    description: "Whether the viewer is told of a kind.",
    fields: (t) => ({
      kind: t.expose("kind", { type: NotificationKindEnum, description: "The kind." }),
      enabled: t.exposeBoolean("enabled", { description: "Whether they are told." }),
    }),
  });

builder.prismaObjectFields(ViewerType, (t) => ({
  notifications: t.connection({
    type: NotificationNode,
    description: "What they are told of, the last first.",
    args: {
      unreadOnly: t.arg.boolean({
        required: false,
        description: "Whether to leave out what was read; no unless told.",
      }),
    },
    select: ({ unreadOnly, ...args }, context, nested) => {
      const { where, ...page } = keysetQuery(NOTIFICATIONS, args);
      return {
        notifications: nested(
          {
            ...page,
            where: {
              AND: [where, unreadOnly ? { readAt: null } : {}, { folded: false }, ofShown(context)],
            },
            select: { id: true },
          },
          nodePaths("Notification"),
        ),
      };
    },
    resolve: (person, args) => keysetPage(NOTIFICATIONS, args, person.notifications),
  }),
  unreadNotificationCount: t.int({
    description: `How many they have not read; ${MAX_COUNT} also stands for more.`,
    resolve: ({ id }, _args, context) =>
      context.db.notification.count({
        where: { userId: id, readAt: null, folded: false, ...ofShown(context) },
        take: MAX_COUNT,
      }),
  }),
  notificationPreferences: t.field({
    type: [NotificationPreferenceType],
    description: "Of what they are told, for each kind.",
    select: { mutedNotifications: { select: { kind: true } } },
    resolve: ({ mutedNotifications }) =>
      (Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind) => ({
        kind,
        enabled: mutedNotifications.every((muted) => muted.kind !== kind),
      })),
  }),
}));

registerNodeLoader(
  "Notification",
  byRow((query, context) =>
    context.db.notification.findMany({
      ...query,
      where: { AND: [query.where, { userId: context.viewer?.id ?? "" }, ofShown(context)] },
    }),
  ),
);

/** Loads the viewer of a success, with what the operation asks of them. */
function loadViewer(query: object, { userId }: { userId: string }, _args: object, { db }: Context) {
  return db.user.findUniqueOrThrow({ ...query, where: { id: userId } });
}

const MarkNotificationsReadSuccess = builder
  .objectRef<{ userId: string }>("MarkNotificationsReadSuccess")
  .implement({
    description: "They are read.",
    fields: (t) => ({
      viewer: t.prismaField({
        type: ViewerType,
        description: "The viewer, with the new count.",
        resolve: loadViewer,
      }),
    }),
  });

const SetNotificationPreferenceSuccess = builder
  .objectRef<{ userId: string }>("SetNotificationPreferenceSuccess")
  .implement({
    description: "It is as it was asked for, from now on.",
    fields: (t) => ({
      viewer: t.prismaField({
        type: ViewerType,
        description: "The viewer, with what they are told of.",
        resolve: loadViewer,
      }),
    }),
  });

const MarkNotificationsReadInput = builder.inputType("MarkNotificationsReadInput", {
  description: "Which notifications are read: one of the two.",
  fields: (t) => ({
    ids: t.idList({ required: false, description: "Global ids, at most 100." }),
    upTo: t.id({
      required: false,
      description: "The global id of one: it and all that came before it.",
    }),
  }),
});

const SetNotificationPreferenceInput = builder.inputType("SetNotificationPreferenceInput", {
  description: "Of what the viewer shall be told.",
  fields: (t) => ({
    kind: t.field({ type: NotificationKindEnum, description: "The kind." }),
    enabled: t.boolean({ description: "Whether they shall be told." }),
  }),
});

builder.mutationFields((t) => ({
  markNotificationsRead: t.withAuth({ session: true, evenSuspended: true }).field({
    type: MarkNotificationsReadSuccess,
    description: "Marks notifications as read. Safe to send again.",
    errors: {
      types: [SignedOutError, InvalidInputError, RateLimitedError],
      directResult: true,
      union: { name: "MarkNotificationsReadResult", description: "The viewer, or why not." },
    },
    args: { input: t.arg({ type: MarkNotificationsReadInput, description: "Which." }) },
    resolve: async (_root, { input }, { db, viewer, clock, limits }) => {
      await limits.spend("write", viewer.id);
      await markNotificationsRead(db, viewer, clock, input);
      return { userId: viewer.id };
    },
  }),
  setNotificationPreference: t.withAuth({ session: true, evenSuspended: true }).field({
    type: SetNotificationPreferenceSuccess,
    description: "Says whether the viewer is told of a kind. Safe to send again.",
    errors: {
      types: [SignedOutError, InvalidInputError, RateLimitedError],
      directResult: true,
      union: { name: "SetNotificationPreferenceResult", description: "The viewer, or why not." },
    },
    args: { input: t.arg({ type: SetNotificationPreferenceInput, description: "Of what." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      await setNotificationPreference(db, viewer, input);
      return { userId: viewer.id };
    },
  }),
}));
