/**
 * For the nested selection of a connection that reads its rows itself: what an operation asks of the rows stands
 * under `nodes` and under `edges { node }`.
 * @param typename the rows' type
 */
export function nodePaths(typename: string): string[] {
  const paths = [[{ name: "nodes" }], [{ name: "edges" }, { name: "node" }]];
  // Pothos' own connections hand this over in place of one path; its types know of one path only.
  return { getType: () => typename, paths } as unknown as string[];
}
