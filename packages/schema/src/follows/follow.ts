import { AuthorNode } from "../authors/author.ts";
import { builder } from "../builder.ts";
import {
  ConflictError,
  InvalidInputError,
  NotFoundError,
  RateLimitedError,
  SignedOutError,
} from "../errors.ts";
import { keysetPage, keysetQuery } from "../keyset.ts";
import { ListNode } from "../lists/list.ts";
import { visibleOnceKnown } from "../lists/own-list.ts";
import { nodePaths } from "../node-paths.ts";
import { OrgNode } from "../orgs/org.ts";
import { ViewerType } from "../people/viewer.ts";
import { setFollow } from "./set-follow.ts";
import type { FollowSubject } from "./set-follow.ts";

const FOLLOWING = { name: "following", direction: "desc", columns: { id: "integer" } } as const;

const FOLLOWER_COUNT = "How many people here follow them.";
const VIEWER_FOLLOWS = "Whether the viewer does; false when nobody is signed in.";

/** The viewer's own follow among a row's, if any. */
function ownFollow(viewerId: string | undefined) {
  return {
    follows: { select: { userId: true }, where: { userId: viewerId ?? "" }, take: 1 },
  } as const;
}

builder.prismaObjectFields(AuthorNode, (t) => ({
  followerCount: t.relationCount("follows", { description: FOLLOWER_COUNT }),
  viewerFollows: t.boolean({
    description: VIEWER_FOLLOWS,
    select: (_args, { viewer }) => ownFollow(viewer?.id),
    resolve: ({ follows }) => follows.length > 0,
  }),
}));

builder.prismaObjectFields(OrgNode, (t) => ({
  followerCount: t.relationCount("follows", { description: FOLLOWER_COUNT }),
  viewerFollows: t.boolean({
    description: VIEWER_FOLLOWS,
    select: (_args, { viewer }) => ownFollow(viewer?.id),
    resolve: ({ follows }) => follows.length > 0,
  }),
}));

builder.prismaObjectFields(ListNode, (t) => ({
  followerCount: t.relationCount("follows", { description: "How many people here follow it." }),
  viewerFollows: t.boolean({
    description: VIEWER_FOLLOWS,
    select: (_args, { viewer }) => ownFollow(viewer?.id),
    resolve: ({ follows }) => follows.length > 0,
  }),
}));

/** One of the three; it stands in the field of its type. */
const FollowType = builder.prismaObject("Follow", {
  select: { id: true },
  description: "The viewer following an author, an org or a list: one of the three is there.",
  fields: (t) => ({
    followedAt: t.expose("followedAt", { type: "DateTime", description: "Since when." }),
    author: t.relation("author", {
      type: AuthorNode,
      nullable: true,
      description: "The author, when it is one.",
    }),
    org: t.relation("org", {
      type: OrgNode,
      nullable: true,
      description: "The org, when it is one.",
    }),
    list: t.relation("list", {
      type: ListNode,
      nullable: true,
      description: "The list, when it is one.",
    }),
  }),
});

builder.prismaObjectFields(ViewerType, (t) => ({
  following: t.connection({
    type: FollowType,
    description:
      "What they follow, the last first. A list that became private is left out while it is.",
    select: (args, { viewer }, nested) => {
      const { where, ...page } = keysetQuery(FOLLOWING, args);
      const seen = { OR: [{ listId: null }, { list: visibleOnceKnown(viewer?.id) }] };
      return {
        follows: nested(
          { ...page, where: { AND: [where, seen] }, select: { id: true } },
          nodePaths("Follow"),
        ),
      };
    },
    resolve: (person, args) => keysetPage(FOLLOWING, args, person.follows),
  }),
}));

const SetFollowInput = builder.inputType("SetFollowInput", {
  description: "What the viewer shall follow or not.",
  fields: (t) => ({
    subjectId: t.id({ description: "The global id of an author, an org or a list." }),
    following: t.boolean({ description: "Whether the viewer shall follow." }),
  }),
});

const SetFollowSuccess = builder.objectRef<FollowSubject>("SetFollowSuccess").implement({
  description: "It is as it was asked for: the subject is in the field of its type.",
  fields: (t) => ({
    author: t.prismaField({
      type: AuthorNode,
      nullable: true,
      description: "The author, with the new count, when it is one.",
      resolve: (query, { type, id }, _args, { db }) =>
        type === "Author" ? db.author.findUnique({ ...query, where: { id } }) : null,
    }),
    org: t.prismaField({
      type: OrgNode,
      nullable: true,
      description: "The org, with the new count, when it is one.",
      resolve: (query, { type, id }, _args, { db }) =>
        type === "Org" ? db.org.findUnique({ ...query, where: { id } }) : null,
    }),
    list: t.prismaField({
      type: ListNode,
      nullable: true,
      description: "The list, with the new count, when it is one and the viewer may see it.",
      resolve: (query, { type, id }, _args, { db, viewer }) =>
        type === "List"
          ? db.list.findFirst({ ...query, where: { AND: [{ id }, visibleOnceKnown(viewer?.id)] } })
          : null,
    }),
  }),
});

builder.mutationField("setFollow", (t) =>
  t.withAuth({ scope: "LISTS" }).field({
    type: SetFollowSuccess,
    description:
      "Makes the viewer follow an author, an org or a list, or not: they are told of new papers. Safe to send again.",
    errors: {
      types: [SignedOutError, InvalidInputError, NotFoundError, ConflictError, RateLimitedError],
      directResult: true,
      union: { name: "SetFollowResult", description: "What is followed or not, or why not." },
    },
    args: { input: t.arg({ type: SetFollowInput, description: "What, and whether." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      return setFollow(db, viewer, input);
    },
  }),
);
