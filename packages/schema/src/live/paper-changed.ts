import { encodeGlobalID } from "@pothos/plugin-relay";
import { builder } from "../builder.ts";
import { wherePaper } from "../papers/find-paper.ts";
import { PaperNode } from "../papers/paper.ts";
import { PaperRefInput } from "../papers/paper-ref-input.ts";
import { shownTo } from "../papers/shown-papers.ts";
import { followedPapers, MAX_FOLLOWED } from "./followed-papers.ts";
import { followPapers } from "./follow-papers.ts";

const PaperChange = builder.objectRef<{ paperId: number }>("PaperChange").implement({
  description: "A paper of which something has changed.",
  fields: (t) => ({
    paperId: t.id({
      description: "The global id of the paper that was followed, or that it was merged into.",
      resolve: ({ paperId }) => encodeGlobalID("Paper", paperId),
    }),
    paper: t.prismaField({
      type: PaperNode,
      nullable: true,
      description: "The paper as it is now; null when it is here no more.",
      resolve: (query, { paperId }, _args, context) =>
        context.db.paper.findFirst({
          ...query,
          where: { AND: [wherePaper({ paperId }), shownTo(context)] },
        }),
    }),
  }),
});

builder.subscriptionField("paperChanged", (t) =>
  t.field({
    type: PaperChange,
    description: `Votes, comments, facts and lists of up to ${MAX_FOLLOWED} papers: tells of a paper whenever one of its changes. Changes that come together are told once. It begins when the answer's headers have come: what is read after that misses nothing.`,
    args: {
      papers: t.arg({
        type: [PaperRefInput],
        description: `Which ones: at least 1, at most ${MAX_FOLLOWED}.`,
      }),
    },
    subscribe: async (_root, { papers }, context) =>
      followPapers(context.changes, await followedPapers(context, papers)),
    resolve: (paperId) => ({ paperId }),
  }),
);
