import { builder } from "../builder.ts";
import { InvalidInputError, NotFoundError, RateLimitedError, SignedOutError } from "../errors.ts";
import { readRowId } from "../global-id.ts";
import { CommentNode } from "./comment.ts";
import { loadReactions } from "./reactions-loader.ts";
import type { ReactionGroup } from "./read-reactions.sql.ts";
import { setReaction } from "./set-reaction.ts";

const ReactionEnum = builder.enumType("Reaction", {
  description: "What one can say of a comment with one click.",
  values: {
    AGREE: { description: "So it is." },
    THANKS: { description: "That helped." },
    INSIGHTFUL: { description: "That is a thought." },
    FUNNY: { description: "That made me laugh." },
    CURIOUS: { description: "Tell us more." },
  } as const,
});

const ReactionGroupType = builder.objectRef<ReactionGroup>("ReactionGroup").implement({
  description: "The reactions of one kind to a comment.",
  fields: (t) => ({
    reaction: t.expose("reaction", { type: ReactionEnum, description: "The kind." }),
    count: t.exposeInt("count", { description: "How many people reacted so." }),
    viewerHasReacted: t.exposeBoolean("viewerHasReacted", {
      description: "Whether the viewer did; false when nobody is signed in.",
    }),
  }),
});

builder.prismaObjectFields(CommentNode, (t) => ({
  reactorCount: t.exposeInt("reactorCount", {
    description: "How many people reacted: who did so in several ways counts once.",
  }),
  reactions: t.field({
    type: [ReactionGroupType],
    description: "The reactions by kind, those that somebody gave.",
    select: { id: true },
    resolve: ({ id }, _args, context) => loadReactions(id, context),
  }),
}));

const SetReactionSuccess = builder
  .objectRef<{ commentId: number }>("SetReactionSuccess")
  .implement({
    description: "The reaction is as it was asked for.",
    fields: (t) => ({
      comment: t.prismaField({
        type: CommentNode,
        description: "The comment, with its new counts.",
        resolve: async (query, { commentId }, _args, { db }) => {
          const comment = await db.comment.findUnique({ ...query, where: { id: commentId } });
          if (comment) return comment;
          throw new NotFoundError("This comment has just been deleted.");
        },
      }),
    }),
  });

const SetReactionInput = builder.inputType("SetReactionInput", {
  description: "A reaction as it shall be.",
  fields: (t) => ({
    commentId: t.id({ description: "The comment's global id." }),
    reaction: t.field({ type: ReactionEnum, description: "The kind." }),
    on: t.boolean({ description: "Whether the viewer's reaction shall be there." }),
  }),
});

builder.mutationField("setReaction", (t) =>
  t.withAuth({ scope: "VOTE" }).field({
    type: SetReactionSuccess,
    description:
      "Makes the viewer's reaction to a comment be there or not be there. Safe to send again.",
    errors: {
      types: [SignedOutError, InvalidInputError, NotFoundError, RateLimitedError],
      directResult: true,
      union: { name: "SetReactionResult", description: "The changed comment, or why not." },
    },
    args: { input: t.arg({ type: SetReactionInput, description: "The reaction as it shall be." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      const { reaction, on } = input;
      const commentId = readRowId("Comment", input.commentId, ["input", "commentId"]);
      return setReaction(db, viewer, { commentId, reaction, on });
    },
  }),
);
