import { queryFromInfo } from "@pothos/plugin-prisma";
import type { GraphQLResolveInfo } from "graphql";
import type { AuthorNode } from "../authors/author.ts";
import type { Context } from "../context.ts";
import { NODE_PATHS } from "../node-paths.ts";
import { fieldLoader } from "../request-loader.ts";
import type { OrgAuthorsPage } from "./read-org-authors.sql.ts";
import { readOrgAuthors } from "./read-org-authors.sql.ts";

/** A loaded author, with the keys by which they are paged. */
export interface LoadedAuthor {
  id: number;
  nameKey: string;
  author: typeof AuthorNode.$inferType;
}

/** An org whose authors are asked for, and what is asked of them. */
interface Seed {
  orgId: number;
  page: OrgAuthorsPage;
  query: object;
}

const loader = fieldLoader<Seed, LoadedAuthor[], number>(
  (context) => (seeds) => loadBatch(seeds, context),
  { cacheKeyFn: (seed) => seed.orgId },
);

/**
 * A page of the authors of an org's papers, loaded with what this field selects of them. All orgs of an answer are
 * answered together: two statements, however many they are.
 */
export function loadOrgAuthors(
  orgId: number,
  page: OrgAuthorsPage,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<LoadedAuthor[]> {
  const [node] = info.fieldNodes;
  if (!node) return Promise.resolve([]);
  // Asked each time, as neighbour-loader.ts says.
  const query = queryFromInfo({
    context,
    info,
    typeName: "Author",
    paths: NODE_PATHS,
    select: { id: true },
  });
  return loader(context, node).load({ orgId, page, query });
}

async function loadBatch(seeds: readonly Seed[], { db }: Context): Promise<LoadedAuthor[][]> {
  // They come from one field, and so all from the same page.
  const [first] = seeds;
  if (!first) return [];
  const rows = await readOrgAuthors(
    db,
    seeds.map(({ orgId }) => orgId),
    first.page,
  );
  const authors = await db.author.findMany({
    ...first.query,
    where: { id: { in: [...new Set(rows.map(({ id }) => id))] } },
  });
  const byId = new Map(authors.map((author) => [author.id, author]));
  const byOrg = Map.groupBy(rows, (row) => row.orgId);
  return seeds.map(({ orgId }) =>
    (byOrg.get(orgId) ?? []).flatMap(({ id, nameKey }) => {
      const author = byId.get(id);
      return author ? [{ id, nameKey, author }] : [];
    }),
  );
}
