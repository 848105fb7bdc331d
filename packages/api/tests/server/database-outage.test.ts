import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { startCuttableProxy } from "../support/cuttable-proxy.ts";
import type { CuttableProxy } from "../support/cuttable-proxy.ts";
import { createServerDatabase, TEST_DATABASE_URL } from "../support/test-database-server.ts";
import type { ServerDatabase } from "../support/test-database-server.ts";
import { createTestServer } from "../support/test-server.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";

// The embedded database cannot go away by itself, so this needs a server: TEST_DATABASE_URL.
describe.skipIf(TEST_DATABASE_URL === undefined)(
  "a database that goes away in the middle (on PostgreSQL, by TEST_DATABASE_URL)",
  () => {
    let made: ServerDatabase;
    let proxy: CuttableProxy;
    let database: Database;
    let server: TestServer;
    let ada: SignedIn;
    beforeAll(async () => {
      made = await createServerDatabase();
      const url = new URL(made.url);
      proxy = await startCuttableProxy(url.hostname, Number(url.port || 5432));
      url.hostname = "127.0.0.1";
      url.port = String(proxy.port);
      database = await openDatabase({ dataDir: "", databaseUrl: url.href });
      server = await createTestServer({
        database,
        config: {
          github: { clientId: "x", clientSecret: "y", url: "http://127.0.0.1:1" },
        },
      });
      ada = await server.signIn("ada@example.org");
      proxy.cut();
    });
    afterAll(async () => {
      await server.close();
      await database.close();
      await proxy.close();
      await made.drop();
    });

    const linesWith = (text: string): unknown[] =>
      server.log().filter(({ msg }) => String(msg).includes(text));

    const OPERATIONS: [string, string, boolean][] = [
      ["reading", "{ feed(period: DAY) { nodes { id } } }", false],
      ["reading as a person", "{ viewer { id } }", true],
      ["a look-up", "{ lookup { bits } }", false],
      [
        "voting",
        `mutation { setVote(input: { paper: { arxiv: "2311.14648" }, upvoted: true }) { __typename } }`,
        true,
      ],
      [
        "asking for a code",
        `mutation { requestSignInCode(input: { email: "eve@example.org" }) { __typename } }`,
        false,
      ],
      [
        "signing in",
        `mutation { signIn(input: { email: "eve@example.org", code: "123456" }) { __typename } }`,
        false,
      ],
    ];

    test.each(OPERATIONS)(
      "%s is refused with a code, and says nothing else",
      async (_what, query, signedIn) => {
        for (let round = 0; round < 3; round++) {
          const response = await server.fetch("/graphql", {
            method: "POST",
            headers: {
              "content-type": "application/json",
              ...(signedIn ? { authorization: `Bearer ${ada.token}` } : {}),
            },
            body: JSON.stringify({ query }),
          });
          expect(response.status).toBe(503);
          const { errors } = (await response.json()) as { errors: unknown[] };
          expect(errors).toEqual([
            expect.objectContaining({
              message: "The database does not answer. Try again in a moment.",
              extensions: {
                code: "DATABASE_UNAVAILABLE",
                requestId: response.headers.get("x-request-id"),
              },
            }),
          ]);
          expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|ECONN|Prisma|SELECT/);
        }
      },
    );

    test("a page is refused alike", async () => {
      for (const path of ["/sign-in/github", "/", "/papers/2601.00001", "/search?q=x"]) {
        const response = await server.fetch(path);
        expect([path, response.status]).toEqual([path, 503]);
        const text = await response.text();
        expect(text).toContain("Try again in a moment");
        expect(text).not.toMatch(/127\.0\.0\.1|ECONN|Prisma|node_modules/);
      }
    });

    test("/ready says so, /health does not", async () => {
      const ready = await server.fetch("/ready");
      expect(ready.status).toBe(503);
      expect(await ready.json()).toEqual({ status: "not ready", database: "does not answer" });
      expect((await server.fetch("/health")).status).toBe(200);
    });

    test("the log says it once, however many ask", () => {
      expect(linesWith("The database does not answer")).toHaveLength(1);
      expect(linesWith("A request failed")).toEqual([]);
    });

    test("what comes back is used again, without a restart", async () => {
      await proxy.mend();
      await vi.waitUntil(async () => (await server.fetch("/ready")).status === 200, {
        timeout: 20_000,
      });
      const { data } = await server.graphql("{ viewer { email } }", {}, { token: ada.token });
      expect(data).toEqual({ viewer: { email: "ada@example.org" } });
      expect(linesWith("The database answers again")).toHaveLength(1);
    });
  },
);
