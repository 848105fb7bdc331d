import { builder } from "../builder.ts";
import { byRow, registerNodeLoader } from "../node-loaders.ts";
import { PaperNode } from "../papers/paper.ts";

const OrgNode = builder.prismaNode("Org", {
  id: { field: "id", description: "The global id." },
  select: { id: true },
  description: "A lab, university or company.",
  fields: (t) => ({
    slug: t.exposeString("slug", { description: "Its short name in addresses, such as `nvidia`." }),
    name: t.exposeString("name", { description: "Its name." }),
    url: t.expose("url", { type: "URL", nullable: true, description: "Its page." }),
    paperCount: t.relationCount("papers", { description: "How many papers of its are here." }),
    papers: t.relatedConnection("papers", {
      type: PaperNode,
      cursor: "id",
      description: "Its papers, the newest here first.",
      query: { orderBy: { id: "desc" } },
    }),
  }),
});

builder.prismaObjectFields(PaperNode, (t) => ({
  org: t.relation("org", {
    nullable: true,
    description: "The lab, university or company that stands behind it.",
  }),
}));

builder.queryField("org", (t) =>
  t.prismaField({
    type: OrgNode,
    nullable: true,
    description: "One org; null when there is none of this slug.",
    args: { slug: t.arg.string({ description: "Its short name, such as `nvidia`." }) },
    resolve: (query, _root, { slug }, { db }) =>
      db.org.findUnique({ ...query, where: { slug: slug.toLowerCase() } }),
  }),
);

registerNodeLoader(
  "Org",
  byRow((query, { db }) => db.org.findMany(query)),
);
