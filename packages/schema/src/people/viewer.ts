import { builder } from "../builder.ts";
import { keysetPage, keysetQuery } from "../keyset.ts";
import { ListNode } from "../lists/list.ts";
import { nodePaths } from "../node-paths.ts";
import { PaperNode } from "../papers/paper.ts";
import { shownTo } from "../papers/shown-papers.ts";
import { PersonNode } from "./person.ts";

export const RoleEnum = builder.enumType("Role", {
  description: "What a person may do here.",
  values: {
    MEMBER: { description: "Vote, keep lists, submit, comment." },
    EDITOR: { description: "Also place submissions on the list of a day." },
    MODERATOR: { description: "Also look after what people write." },
    ADMIN: { description: "Also give roles." },
  } as const,
});

builder.prismaObjectFields(PersonNode, (t) => ({
  role: t.expose("role", { type: RoleEnum, description: "What they may do here." }),
}));

const LISTS = { name: "lists", direction: "asc", columns: { id: "integer" } } as const;

const VOTES = {
  name: "votes",
  direction: "desc",
  columns: { votedAt: "moment", paperId: "integer" },
} as const;

/** The signed-in person, with what only they may see. */
export const ViewerType = builder.prismaObject("User", {
  variant: "Viewer",
  select: { id: true },
  description: "The signed-in person of this request.",
  fields: (t) => ({
    id: t.exposeID("id", { description: "Stable as long as the account is there." }),
    person: t.variant(PersonNode, { description: "Themselves, as everybody sees them." }),
    email: t.exposeString("email", { description: "The address they sign in with." }),
    role: t.expose("role", { type: RoleEnum, description: "What they may do." }),
    lists: t.connection({
      type: ListNode,
      description: "Their lists, the reading list first.",
      select: (args, _context, nested) => ({
        lists: nested(
          { ...keysetQuery(LISTS, args), select: { id: true, publicId: true } },
          nodePaths("List"),
        ),
      }),
      resolve: (person, args) => keysetPage(LISTS, args, person.lists),
    }),
  }),
});

const VoteType = builder.prismaObject("Vote", {
  select: { userId: true, paperId: true },
  description: "The viewer's upvote of a paper.",
  fields: (t) => ({
    votedAt: t.expose("votedAt", { type: "DateTime", description: "When." }),
    paper: t.relation("paper", { type: PaperNode, description: "The paper." }),
  }),
});

builder.prismaObjectFields(ViewerType, (t) => ({
  votes: t.connection({
    type: VoteType,
    description: "Their votes, the last first.",
    select: (args, context, nested) => {
      const { where, ...page } = keysetQuery(VOTES, args);
      return {
        votes: nested(
          {
            ...page,
            where: { ...where, paper: shownTo(context) },
            select: { userId: true, paperId: true, votedAt: true },
          },
          nodePaths("Vote"),
        ),
      };
    },
    resolve: (person, args) => keysetPage(VOTES, args, person.votes),
  }),
  readingList: t.prismaField({
    type: ListNode,
    description: "Their default list.",
    resolve: (query, person, _args, { db }) =>
      db.list.findUniqueOrThrow({ ...query, where: { readingListOf: person.id } }),
  }),
}));

builder.queryField("viewer", (t) =>
  t.prismaField({
    type: ViewerType,
    nullable: true,
    description: "Who is signed in; null when nobody is.",
    resolve: (query, _root, _args, { db, viewer }) =>
      viewer && db.user.findUnique({ ...query, where: { id: viewer.id } }),
  }),
);
