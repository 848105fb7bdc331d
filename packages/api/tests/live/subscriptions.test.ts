import { connect } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { createServer as createHttpServer } from "node:http";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { stopListening } from "../../src/listen.ts";
import { addPapers, arxivId, range } from "../papers/made-up-papers.ts";
import type { TestServer, TestServerOptions } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import { createTestDatabase } from "../support/test-database.ts";
import type { Database } from "../../src/database/database.ts";
import type { Subscribed } from "./subscribe.ts";
import { readEvents, subscribe } from "./subscribe.ts";

const PAPER_CHANGED = `subscription ($papers: [PaperRef!]!) {
  paperChanged(papers: $papers) { paper { sourceUpvoteCount } }
}`;
const PAPERS = { papers: [{ arxiv: arxivId(1) }] };

let database: Database;
let rows: number[];
const servers: TestServer[] = [];
const open: Subscribed[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  // Each server of these tests listens to its statements.
  database.pool.setMaxListeners(50);
  rows = await addPapers(database.prisma, range(1, 3));
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((subscription) => subscription.leave()));
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

afterAll(() => database.close());

async function start(live = {}, options: TestServerOptions = {}): Promise<TestServer> {
  const server = await createTestServer({
    database,
    ...options,
    config: {
      live: { perPerson: 2, inAll: 100, longestSeconds: 3_600, ...live },
      ...options.config,
    },
  });
  servers.push(server);
  return server;
}

async function follow(server: TestServer, options: { token?: string; peer?: string } = {}) {
  const subscription = await subscribe(server, PAPER_CHANGED, PAPERS, options);
  open.push(subscription);
  return subscription;
}

const touch = () =>
  database.prisma.paper.update({
    where: { id: rows[0] ?? 0 },
    data: { sourceUpvoteCount: { increment: 1 } },
  });

describe("an attacker who opens one subscription after the other", () => {
  test("is refused beyond the cap, told when to come back, and lets others in", async () => {
    const server = await start();
    for (let place = 0; place < 8; place++) expect((await follow(server)).status).toBe(200);
    const refused = await follow(server);
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("30");
    expect((await refused.next())?.errors?.[0]?.extensions).toMatchObject({
      code: "TOO_MANY_SUBSCRIPTIONS",
      retryAfterSeconds: 30,
    });
    expect((await follow(server, { peer: "203.0.113.9" })).status).toBe(200);
    // All of an IPv6 network counts as one.
    for (let place = 0; place < 8; place++) await follow(server, { peer: `2001:db8::${place}` });
    expect((await follow(server, { peer: "2001:db8::ffff" })).status).toBe(429);
    // Whoever leaves makes room.
    await open[0]?.leave();
    await expect.poll(async () => (await follow(server)).status).toBe(200);
  });

  test("with many accounts, fills this process and no more", async () => {
    const server = await start({ inAll: 3 });
    for (let place = 0; place < 3; place++)
      expect((await follow(server, { peer: `203.0.113.${place}` })).status).toBe(200);
    expect((await follow(server, { peer: "203.0.113.200" })).status).toBe(429);
    // What is asked once is answered all the same.
    const { errors } = await server.graphql("{ __typename }");
    expect(errors).toBeUndefined();
  });

  test("has as many as anybody, signed in", async () => {
    const server = await start();
    const { token } = await server.signIn("hoarder@example.org");
    for (let place = 0; place < 2; place++)
      expect((await follow(server, { token })).status).toBe(200);
    expect((await follow(server, { token })).status).toBe(429);
    expect((await follow(server)).status).toBe(200);
  });

  test("gains nothing by subscriptions that never begin", async () => {
    const server = await start();
    for (let attempt = 0; attempt < 12; attempt++) {
      const { next } = await subscribe(server, PAPER_CHANGED, { papers: [{ arxiv: "nonsense" }] });
      expect((await next())?.errors?.[0]?.extensions?.["code"]).toBe("INVALID_INPUT");
    }
    expect((await follow(server)).status).toBe(200);
  });
});

