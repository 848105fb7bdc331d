import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The folder of the whole project. */
export const ROOT = join(import.meta.dirname, "../../../..");

/** What docs/api.md says. */
export const apiDocs = await readFile(join(ROOT, "docs/api.md"), "utf8");

/** One operation that docs/api.md shows. */
export interface Example {
  name: string;
  query: string;
  variables: Record<string, unknown>;
  signedIn: boolean;
}

/**
 * Each block of GraphQL, with the JSON that follows it as its variables, in the order of the page: what one writes, a
 * later one reads.
 */
export const examples: Example[] = [
  ...apiDocs.matchAll(/```graphql( signed-in)?\n([^]*?)```(?:\s*```json\n([^]*?)```)?/g),
].map(([, signedIn, query = "", variables]) => ({
  name: /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? query,
  query,
  variables: variables === undefined ? {} : (JSON.parse(variables) as Record<string, unknown>),
  signedIn: signedIn !== undefined,
}));
