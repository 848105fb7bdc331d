import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { byRow, registerNodeLoader } from "../node-loaders.ts";
import { PaperNode } from "../papers/paper.ts";
import { shownTo } from "../papers/shown-papers.ts";
import { PersonNode } from "../people/person.ts";
import { isModerator } from "../roles.ts";
import { renderAnyway, RENDERER } from "./render-comment.ts";

const CommentStatusEnum = builder.enumType("CommentStatus", {
  description: "Whether a comment can be read.",
  values: {
    VISIBLE: { description: "It can be read." },
    HIDDEN: { description: "A moderator hides it; its author and the moderators can read it." },
    DELETED: { description: "Its author took it back; its place stays for the answers to it." },
  } as const,
});

const READABLE = { deletedAt: true, hiddenAt: true, authorId: true } as const;

/** Whether the caller can read a comment. */
function canRead(
  {
    deletedAt,
    hiddenAt,
    authorId,
  }: { deletedAt: Date | null; hiddenAt: Date | null; authorId: string | null },
  context: Context,
): boolean {
  if (deletedAt) return false;
  const isAuthor = authorId !== null && authorId === context.viewer?.id;
  return !hiddenAt || isAuthor || isModerator(context.viewer);
}

export const CommentNode = builder.prismaNode("Comment", {
  id: { field: "id", description: "The global id." },
  select: { id: true },
  description: "What a person says of a paper. Threads have one level.",
  fields: (t) => ({
    status: t.field({
      type: CommentStatusEnum,
      description: "Whether it can be read.",
      select: { deletedAt: true, hiddenAt: true },
      resolve: ({ deletedAt, hiddenAt }) =>
        deletedAt ? "DELETED" : hiddenAt ? "HIDDEN" : "VISIBLE",
    }),
    body: t.string({
      nullable: true,
      description: "The text as it was written, in Markdown; null when it cannot be read.",
      select: { ...READABLE, body: true },
      resolve: (comment, _args, context) => (canRead(comment, context) ? comment.body : null),
    }),
    bodyHtml: t.string({
      nullable: true,
      description:
        "The text as HTML that any page can show: no scripts, styles or images, links marked `nofollow ugc noopener`. A mention is a `span` of class `mention` with `data-handle`, mathematics a `code` of class `math`. Null when it cannot be read.",
      select: { ...READABLE, body: true, bodyHtml: true, renderer: true, handles: true },
      resolve: (comment, _args, context) => {
        if (!canRead(comment, context)) return null;
        const { body, bodyHtml, renderer, handles } = comment;
        return renderer === RENDERER ? bodyHtml : renderAnyway(body, handles);
      },
    }),
    author: t.field({
      type: PersonNode,
      nullable: true,
      description: "Who wrote it; null when it cannot be read, and when they have left.",
      select: (_args, _context, nested) => ({ ...READABLE, author: nested() }),
      resolve: (comment, _args, context) => (canRead(comment, context) ? comment.author : null),
    }),
    revision: t.exposeInt("revision", {
      description: "From 1, one more with each edit: `editComment` says which one it changes.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was written." }),
    editedAt: t.expose("editedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was last edited; null when it never was.",
    }),
    paper: t.relation("paper", { type: PaperNode, description: "The paper it is about." }),
    mentions: t.field({
      type: [PersonNode],
      description: "Whom it mentions by `@handle`: at most 20.",
      select: (_args, _context, nested) => ({
        ...READABLE,
        mentions: { orderBy: { userId: "asc" }, select: { user: nested() } },
      }),
      resolve: (comment, _args, context) =>
        canRead(comment, context) ? comment.mentions.map(({ user }) => user) : [],
    }),
    replyCount: t.relationCount("replies", {
      where: { deletedAt: null, hiddenAt: null },
      description: "How many replies of its thread can be read; 0 on a reply.",
    }),
    viewerCanEdit: t.boolean({
      description: "Whether the viewer can change its text.",
      select: { authorId: true, hiddenAt: true },
      resolve: ({ authorId, hiddenAt }, _args, { viewer }) =>
        viewer !== null && authorId === viewer.id && hiddenAt === null,
    }),
    viewerCanDelete: t.boolean({
      description: "Whether the viewer can delete it.",
      select: { authorId: true },
      resolve: ({ authorId }, _args, { viewer }) => viewer !== null && authorId === viewer.id,
    }),
  }),
});

registerNodeLoader(
  "Comment",
  byRow((query, context) =>
    context.db.comment.findMany({ ...query, where: { ...query.where, paper: shownTo(context) } }),
  ),
);
