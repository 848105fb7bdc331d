import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MAX_BODY } from "../../src/security/use-json-body.ts";
import { listenHere } from "../support/listen-here.ts";
import type { Listening } from "../support/listen-here.ts";
import { createTestServer } from "../support/test-server.ts";
import type { TestServer } from "../support/test-server.ts";

let server: TestServer;
let listening: Listening;
beforeAll(async () => {
  server = await createTestServer();
  listening = await listenHere(server);
});
afterAll(() => listening.close());

const PREFIX = `{"query":"{ __typename }","variables":{"a":"`;
const SUFFIX = `"}}`;

/** A valid body of exactly this many bytes. */
function bodyOf(bytes: number): string {
  return PREFIX + "x".repeat(bytes - PREFIX.length - SUFFIX.length) + SUFFIX;
}

/**
 * Sends over a real socket.
 * @param isWhole without it, more seems to come, and never does
 */
function send(
  body: string,
  chunked: boolean,
  { isWhole = true, length = Buffer.byteLength(body) } = {},
): Promise<{ status: number; text: string }> {
  const { port } = listening;
  return new Promise((resolve, reject) => {
    const outgoing = request({
      port,
      host: "127.0.0.1",
      path: "/graphql",
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(chunked ? { "transfer-encoding": "chunked" } : { "content-length": length }),
      },
    });
    outgoing.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => (text += part));
      response.on("end", () => {
        outgoing.destroy();
        resolve({ status: response.statusCode ?? 0, text });
      });
    });
    // After the answer came, there is nobody to write to.
    outgoing.on("error", reject);
    if (isWhole) outgoing.end(body);
    else outgoing.write(body);
  });
}

describe.each([
  ["with its length declared", false],
  ["in chunks", true],
])("a body %s", (_how, chunked) => {
  test("is read up to the limit", async () => {
    const { status, text } = await send(bodyOf(MAX_BODY), chunked);
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({ data: { __typename: "Query" } });
  });

  test.each([MAX_BODY + 1, 25_000_000])("is refused at %d bytes", async (bytes) => {
    const { status, text } = await send(bodyOf(bytes), chunked);
    expect(status).toBe(413);
    expect(JSON.parse(text)).toMatchObject({
      errors: [{ extensions: { code: "REQUEST_TOO_LARGE" } }],
    });
  });
});

test.each([
  ["whose declared length is too much", bodyOf(100), false, 25_000_000],
  ["whose chunks are too much already", bodyOf(MAX_BODY + 1), true, undefined],
])("a body %s is refused before it has come", async (_how, body, chunked, length) => {
  const { status } = await send(body, chunked, { isWhole: false, length });
  expect(status).toBe(413);
});

test.each(["-1", "1e3", "abc"])("a length of %s is refused", async (length) => {
  const response = await server.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", "content-length": length },
    body: bodyOf(MAX_BODY + 1),
  });
  expect([400, 413]).toContain(response.status);
});
