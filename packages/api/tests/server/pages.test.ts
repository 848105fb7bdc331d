import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { schema } from "@paperround/schema";
import {
  buildSchema,
  findBreakingChanges,
  Kind,
  OperationTypeNode,
  parse,
  validate,
} from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exampleTabs } from "../../src/pages/example-operations.ts";
import { subscribe } from "../live/subscribe.ts";
import { addBundledPapers } from "../support/bundled-papers.ts";
import { createTestServer } from "../support/test-server.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";

let server: TestServer;
let ada: SignedIn;
beforeAll(async () => {
  server = await createTestServer();
  await addBundledPapers(server.database.prisma);
  ada = await server.signIn("ada@example.org");
});
afterAll(() => server.close());

const asBrowser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

describe("/health and /ready", () => {
  test("say that all is well", async () => {
    const health = await server.fetch("/health");
    expect(health.status).toBe(200);
    expect(await health.json()).toEqual({ status: "ok" });
    const ready = await server.fetch("/ready");
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ status: "ready", database: "answers" });
    expect(ready.headers.get("cache-control")).toBe("no-store");
  });

  test("say when the server is going", async () => {
    const going = await createTestServer({ database: server.database });
    going.server.stopping();
    expect((await going.fetch("/ready")).status).toBe(503);
    expect((await going.fetch("/health")).status).toBe(200);
    await going.close();
  });
});

