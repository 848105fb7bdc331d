// Apollo Server, with its own HTTP server.
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { bits, databaseUrl, ready } from "./as-peer.mjs";
import { createContext, createResolvers, openPool, TYPE_DEFS } from "./hand-written.mjs";

const pool = openPool(databaseUrl);
const server = new ApolloServer({ typeDefs: TYPE_DEFS, resolvers: createResolvers(bits) });
const { url } = await startStandaloneServer(server, {
  listen: { host: "127.0.0.1", port: 0 },
  context: async ({ req }) => createContext(pool.query, String(req.headers["x-viewer"] ?? "")),
});
ready(new URL(url).origin, async () => {
  await server.stop();
  await pool.close();
});
