// PostGraphile over node:http: its schema is made of the database's tables and functions (postgraphile.sql).
import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { databaseUrl, ready } from "./as-peer.mjs";

const pgl = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString: databaseUrl, schemas: ["public"] })],
  grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false },
});
const http = createServer();
await pgl.createServ(grafserv).addTo(http);
http.keepAliveTimeout = 75_000;
http.listen(0, "127.0.0.1", () => {
  const address = /** @type {import("node:net").AddressInfo} */ (http.address());
  ready(`http://127.0.0.1:${address.port}`, async () => {
    http.closeAllConnections();
    http.close();
    await pgl.release();
  });
});
