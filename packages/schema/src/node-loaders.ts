import { brandWithType } from "@pothos/core";
import { queryFromInfo } from "@pothos/plugin-prisma";
import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "./context.ts";
import type { GlobalId } from "./global-id.ts";

/** How the nodes of one type are loaded: together, and only those that the viewer may see. */
export interface NodeLoader {
  /** @param query what the operation selects, for Prisma */
  load(ids: string[], query: object, context: Context): Promise<object[]>;
  /** What may stand behind the type's name in a global id of a loaded row: several for a merged paper. */
  idsOf(row: object): string[];
}

const loaders = new Map<string, NodeLoader>();

/** Says how the nodes of a type are loaded by their global ids. */
export function registerNodeLoader(typename: string, loader: NodeLoader): void {
  loaders.set(typename, loader);
}

/** The loader of a type whose rows are numbered. */
export function byRow(
  load: (query: { where: { id: { in: number[] } } }, context: Context) => Promise<{ id: number }[]>,
): NodeLoader {
  return {
    load: (ids, query, context) =>
      load({ ...query, where: { id: { in: ids.map(Number) } } }, context),
    idsOf: (row) => [String((row as { id: number }).id)],
  };
}

/** Loads whatever has these global ids, with one statement a type: in their order, null where there is none to see. */
export async function loadNodes(
  ids: readonly GlobalId[],
  context: Context,
  info: GraphQLResolveInfo,
): Promise<(object | null)[]> {
  const found = new Map<string, object>();
  const byType = Map.groupBy(ids, (id) => id.typename);
  await Promise.all(
    [...byType].map(async ([typename, group]) => {
      const loader = loaders.get(typename);
      if (!loader) return;
      const query = queryFromInfo({ context, info, typeName: typename });
      const unique = [...new Set(group.map(({ id }) => id))];
      for (const row of await loader.load(unique, query, context)) {
        brandWithType(row, typename as never);
        for (const id of loader.idsOf(row)) found.set(`${typename}:${id}`, row);
      }
    }),
  );
  return ids.map(({ typename, id }) => found.get(`${typename}:${id}`) ?? null);
}
