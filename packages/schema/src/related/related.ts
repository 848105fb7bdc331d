import type { GraphQLResolveInfo } from "graphql";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import type { PageArgs } from "../keyset.ts";
import { DEFAULT_PAGE } from "../paging.ts";
import { PaperNode } from "../papers/paper.ts";
import { registerSqlFields } from "../sql-fields.ts";
import { MAX_RELATED } from "./read-related.sql.ts";
import { RELATED_ROWS, RelatedPaperConnection } from "./related-connection.ts";
import { relatedPage } from "./related-page.ts";

registerSqlFields("Paper", {
  related: { later: ({ row }) => `${row}.id`, resolve: nearPaper, rows: RELATED_ROWS },
});

builder.prismaObjectFields(PaperNode, (t) => ({
  related: t.connection(
    {
      type: PaperNode,
      description: "Papers near this one, the nearest first: at most 50.",
      select: { id: true },
      complexity: ({ first, last }) => ({
        field: 10,
        multiplier: Math.max(1, first ?? last ?? DEFAULT_PAGE),
      }),
      resolve: ({ id }, args, context, info) => nearPaper(id, args, context, info),
    },
    RelatedPaperConnection,
  ),
}));

function nearPaper(id: number, args: PageArgs, context: Context, info: GraphQLResolveInfo) {
  const question = { like: [id], limit: MAX_RELATED };
  return relatedPage({ name: `Paper ${id}`, question }, "RELEVANCE", args, context, info);
}
