import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import type { Context } from "@paperround/schema/context";
import { createSchema, createYoga } from "graphql-yoga";
import { expect, test, vi } from "vitest";
import type { Exchange, ServerContext } from "../../src/exchange.ts";
import { stopListening } from "../../src/listen.ts";
import { createSubscriptions } from "../../src/live/use-subscriptions.ts";

// The patience of the server is a minute, and the test's is not: so the parts are put together here, with less of it.

const LONG = "x".repeat(1_000_000);

test("a connection that takes nothing is cut, and its place is free", async () => {
  const left = vi.fn();
  let told = 0;
  const schema = createSchema<ServerContext>({
    typeDefs: "type Query { a: Int } type Subscription { story: String! }",
    resolvers: {
      Subscription: {
        story: {
          async *subscribe() {
            try {
              for (;;) {
                told += 1;
                yield { story: LONG };
              }
            } finally {
              left();
            }
          },
        },
      },
    },
  });
  const subscriptions = createSubscriptions({
    settings: { perPerson: 1, inAll: 1, longestSeconds: 3_600 },
    contextOf: (exchange) => ({ exchange }) as unknown as Context,
    stillHolds: () => Promise.resolve(true),
    pace: { round: 20, unread: 300, farewell: 100 },
  });
  const yoga = createYoga<ServerContext>({
    schema,
    plugins: [subscriptions.plugin],
    logging: false,
  });
  const http = createServer((request, response) => {
    const exchange = {
      clientAddress: "",
      caller: null,
      disconnect: () => response.destroy(),
    } as unknown as Exchange;
    void yoga(request, response, { exchange });
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const { port } = http.address() as AddressInfo;

  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => {});
  socket.write(
    "GET /graphql?query=subscription{story} HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\n\r\n",
  );
  await once(socket, "readable");
  // Nothing is read from here on. What the system holds for a connection is some megabytes.
  await vi.waitFor(() => expect(left).toHaveBeenCalled(), { timeout: 15_000 });
  expect(told).toBeLessThan(60);
  socket.resume();
  await once(socket, "close");

  const again = await fetch(`http://127.0.0.1:${port}/graphql?query=subscription{story}`, {
    headers: { accept: "text/event-stream" },
  });
  expect(again.status).toBe(200);
  await again.body?.cancel();
  await stopListening(http, 0);
});
