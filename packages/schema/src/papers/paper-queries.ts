import { queryFromInfo } from "@pothos/plugin-prisma";
import { builder } from "../builder.ts";
import { isModerator } from "../roles.ts";
import { sqlSelection } from "../sql-selection.ts";
import { findPapers, readPaperRefs, wherePaper } from "./find-paper.ts";
import { PaperNode } from "./paper.ts";
import { PaperRefInput } from "./paper-ref-input.ts";
import { readPaperRef } from "./paper-ref.ts";
import { readPaper, readPapers } from "./read-paper.sql.ts";
import { shownTo } from "./shown-papers.ts";

builder.queryFields((t) => ({
  paper: t.field({
    type: PaperNode,
    nullable: true,
    description: "One paper by any of its names; null when it is not here.",
    args: { ref: t.arg({ type: PaperRefInput, description: "Which one." }) },
    resolve: (_root, { ref }, context, info) => {
      const name = readPaperRef(ref);
      const { sql, viewer, db, instance } = context;
      const noticed = <Row>(paper: Row): Row => {
        if (paper !== null) context.countRefresher?.paperOpened(name);
        return paper;
      };
      const selection = sql ? sqlSelection(info, instance) : null;
      if (sql && selection) {
        // The row holds what the operation asks of it, which is all that its type promises.
        return readPaper(sql, viewer, selection, name, isModerator(viewer)).then(
          noticed,
        ) as Promise<never>;
      }
      const query = queryFromInfo({ context, info, select: { id: true } });
      const where = { AND: [wherePaper(name), shownTo(context)] };
      return db.paper.findFirst({ ...query, where }).then(noticed);
    },
  }),
  papers: t.field({
    type: [PaperNode],
    nullable: { list: false, items: true },
    description: "Up to 100 papers by their names: in the same order, null where one is not here.",
    args: { refs: t.arg({ type: [PaperRefInput], description: "Which ones." }) },
    complexity: ({ refs }) => ({ field: 1, multiplier: refs.length }),
    resolve: async (_root, { refs }, context, info) => {
      const { sql, viewer, instance } = context;
      const selection = sql ? sqlSelection(info, instance) : null;
      if (sql && selection) {
        const names = readPaperRefs(refs);
        return readPapers(
          sql,
          viewer,
          selection,
          names,
          isModerator(context.viewer),
        ) as Promise<never>;
      }
      const ids = await findPapers(context.db, refs);
      const papers = await context.db.paper.findMany({
        ...queryFromInfo({ context, info, select: { id: true } }),
        where: { id: { in: ids.filter((id) => id !== null) }, ...shownTo(context) },
      });
      const byId = new Map(papers.map((paper) => [paper.id, paper]));
      return ids.map((id) => (id === null ? null : (byId.get(id) ?? null)));
    },
  }),
}));
