import { builder } from "../builder.ts";
import type { Keyset } from "../keyset.ts";
import { keysetPage, keysetQuery } from "../keyset.ts";
import { nodePaths } from "../node-paths.ts";
import { PaperNode } from "../papers/paper.ts";
import { SHOWN } from "../papers/shown-papers.ts";
import { PersonNode } from "../people/person.ts";
import { isModerator } from "../roles.ts";
import { CommentNode } from "./comment.ts";

const CommentSortEnum = builder.enumType("CommentSort", {
  description: "An order of comments.",
  values: {
    NEWEST: { description: "The last written first." },
    OLDEST: { description: "The first written first." },
    TOP: { description: "What most people reacted to first, the last written of equals." },
  } as const,
});

const REPLIES = { name: "replies", direction: "asc", columns: { id: "integer" } } as const;
const WRITTEN = { name: "written", direction: "desc", columns: { id: "integer" } } as const;

const THREADS: Record<
  typeof CommentSortEnum.$inferType,
  Keyset<"id"> | Keyset<"reactorCount" | "id">
> = {
  NEWEST: { name: "newest", direction: "desc", columns: { id: "integer" } },
  OLDEST: { name: "oldest", direction: "asc", columns: { id: "integer" } },
  TOP: { name: "top", direction: "desc", columns: { reactorCount: "integer", id: "integer" } },
};

builder.prismaObjectFields(CommentNode, (t) => ({
  root: t.relation("root", {
    type: CommentNode,
    nullable: true,
    description: "The comment whose thread it stands in; null on a root.",
  }),
  inReplyTo: t.relation("inReplyTo", {
    type: CommentNode,
    nullable: true,
    description: "The comment it answers: its root, or another reply there. Null on a root.",
  }),
  replies: t.connection({
    type: CommentNode,
    description: "The replies of its thread, the first written first; none on a reply.",
    select: (args, _context, nested) => ({
      replies: nested(
        { ...keysetQuery(REPLIES, args), select: { id: true } },
        nodePaths("Comment"),
      ),
    }),
    resolve: (comment, args) => keysetPage(REPLIES, args, comment.replies),
  }),
}));

builder.prismaObjectFields(PaperNode, (t) => ({
  comments: t.connection({
    type: CommentNode,
    description: "The threads about it, by their roots.",
    args: {
      sort: t.arg({
        type: CommentSortEnum,
        defaultValue: "NEWEST",
        description: "In which order.",
      }),
    },
    select: ({ sort, ...args }, _context, nested) => {
      const { where, ...page } = keysetQuery(THREADS[sort] as Keyset<"id">, args);
      return {
        comments: nested(
          { ...page, where: { ...where, rootId: null }, select: { id: true, reactorCount: true } },
          nodePaths("Comment"),
        ),
      };
    },
    resolve: (paper, { sort, ...args }) =>
      keysetPage(THREADS[sort] as Keyset<"id">, args, paper.comments),
  }),
}));

builder.prismaObjectFields(PersonNode, (t) => ({
  comments: t.connection({
    type: CommentNode,
    description: "What they wrote, the last first.",
    select: (args, context, nested) => {
      const { where, ...page } = keysetQuery(WRITTEN, args);
      const shown = isModerator(context.viewer)
        ? {}
        : { paper: SHOWN, OR: [{ hiddenAt: null }, { authorId: context.viewer?.id ?? "" }] };
      return {
        comments: nested(
          { ...page, where: { AND: [where, shown] }, select: { id: true } },
          nodePaths("Comment"),
        ),
      };
    },
    resolve: (person, args) => keysetPage(WRITTEN, args, person.comments),
  }),
}));
