import { builder } from "../builder.ts";
import { ListNode } from "../lists/list.ts";
import { DEFAULT_PAGE } from "../paging.ts";
import { PaperNode } from "../papers/paper.ts";
import { PaperRefInput } from "../papers/paper-ref-input.ts";
import { registerSqlRoot } from "../sql-fields.ts";
import { loadSeeds } from "./list-seeds.ts";
import { RELATED_ROWS, RelatedPaperConnection, RelatedSortEnum } from "./related-connection.ts";
import { readRelatedTo } from "./related-input.ts";
import { relatedPage } from "./related-page.ts";

/** So many can be paged through: more than of one paper, as more may be asked for. */
const MOST_NEAR = 200;

// Its papers are read by SQL when everything that is asked of them can be.
registerSqlRoot("relatedTo", RELATED_ROWS);

const RelatedToInput = builder.inputType("RelatedToInput", {
  description: "What papers are to be near to: papers, a description, or both.",
  fields: (t) => ({
    refs: t.field({
      type: [PaperRefInput],
      required: false,
      description: "Papers, at most 50; those that are not here are passed over.",
    }),
    lessLike: t.field({
      type: [PaperRefInput],
      required: false,
      description: "Papers that the answer should have less of, at most 50.",
    }),
    title: t.string({
      required: false,
      description: "The title of a paper that is not here, or a thought in a few words.",
    }),
    abstract: t.string({ required: false, description: "Its abstract." }),
    keywords: t.stringList({ required: false, description: "Its keywords, at most 20." }),
  }),
});

const complexity = ({ first, last }: { first?: number | null; last?: number | null }) => ({
  field: 20,
  multiplier: Math.max(1, first ?? last ?? DEFAULT_PAGE),
});

builder.queryField("relatedTo", (t) =>
  t.connection(
    {
      type: PaperNode,
      description:
        "Papers near what is described, at most 200: near one paper that need not be here, or near several at once. What was named is never among them.",
      args: {
        input: t.arg({ type: RelatedToInput, description: "What they are to be near to." }),
        sort: t.arg({
          type: RelatedSortEnum,
          required: false,
          description: "What stands first of the nearest; RELEVANCE unless told.",
        }),
      },
      complexity,
      resolve: async (_root, { input, sort, ...args }, context, info) => {
        const question = await readRelatedTo(input, context, MOST_NEAR);
        const asked = question && { name: JSON.stringify(question), question };
        return relatedPage(asked, sort ?? "RELEVANCE", args, context, info);
      },
    },
    RelatedPaperConnection,
  ),
);

builder.prismaObjectFields(ListNode, (t) => ({
  related: t.connection(
    {
      type: PaperNode,
      description:
        "Papers near those of the list, of which the last added count, at most 200; none of the list's own.",
      args: {
        sort: t.arg({
          type: RelatedSortEnum,
          required: false,
          description: "What stands first of the nearest; RELEVANCE unless told.",
        }),
      },
      select: { id: true },
      complexity,
      resolve: async (list, { sort, ...args }, context, info) => {
        const like = await loadSeeds(list.id, context);
        const question = { like, limit: MOST_NEAR };
        const asked = like.length === 0 ? null : { name: `List ${list.id}`, question };
        return relatedPage(asked, sort ?? "RELEVANCE", args, context, info);
      },
    },
    RelatedPaperConnection,
  ),
}));
