import { encodeGlobalID } from "@pothos/plugin-relay";
import { builder } from "../builder.ts";
import { followedPapers, MAX_FOLLOWED } from "../live/followed-papers.ts";
import { PaperRefInput } from "../papers/paper-ref-input.ts";
import { shownTo } from "../papers/shown-papers.ts";
import { CommentNode } from "./comment.ts";
import type { CommentNews } from "./follow-comments.ts";
import { followComments } from "./follow-comments.ts";

const CommentChange = builder.objectRef<CommentNews>("CommentChange").implement({
  description: "A comment that is new, or of which something has changed.",
  fields: (t) => ({
    paperId: t.id({
      nullable: true,
      description: "The global id of its paper; null where no comment is named.",
      resolve: ({ comment }) => comment && encodeGlobalID("Paper", comment.paperId),
    }),
    commentId: t.id({
      nullable: true,
      description:
        "Its global id; null when so many have changed that the threads are better read anew.",
      resolve: ({ comment }) => comment && encodeGlobalID("Comment", comment.id),
    }),
    comment: t.prismaField({
      type: CommentNode,
      nullable: true,
      description: "The comment as it is now; null where none is named, or it is here no more.",
      resolve: (query, { comment }, _args, context) =>
        comment &&
        context.db.comment.findFirst({
          ...query,
          where: { id: comment.id, paper: shownTo(context) },
        }),
    }),
  }),
});

builder.subscriptionField("commentChanged", (t) =>
  t.field({
    type: CommentChange,
    description: `The comments on up to ${MAX_FOLLOWED} papers: tells of each that is written, edited, deleted, hidden or reacted to. Changes that come together are told once. It begins when the answer's headers have come: what is read after that misses nothing.`,
    args: {
      papers: t.arg({
        type: [PaperRefInput],
        description: `Which ones: at least 1, at most ${MAX_FOLLOWED}.`,
      }),
    },
    subscribe: async (_root, { papers }, context) =>
      followComments(context.changes, await followedPapers(context, papers)),
    resolve: (news) => news,
  }),
);
