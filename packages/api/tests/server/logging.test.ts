import { Writable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLogger } from "../../src/logging/logger.ts";
import type { Logger } from "../../src/logging/logger.ts";
import { createTestServer } from "../support/test-server.ts";
import type { TestServer } from "../support/test-server.ts";

/** Writes to a log and returns its text. */
async function logged(
  logFormat: "json" | "pretty",
  write: (logger: Logger) => void,
): Promise<string> {
  let text = "";
  const logger = await createLogger(
    { logLevel: "debug", logFormat },
    new Writable({
      write(part, _encoding, done) {
        text += String(part);
        done();
      },
    }),
  );
  write(logger);
  await new Promise((resolve) => setImmediate(resolve));
  return text;
}

const HOSTILE =
  'x\n{"level":"error","msg":"forged"}\r\n\u001b[2J\u001b[31mred\u202etxt\u0000\u2028';

describe.each(["json", "pretty"] as const)("the %s log", (format) => {
  test.each<[string, (logger: Logger) => void]>([
    ["a message", (logger) => logger.info(HOSTILE)],
    ["a field", (logger) => logger.info({ path: HOSTILE }, "a line")],
    ["the name of a field", (logger) => logger.info({ [HOSTILE]: 1 }, "a line")],
  ])("keeps %s of somebody else's on one line", async (_what, write) => {
    const text = await logged(format, write);
    expect(text.trimEnd().split("\n")).toHaveLength(1);
    expect(text).not.toContain("\u001b");
    expect(text).not.toContain("\u0000");
    expect(text).not.toMatch(/^\{"level":"error"/m);
  });

  test("keeps an error's message from looking like lines of its own", async () => {
    const error = new Error(HOSTILE, { cause: new Error(HOSTILE) });
    error.name = HOSTILE;
    const text = await logged(format, (logger) => logger.error({ err: error }, "It failed"));
    expect(text).not.toContain("\u001b");
    expect(text).not.toMatch(/^\{"level":"error","msg":"forged"/m);
    expect(text).toContain("logging.test.ts");
  });

  test("does not write secrets, however deep they stand", async () => {
    const secrets = {
      token: "hunter2",
      authorization: "Bearer hunter2",
      headers: { cookie: "hunter2", "set-cookie": "hunter2" },
      list: [{ password: "hunter2" }],
      config: {
        databaseUrl: "postgres://a:hunter2@b/c",
        smtpUrl: "hunter2",
        authSecret: "hunter2",
      },
      deep: { deep: { deep: { deep: { deep: { deep: { deep: { token: "hunter2" } } } } } } },
      email: "hunter2@example.org",
      variables: { prefix: "hunter2" },
      query: "hunter2",
      prefix: "hunter2",
      harmless: "shown",
    };
    const text = await logged(format, (logger) => logger.info(secrets, "a line"));
    expect(text).not.toContain("hunter2");
    expect(text).toContain("shown");
  });

  test("does not change what it is given", async () => {
    const given = { headers: { cookie: "kept" }, list: [{ token: "kept" }] };
    await logged(format, (logger) => logger.info(given, "a line"));
    expect(given).toEqual({ headers: { cookie: "kept" }, list: [{ token: "kept" }] });
  });
});

describe("the line of a request", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ config: { logLevel: "debug" } });
  });
  afterAll(() => server.close());

  test("has its id, its operation and how long it took", async () => {
    const { headers } = await server.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "query Named { __typename }" }),
    });
    expect(server.log().at(-1)).toEqual({
      level: "info",
      time: expect.stringMatching(/^\d{4}-/),
      requestId: headers.get("x-request-id"),
      ms: expect.any(Number),
      status: 200,
      operation: "Named",
      msg: "POST /graphql",
    });
  });

  test("of a private look-up tells no prefix, at no level", async () => {
    const query = `query Look($prefix: String!) { lookup { bucket(prefix: $prefix) { papers { id } } } }`;
    const variables = JSON.stringify({ prefix: "" });
    const lines = server.log().length;
    await server.fetch(
      `/graphql?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(variables)}&operationName=Look`,
    );
    await server.fetch(
      `/graphql?query=${encodeURIComponent('{ lookup { bucket(prefix: "beef") { papers { id } } } }')}`,
    );
    const text = JSON.stringify(server.log().slice(lines));
    expect(text).toContain("GET /graphql");
    expect(text).not.toMatch(/prefix|beef|bucket|127\.0\.0\.1/);
  });

  test("of a failed look-up tells none either", async () => {
    const lines = server.log().length;
    await server.fetch(
      `/graphql?query=${encodeURIComponent('{ lookup { bucket(prefix: "dead!") { papers { id } } } }')}`,
    );
    expect(JSON.stringify(server.log().slice(lines))).not.toContain("dead!");
  });

  test("cannot be forged by a path", async () => {
    await server.fetch("/%0a%7B%22level%22:%22error%22%7D/\u202e?x=\u001b[2J");
    expect(server.log().at(-1)).toMatchObject({ status: 404 });
    expect(JSON.stringify(server.log().at(-1))).not.toMatch(/\\n|\\u001b|\u202e/);
  });

  test("does not take over an id from outside", async () => {
    const { headers } = await server.fetch("/health", { headers: { "x-request-id": "forged" } });
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(server.log())).not.toContain("forged");
  });

  test("is not written for those that ask whether the server is well", async () => {
    const quiet = await createTestServer({ database: server.database });
    await quiet.fetch("/health");
    await quiet.fetch("/ready");
    expect(quiet.log()).toEqual([]);
    await quiet.close();
  });
});
