// Sends a load by autocannon, in a process of its own, and prints what came of it as JSON.
import { readFileSync } from "node:fs";
import autocannon from "autocannon";
import type { Load } from "./load-generator.ts";
import { CONNECTIONS } from "./load-generator.ts";

const load = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Load;
let next = 0;
const result = await autocannon({
  url: load.url,
  connections: CONNECTIONS,
  duration: load.seconds,
  // Each connection has a part of the requests: building all of them for each takes longer than the load.
  setupClient(client) {
    const from = next++;
    client.setRequests(
      load.requests
        .filter((_, index) => index % CONNECTIONS === from % CONNECTIONS)
        .map(({ body, ...request }) => ({ ...request, ...(body === "" ? {} : { body }) })),
    );
  },
});
console.log(
  JSON.stringify({
    requests: result.requests.total,
    seconds: result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.errors + result.non2xx,
  }),
);
