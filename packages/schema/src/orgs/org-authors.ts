import { AuthorNode } from "../authors/author.ts";
import { builder } from "../builder.ts";
import { keysetBounds, keysetPage, readPage } from "../keyset.ts";
import { DEFAULT_PAGE } from "../paging.ts";
import { loadOrgAuthors } from "./org-authors-loader.ts";
import { OrgNode } from "./org.ts";

const AUTHORS = {
  name: "org.authors",
  direction: "asc",
  columns: { nameKey: "text", id: "integer" },
} as const;

builder.prismaObjectFields(OrgNode, (t) => ({
  authors: t.connection({
    type: AuthorNode,
    description: "Who wrote its papers, by name.",
    select: { id: true },
    // All of them are looked through for any page.
    complexity: ({ first, last }) => ({
      field: 50,
      multiplier: Math.max(1, first ?? last ?? DEFAULT_PAGE),
    }),
    resolve: async (org, args, context, info) => {
      const { size, backwards } = readPage(args);
      const bounds = keysetBounds(AUTHORS, args) as Pick<
        Parameters<typeof loadOrgAuthors>[1],
        "after" | "before"
      >;
      const page = { ...bounds, backwards, take: size + 1 };
      const rows = await loadOrgAuthors(org.id, page, context, info);
      const { edges, pageInfo } = keysetPage(AUTHORS, args, rows);
      return { pageInfo, edges: edges.map(({ cursor, node }) => ({ cursor, node: node.author })) };
    },
  }),
}));
