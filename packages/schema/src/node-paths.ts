/** Where what an operation asks of a connection's rows stands: under `nodes` and under `edges { node }`. */
export const NODE_PATHS = [["nodes"], ["edges", "node"]];

/**
 * For the nested selection of a connection that reads its rows itself.
 * @param typename the rows' type
 */
export function nodePaths(typename: string): string[] {
  const paths = NODE_PATHS.map((path) => path.map((name) => ({ name })));
  // Pothos' own connections hand this over in place of one path; its types know of one path only.
  return { getType: () => typename, paths } as unknown as string[];
}
