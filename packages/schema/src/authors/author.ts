import { builder } from "../builder.ts";
import { readRowId } from "../global-id.ts";
import { keysetPage, keysetQuery } from "../keyset.ts";
import { byRow, registerNodeLoader } from "../node-loaders.ts";
import { nodePaths } from "../node-paths.ts";
import { PaperNode } from "../papers/paper.ts";
import type { PaperOrders } from "../papers/paper-order.ts";
import { PaperOrderEnum } from "../papers/paper-order.ts";
import { SHOWN } from "../papers/shown-papers.ts";
import "./author.sql.ts";

const AUTHORS = { name: "authors", direction: "asc", columns: { position: "integer" } } as const;

/** Whoever stands in one list twice has two places there. */
const PLACE = { paperId: "integer", position: "integer" } as const;

const PAPERS: PaperOrders = {
  ADDED: { name: "author.papers", direction: "desc", columns: PLACE },
  PUBLISHED: {
    name: "author.papers-published",
    direction: "desc",
    columns: { publishedOn: "day?", ...PLACE },
    through: { publishedOn: "paper" },
  },
  UPVOTES: {
    name: "author.papers-upvotes",
    direction: "desc",
    columns: { upvoteCount: "integer", ...PLACE },
    through: { upvoteCount: "paper" },
  },
};

export const AuthorNode = builder.prismaNode("Author", {
  id: { field: "id", description: "The global id." },
  select: { id: true },
  description: "A person who writes papers. The same name need not be the same person.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "The name, as most papers print it." }),
    orcid: t.exposeString("orcid", {
      nullable: true,
      description: "The ORCID iD, when a source gave it.",
    }),
    paperCount: t.relationCount("authorships", {
      where: { paper: { rootId: null, ...SHOWN } },
      description: "How many papers of theirs are here.",
    }),
  }),
});

const AuthorshipType = builder.prismaObject("Authorship", {
  select: { paperId: true, position: true },
  description: "A person's place in a paper's author list.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "The name as this paper prints it." }),
    position: t.exposeInt("position", { description: "The place in the list, from 0." }),
    author: t.relation("author", { description: "The person." }),
    paper: t.relation("paper", { description: "The paper." }),
  }),
});

builder.prismaObjectFields(PaperNode, (t) => ({
  authors: t.connection({
    type: AuthorshipType,
    description: "The authors, in the paper's order.",
    select: (args, _context, nested) => ({
      authorships: nested(
        { ...keysetQuery(AUTHORS, args), select: { paperId: true, position: true } },
        nodePaths("Authorship"),
      ),
    }),
    resolve: (paper, args) => keysetPage(AUTHORS, args, paper.authorships),
  }),
}));

builder.prismaObjectFields(AuthorNode, (t) => ({
  papers: t.connection({
    type: AuthorshipType,
    description: "Their places in papers.",
    args: {
      orderBy: t.arg({
        type: PaperOrderEnum,
        defaultValue: "ADDED",
        description: "In which order.",
      }),
    },
    select: ({ orderBy, ...args }, _context, nested) => ({
      authorships: nested(
        ofStandingPapers(keysetQuery(PAPERS[orderBy], args)),
        nodePaths("Authorship"),
      ),
    }),
    resolve: (author, { orderBy, ...args }) =>
      keysetPage<string, object>(PAPERS[orderBy], args, author.authorships) as never,
  }),
}));

/** A merged paper's places stand for nothing any more: the paper it is one with has its own. */
function ofStandingPapers(query: ReturnType<typeof keysetQuery>) {
  return {
    ...query,
    where: { AND: [query.where, { paper: { rootId: null, ...SHOWN } }] },
    select: {
      paperId: true,
      position: true,
      paper: { select: { publishedOn: true, upvoteCount: true } },
    },
  };
}

builder.queryField("author", (t) =>
  t.prismaField({
    type: AuthorNode,
    nullable: true,
    description: "One author; null when there is none with this id.",
    args: { id: t.arg.id({ description: "The global id." }) },
    resolve: (query, _root, { id }, { db }) =>
      db.author.findUnique({ ...query, where: { id: readRowId("Author", id, ["id"]) } }),
  }),
);

registerNodeLoader(
  "Author",
  byRow((query, { db }) => db.author.findMany(query)),
);