describe("/schema.graphql", () => {
  test("is the schema, and not sent again to whoever has it", async () => {
    const response = await server.fetch("/schema.graphql");
    expect(response.headers.get("content-type")).toBe("application/graphql; charset=utf-8");
    const published = buildSchema(await response.text());
    expect(findBreakingChanges(schema, published)).toEqual([]);
    expect(findBreakingChanges(published, schema)).toEqual([]);
    const etag = response.headers.get("etag") ?? "";
    const again = await server.fetch("/schema.graphql", { headers: { "if-none-match": etag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  test("is not there where introspection is off", async () => {
    const { database } = server;
    const silent = await createTestServer({ database, config: { introspection: false } });
    expect((await silent.fetch("/schema.graphql")).status).toBe(404);
    await silent.close();
  });
});

describe("pages", () => {
  test.each([["/sign-in-failed?error=%3Cscript%3Ealert(1)%3C/script%3E", 400]])(
    "%s runs no script and is framed by nobody",
    async (path, status) => {
      const response = await server.fetch(path, { headers: asBrowser });
      expect(response.status).toBe(status);
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|script-src/);
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("referrer-policy")).toBe("no-referrer");
      const text = await response.text();
      expect(text).not.toContain("<script");
      const style = /<style>([^]*?)<\/style>/.exec(text)?.[1] ?? "";
      expect(policy).toContain(createHash("sha256").update(style).digest("base64"));
    },
  );

  test.each(["/", "/health", "/ready", "/nothing-here"])("%s can only be read", async (path) => {
    for (const method of ["POST", "PUT", "DELETE"]) {
      const response = await server.fetch(path, { method });
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe("GET, HEAD");
    }
  });
});

describe("/graphql", () => {
  test.each(["PUT", "DELETE", "PATCH", "HEAD"])("is not for %s", async (method) => {
    const response = await server.fetch("/graphql", { method });
    expect(response.status).toBe(405);
  });

  test("answers in the type of the specification when it is asked for", async () => {
    const response = await server.fetch("/graphql?query={__typename}", {
      headers: { accept: "application/graphql-response+json" },
    });
    expect(response.headers.get("content-type")).toBe(
      "application/graphql-response+json; charset=utf-8",
    );
    const invalid = await server.fetch("/graphql?query={nothing}", {
      headers: { accept: "application/graphql-response+json" },
    });
    expect(invalid.status).toBe(400);
  });
});

const openPlayground = (headers: Record<string, string> = {}): Promise<Response> =>
  server.fetch("/graphql", { headers: { ...asBrowser, ...headers } });

describe("the playground", () => {
  test("is whole: it loads nothing from anywhere", async () => {
    const text = await (await openPlayground()).text();
    const outside =
      text.slice(0, text.indexOf("<script>")) + text.slice(text.lastIndexOf("</script>"));
    expect(outside.match(/<script/g)).toBeNull();
    // Not the text itself: it is nine megabytes.
    expect(/<link[^>]+href="(?!data:)/.test(outside)).toBe(false);
    expect(/(?:src|href)="(?!data:)/.test(outside)).toBe(false);
    expect(/url\((?!data:|#)/.test(outside)).toBe(false);
  });

  test("lets its own script run and no other", async () => {
    const response = await openPlayground();
    const policy = response.headers.get("content-security-policy") ?? "";
    const text = await response.text();
    const script = text.slice(text.indexOf("<script>") + 8, text.lastIndexOf("</script>"));
    expect(policy).toContain(
      `script-src 'sha256-${createHash("sha256").update(script).digest("base64")}';`,
    );
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe/);
  });

  test("is sent compressed, once", async () => {
    const response = await openPlayground({ "accept-encoding": "gzip, br" });
    expect(response.headers.get("content-encoding")).toBe("gzip");
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(bytes.length).toBeLessThan(3_500_000);
    const plain = await (await openPlayground()).text();
    expect(gunzipSync(bytes).toString("utf8") === plain).toBe(true);
    const again = await openPlayground({ "if-none-match": response.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
  });

  test("does not stand in the way of a program that accepts anything", async () => {
    const response = await server.fetch("/graphql?query={__typename}", {
      headers: { accept: "*/*" },
    });
    expect(await response.json()).toEqual({ data: { __typename: "Query" } });
  });

  test("is not there where it is off", async () => {
    const closed = await createTestServer({
      config: { graphiql: false },
      database: server.database,
    });
    const response = await closed.fetch("/graphql", { headers: asBrowser });
    expect(response.headers.get("content-type")).not.toContain("text/html");
    expect(await (await closed.fetch("/", { headers: asBrowser })).text()).not.toContain(
      "Playground",
    );
    await closed.close();
  });
});

describe("the playground's examples", () => {
  const tabs = exampleTabs();
  const operations = tabs.flatMap((tab) =>
    parse(tab.query)
      .definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
      .map((definition) => ({
        tab,
        isLive: definition.operation === OperationTypeNode.SUBSCRIPTION,
        name: definition.name?.value ?? "",
      })),
  );

  test("say what to do first", () => {
    for (const { query } of tabs) expect(query).toMatch(/^# /);
    expect(operations.map(({ name }) => name)).toEqual([
      "TodaysPapers",
      "PaperByArxivId",
      "Search",
      "RelatedPapers",
      "RequestCode",
      "SignIn",
      "Vote",
      "Save",
      "MakeList",
      "Comment",
      "Discussion",
      "Mine",
      "Live",
      "MakeToken",
      "Webhook",
      "PrivateLookup",
    ]);
  });

  test.each(operations.filter(({ isLive }) => isLive))(
    "$name tells of a vote on a bundled paper",
    async ({ tab }) => {
      expect(validate(schema, parse(tab.query))).toEqual([]);
      const followed = await subscribe(server, tab.query);
      const vote = tabs.find(({ query }) => query.includes("mutation Vote"))?.query ?? "";
      const { token } = await server.signIn("who-votes-now@example.org");
      await server.graphql(vote, {}, { token });
      expect(await followed.next()).toMatchObject({
        data: { paperChanged: { paper: { upvoteCount: expect.any(Number) as number } } },
      });
      await followed.leave();
    },
  );

  test.each(operations.filter(({ isLive }) => !isLive))(
    "$name runs on the bundled papers",
    async ({ tab, name }) => {
      expect(validate(schema, parse(tab.query))).toEqual([]);
      const needsToken = tab.headers?.includes("PASTE_YOUR_TOKEN_HERE") === true;
      const { data, errors } = await server.graphql(
        tab.query,
        JSON.parse(tab.variables ?? "{}") as Record<string, unknown>,
        { operationName: name, ...(needsToken ? { token: ada.token } : {}) },
      );
      expect(errors).toBeUndefined();
      // Something is there, and no expected error, but for the code that nobody was mailed.
      const text = JSON.stringify(data);
      expect(text).not.toMatch(/:null\}$|"nodes":\[\]|"edges":\[\]|"papers":\[\]/);
      if (name === "SignIn") expect(text).toContain("WRONG_CODE");
      else expect(text).not.toMatch(/"__typename":"\w*Error"/);
    },
  );
});
