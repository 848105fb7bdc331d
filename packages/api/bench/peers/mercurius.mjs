// Mercurius on Fastify, compiling operations from their second time on.
import Fastify from "fastify";
import mercurius from "mercurius";
import { bits, databaseUrl, ready } from "./as-peer.mjs";
import { createContext, createResolvers, openPool, TYPE_DEFS } from "./hand-written.mjs";

const pool = openPool(databaseUrl);
const app = Fastify();
app.register(mercurius, {
  schema: TYPE_DEFS,
  resolvers: createResolvers(bits),
  jit: 1,
  context: (/** @type {import("fastify").FastifyRequest} */ request) =>
    createContext(pool.query, String(request.headers["x-viewer"] ?? "")),
});
const url = await app.listen({ host: "127.0.0.1", port: 0 });
ready(url, async () => {
  await app.close();
  await pool.close();
});
