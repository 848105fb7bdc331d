import { builder } from "../builder.ts";
import { InvalidInputError, NotFoundError, RateLimitedError, SignedOutError } from "../errors.ts";
import { PaperNode } from "../papers/paper.ts";
import { PaperRefInput } from "../papers/paper-ref-input.ts";
import { setVote } from "./set-vote.ts";
import "./vote.sql.ts";

builder.prismaObjectFields(PaperNode, (t) => ({
  upvoteCount: t.exposeInt("upvoteCount", { description: "Upvotes of this community." }),
  viewerHasUpvoted: t.boolean({
    description: "Whether the viewer's vote is among them; false when nobody is signed in.",
    select: (_args, { viewer }) => ({
      votes: { select: { userId: true }, where: { userId: viewer?.id ?? "" }, take: 1 },
    }),
    resolve: (paper) => paper.votes.length > 0,
  }),
}));

const SetVoteInput = builder.inputType("SetVoteInput", {
  description: "A vote as it shall be.",
  fields: (t) => ({
    paper: t.field({ type: PaperRefInput, description: "The paper." }),
    upvoted: t.boolean({ description: "Whether the viewer's vote shall be there." }),
  }),
});

const SetVoteSuccess = builder.objectRef<{ paperId: number }>("SetVoteSuccess").implement({
  description: "The vote is as it was asked for.",
  fields: (t) => ({
    paper: t.prismaField({
      type: PaperNode,
      description: "The paper, with its new count.",
      resolve: (query, { paperId }, _args, { db }) =>
        db.paper.findUniqueOrThrow({ ...query, where: { id: paperId } }),
    }),
  }),
});

builder.mutationField("setVote", (t) =>
  t.withAuth({ scope: "VOTE" }).field({
    type: SetVoteSuccess,
    description: "Makes the viewer's vote on a paper be there or not be there. Safe to send again.",
    errors: {
      types: [SignedOutError, InvalidInputError, NotFoundError, RateLimitedError],
      directResult: true,
      union: { name: "SetVoteResult", description: "The changed paper, or why not." },
    },
    args: { input: t.arg({ type: SetVoteInput, description: "The vote as it shall be." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      return setVote(db, viewer, input.paper, input.upvoted);
    },
  }),
);