describe("a subscription ends", () => {
  test("with its session, before anything more is told", async () => {
    const server = await start();
    const { token } = await server.signIn("leaver@example.org");
    const subscription = await follow(server, { token });
    await touch();
    expect((await subscription.next())?.data).toBeTruthy();
    await server.graphql("mutation { signOut { __typename } }", {}, { token });
    await touch();
    expect((await subscription.next())?.errors?.[0]?.extensions?.["code"]).toBe("SIGNED_OUT");
    expect(await subscription.next()).toBeNull();
  });

  test("after its time", async () => {
    const server = await start({ longestSeconds: 1 });
    const subscription = await follow(server);
    expect((await subscription.next())?.errors?.[0]?.extensions?.["code"]).toBe(
      "SUBSCRIPTION_EXPIRED",
    );
    expect(await subscription.next()).toBeNull();
  });

  test("when the server stops, and those that come then at once", async () => {
    const server = await start();
    const subscription = await follow(server);
    server.server.stopping();
    const late = await follow(server);
    for (const { next } of [subscription, late]) {
      expect((await next())?.errors?.[0]?.extensions?.["code"]).toBe("SERVER_STOPPING");
      expect(await next()).toBeNull();
    }
  });
});

describe("over a socket", () => {
  async function listening(server: TestServer) {
    const http = createHttpServer(server.server.listener);
    http.listen(0, "127.0.0.1");
    await once(http, "listening");
    const { port } = http.address() as AddressInfo;
    return { http, port, url: `http://127.0.0.1:${port}/graphql` };
  }

  const body = JSON.stringify({ query: PAPER_CHANGED, variables: PAPERS });

  test("a client that goes away gives its place back", async () => {
    const server = await start({ perPerson: 1 });
    const { http, url } = await listening(server);
    const begin = async (): Promise<[Response, AbortController]> => {
      const gone = new AbortController();
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "text/event-stream" },
        body,
        signal: gone.signal,
      });
      return [response, gone];
    };
    const held = await Promise.all(range(1, 4).map(begin));
    expect(held.map(([{ status }]) => status)).toEqual([200, 200, 200, 200]);
    const [refused] = await begin();
    expect(refused.status).toBe(429);
    await refused.body?.cancel();
    for (const [, gone] of held) gone.abort();
    await vi.waitFor(
      async () => {
        const [response, gone] = await begin();
        gone.abort();
        expect(response.status).toBe(200);
      },
      { timeout: 10_000 },
    );
    await stopListening(http, 0);
  });

  test("an EventSource, which only knows GET, is told too", async () => {
    const server = await start();
    const { http, url } = await listening(server);
    const query = new URLSearchParams({ query: PAPER_CHANGED, variables: JSON.stringify(PAPERS) });
    const subscription = readEvents(
      await fetch(`${url}?${query}`, { headers: { accept: "text/event-stream" } }),
    );
    await touch();
    expect((await subscription.next())?.data).toBeTruthy();
    await subscription.leave();
    await stopListening(http, 0);
  });

  test("stopping does not wait for those who listen", async () => {
    const server = await start();
    const { http, url } = await listening(server);
    const subscription = readEvents(
      await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "text/event-stream" },
        body,
      }),
    );
    server.server.stopping();
    // Were it to wait for the connection to be cut, this test would take longer than it may.
    await stopListening(http, 3_600_000);
    expect((await subscription.next())?.errors?.[0]?.extensions?.["code"]).toBe("SERVER_STOPPING");
  });

  test("one who does not read costs no more than one who does, and hears the last word when they do", async () => {
    const server = await start();
    const { http, port } = await listening(server);
    const wide = JSON.stringify({
      query: `subscription ($papers: [PaperRef!]!) { paperChanged(papers: $papers) { paper { sourceUpvoteCount abstract } } }`,
      variables: PAPERS,
    });
    await database.prisma.paper.update({
      where: { id: rows[0] ?? 0 },
      data: { abstract: "A very long story. ".repeat(20_000) },
    });
    const socket = connect(port, "127.0.0.1");
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\naccept: text/event-stream\r\ncontent-length: ${wide.length}\r\n\r\n${wide}`,
    );
    await once(socket, "readable");
    socket.pause();
    server.statements();
    for (let change = 0; change < 60; change++) await touch();
    const { sourceUpvoteCount } = await database.prisma.paper.findUniqueOrThrow({
      where: { id: rows[0] ?? 0 },
    });
    // What nobody reads is not even looked up: 60 changes, and fewer events than fill the buffers.
    const reads = server
      .statements()
      .filter((text) => /abstract/.test(text) && /^SELECT/i.test(text));
    expect(reads.length).toBeLessThan(45);
    const text = await readUntil(socket, `"sourceUpvoteCount":${sourceUpvoteCount}`);
    expect(text.match(/event: next/g)?.length).toBeLessThan(45);
    socket.destroy();
    await stopListening(http, 0);
  });
});

async function readUntil(socket: Socket, wanted: string): Promise<string> {
  let text = "";
  socket.resume();
  for await (const part of socket as AsyncIterable<Buffer>) {
    text += part.toString("utf8");
    if (text.includes(wanted)) return text;
  }
  throw new Error("The stream ended before the last change was told.");
}
