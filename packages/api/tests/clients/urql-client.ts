import { Client, fetchExchange, subscriptionExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import type { UpdateResolver } from "@urql/exchange-graphcache";
import { relayPagination } from "@urql/exchange-graphcache/extras";
import { buildSchema, introspectionFromSchema } from "graphql";
import { createClient as createSseClient } from "graphql-sse";

/** What a program may want of urql besides. */
interface UrqlOptions {
  token?: string;
  /** Instead of the platform's. */
  fetch?: typeof fetch;
  /** Is told what the cache finds odd. */
  logger?: (severity: string, message: string) => void;
}

/**
 * urql with its normalised cache, as docs/api.md shows it: a test holds the two together.
 * @param server without a trailing slash
 */
export async function createUrqlClient(server: string, options: UrqlOptions = {}): Promise<Client> {
  const { token, fetch: ask = fetch, logger = () => undefined } = options;
  const headers: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${token}` };

  // docs/api.md, "With urql", begins
  const schema = introspectionFromSchema(
    buildSchema(await (await fetch(`${server}/schema.graphql`)).text()),
  );
  // What has an id is one thing wherever it stands; anything else is a part of what holds it.
  const keys = Object.fromEntries(
    schema.__schema.types
      .filter((type) => type.kind === "OBJECT" && !type.fields.some(({ name }) => name === "id"))
      .map(({ name }) => [name, () => null]),
  );
  // A thing that is gone is told by its id.
  const forget =
    (field: string, __typename: string): UpdateResolver =>
    (result, _args, cache) => {
      const { deletedId: id, comment } = result[field] as { deletedId?: string; comment?: unknown };
      if (id !== undefined && !comment) cache.invalidate({ __typename, id });
    };
  const sse = createSseClient({ url: `${server}/graphql`, headers });
  const client = new Client({
    url: `${server}/graphql`,
    fetch: ask,
    fetchOptions: { headers },
    preferGetMethod: false,
    exchanges: [
      cacheExchange({
        schema,
        keys,
        logger,
        resolvers: { Query: { feed: relayPagination() } },
        updates: {
          Mutation: {
            deleteList: forget("deleteList", "List"),
            deleteComment: forget("deleteComment", "Comment"),
          },
        },
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = "", variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: sse.subscribe({ query, variables: variables ?? {} }, sink),
          }),
        }),
      }),
    ],
  });
  // docs/api.md, "With urql", ends
  return client;
}
