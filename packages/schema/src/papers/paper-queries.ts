import { queryFromInfo } from "@pothos/plugin-prisma";
import { builder } from "../builder.ts";
import { sqlSelection } from "../sql-selection.ts";
import { findPapers, wherePaper } from "./find-paper.ts";
import { PaperNode } from "./paper.ts";
import { PaperRefInput } from "./paper-ref-input.ts";
import { readPaperRef } from "./paper-ref.ts";
import { readPaper } from "./read-paper.sql.ts";

builder.queryFields((t) => ({
  paper: t.field({
    type: PaperNode,
    nullable: true,
    description: "One paper by any of its names; null when it is not here.",
    args: { ref: t.arg({ type: PaperRefInput, description: "Which one." }) },
    resolve: (_root, { ref }, context, info) => {
      const name = readPaperRef(ref);
      const { sql, viewer, db } = context;
      const selection = sql ? sqlSelection(info) : null;
      if (sql && selection) {
        // The row holds what the operation asks of it, which is all that its type promises.
        return readPaper(sql, viewer, selection, name) as Promise<never>;
      }
      const query = queryFromInfo({ context, info, select: { id: true } });
      return db.paper.findFirst({ ...query, where: wherePaper(name) });
    },
  }),
  papers: t.field({
    type: [PaperNode],
    nullable: { list: false, items: true },
    description: "Up to 100 papers by their names: in the same order, null where one is not here.",
    args: { refs: t.arg({ type: [PaperRefInput], description: "Which ones." }) },
    complexity: ({ refs }) => ({ field: 1, multiplier: refs.length }),
    resolve: async (_root, { refs }, context, info) => {
      const ids = await findPapers(context.db, refs);
      const papers = await context.db.paper.findMany({
        ...queryFromInfo({ context, info, select: { id: true } }),
        where: { id: { in: ids.filter((id) => id !== null) } },
      });
      const byId = new Map(papers.map((paper) => [paper.id, paper]));
      return ids.map((id) => (id === null ? null : (byId.get(id) ?? null)));
    },
  }),
}));
