import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listenHere } from "../support/listen-here.ts";
import type { Listening } from "../support/listen-here.ts";
import { createTestServer } from "../support/test-server.ts";

// Bytes on a socket that no client library would send.

let listening: Listening;
beforeAll(async () => {
  listening = await listenHere(await createTestServer());
});
afterAll(() => listening.close());

/** Sends bytes and reads until the other end closes. */
function send(bytes: string): Promise<string> {
  const { port } = listening;
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    socket.setEncoding("latin1");
    socket.on("data", (part: string) => (text += part));
    socket.on("end", () => resolve(text));
    socket.on("error", reject);
    socket.end(bytes, "latin1");
  });
}

const LINES = [
  "GET // HTTP/1.1",
  "GET //evil.example/graphql HTTP/1.1",
  "GET /\\\\evil HTTP/1.1",
  "GET /%00%0d%0aset-cookie:x HTTP/1.1",
  "GET /%c0%80%ff HTTP/1.1",
  "GET /graphql?query=%E0%A4%A HTTP/1.1",
  "GET /graphql?variables=%7B&query={__typename} HTTP/1.1",
  "GET /graphql?query=%7B__typename%7D&extensions=[1 HTTP/1.1",
  "GET http://[ HTTP/1.1",
  "GET http://evil.example:99999/graphql HTTP/1.1",
  "GET http://localhost/../../etc/passwd HTTP/1.1",
  "OPTIONS * HTTP/1.1",
  "GET /__proto__ HTTP/1.1",
  "GET /auth/callback/__proto__ HTTP/1.1",
  "GET /sign-in/%2e%2e HTTP/1.1",
  "TRACE /graphql HTTP/1.1",
  "PATCH /health HTTP/1.1",
];

describe.each(LINES)("%s", (line) => {
  test.each([
    ["", "host: localhost"],
    ["with an odd host", "host: a b:99999999"],
    [
      "with odd addresses",
      "host: localhost\r\nx-forwarded-for: \xff\xfe,,;\r\nauthorization: Bearer \xff",
    ],
  ])("%s is answered without a stack, and the server goes on", async (_what, headers) => {
    const text = await send(
      `${line}\r\n${headers}\r\naccept: application/json\r\nconnection: close\r\n\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 [2345]\d\d /);
    expect(text).not.toMatch(/node_modules|\.ts:\d|\.js:\d|\n\s+at /);
    expect(text).not.toMatch(/^HTTP\/1\.1 5/);
    expect(text.toLowerCase()).not.toContain("\nset-cookie");
    expect(await send("GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")).toContain(
      '"ok"',
    );
  });
});
