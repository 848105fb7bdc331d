import { builder } from "../builder.ts";
import { keysetPage, keysetQuery } from "../keyset.ts";
import { byRow, registerNodeLoader } from "../node-loaders.ts";
import { nodePaths } from "../node-paths.ts";
import { PaperNode } from "../papers/paper.ts";
import type { PaperOrders } from "../papers/paper-order.ts";
import { PaperOrderEnum } from "../papers/paper-order.ts";
import { SHOWN } from "../papers/shown-papers.ts";
import "./org.sql.ts";

const SLUG = /^[\w.-]{1,100}$/;

const PAPERS: PaperOrders = {
  ADDED: { name: "org.papers", direction: "desc", columns: { id: "integer" } },
  PUBLISHED: {
    name: "org.papers-published",
    direction: "desc",
    columns: { publishedOn: "day?", id: "integer" },
  },
  UPVOTES: {
    name: "org.papers-upvotes",
    direction: "desc",
    columns: { upvoteCount: "integer", id: "integer" },
  },
};

export const OrgNode = builder.prismaNode("Org", {
  id: { field: "id", description: "The global id." },
  select: { id: true },
  description: "A lab, university or company.",
  fields: (t) => ({
    slug: t.exposeString("slug", { description: "Its short name in addresses, such as `nvidia`." }),
    name: t.exposeString("name", { description: "Its name." }),
    url: t.expose("url", { type: "URL", nullable: true, description: "Its page." }),
    paperCount: t.relationCount("papers", {
      where: { rootId: null, ...SHOWN },
      description: "How many papers of its are here.",
    }),
    papers: t.connection({
      type: PaperNode,
      description: "Its papers.",
      args: {
        orderBy: t.arg({
          type: PaperOrderEnum,
          defaultValue: "ADDED",
          description: "In which order.",
        }),
      },
      select: ({ orderBy, ...args }, _context, nested) => ({
        papers: nested(standing(keysetQuery(PAPERS[orderBy], args)), nodePaths("Paper")),
      }),
      resolve: (org, { orderBy, ...args }) =>
        keysetPage<string, object>(PAPERS[orderBy], args, org.papers) as never,
    }),
  }),
});

builder.prismaObjectFields(PaperNode, (t) => ({
  org: t.relation("org", {
    nullable: true,
    description: "The lab, university or company that stands behind it.",
  }),
}));

function standing(query: ReturnType<typeof keysetQuery>) {
  return {
    ...query,
    where: { AND: [query.where, { rootId: null, ...SHOWN }] },
    select: { id: true, publishedOn: true, upvoteCount: true },
  };
}

builder.queryField("org", (t) =>
  t.prismaField({
    type: OrgNode,
    nullable: true,
    description: "One org; null when there is none of this slug.",
    args: { slug: t.arg.string({ description: "Its short name, such as `nvidia`." }) },
    resolve: (query, _root, { slug }, { db }) =>
      // What no slug looks like need not be looked up, and the database takes not every text.
      SLUG.test(slug) ? db.org.findUnique({ ...query, where: { slug: slug.toLowerCase() } }) : null,
  }),
);

registerNodeLoader(
  "Org",
  byRow((query, { db }) => db.org.findMany(query)),
);
