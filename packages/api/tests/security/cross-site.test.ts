import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer } from "../support/test-server.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";

// What a page of another site can make a browser send, and what it gets to read of the answer.

let server: TestServer;
let restricted: TestServer;
let ada: SignedIn;
beforeAll(async () => {
  server = await createTestServer();
  restricted = await createTestServer({
    config: { allowedOrigins: ["https://lab.example.org", "https://wiki.example.org"] },
    database: server.database,
  });
  ada = await server.signIn("ada@example.org");
});
afterAll(async () => {
  await restricted.close();
  await server.close();
});

const EVIL = "https://evil.example";
const CREATE_LIST = `mutation { createList(input: { name: "Made by a form", idempotencyKey: "form" }) { __typename } }`;

/** Requests that need no permission from the server: what a form, an image or a simple fetch sends. */
const FORMS: { what: string; type: string | undefined; body: BodyInit }[] = [
  {
    what: "a urlencoded form",
    type: "application/x-www-form-urlencoded",
    body: new URLSearchParams({ query: CREATE_LIST }).toString(),
  },
  { what: "a multipart form", type: undefined, body: multipart() },
  { what: "a text form", type: "text/plain", body: JSON.stringify({ query: CREATE_LIST }) },
  {
    what: "JSON that hides behind a text type",
    type: "text/plain; application/json",
    body: JSON.stringify({ query: CREATE_LIST }),
  },
  { what: "the bare document", type: "application/graphql", body: CREATE_LIST },
  { what: "no type at all", type: "", body: JSON.stringify({ query: CREATE_LIST }) },
];

function multipart(): FormData {
  const form = new FormData();
  form.set("operations", JSON.stringify({ query: CREATE_LIST }));
  form.set("map", "{}");
  return form;
}

describe("forms of other sites", () => {
  test.each(FORMS)("$what reaches no mutation, not even with a token", async ({ type, body }) => {
    const response = await server.fetch("/graphql", {
      method: "POST",
      body,
      headers: {
        origin: EVIL,
        authorization: `Bearer ${ada.token}`,
        ...(type === undefined ? {} : { "content-type": type }),
      },
    });
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: "UNSUPPORTED_MEDIA_TYPE" } }],
    });
    expect(await server.database.prisma.list.count({ where: { name: "Made by a form" } })).toBe(0);
  });

  test("a GET with a mutation is refused", async () => {
    const response = await server.fetch(`/graphql?query=${encodeURIComponent(CREATE_LIST)}`, {
      headers: { authorization: `Bearer ${ada.token}`, accept: "application/json" },
    });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("POST");
    expect(await server.database.prisma.list.count({ where: { name: "Made by a form" } })).toBe(0);
  });

  test("a cookie is no right to anything", async () => {
    const response = await server.fetch("/graphql", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        cookie: `paperround.session_token=${encodeURIComponent(ada.token)}`,
      },
      body: JSON.stringify({ query: "{ viewer { email } }" }),
    });
    expect(await response.json()).toEqual({ data: { viewer: null } });
  });
});

const ask = (origin: string, on: TestServer = server): Promise<Response> =>
  on.fetch("/graphql?query={__typename}", { headers: { origin, accept: "application/json" } });

describe("reading the answer from another site's page", () => {
  test("anybody may read what anybody may ask, never with cookies", async () => {
    const { headers } = await ask(EVIL);
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("access-control-allow-credentials")).toBeNull();
    expect(headers.get("access-control-expose-headers")).toContain("x-request-id");
  });

  test.each(["https://lab.example.org", "https://wiki.example.org"])(
    "a restricted instance lets %s in, by name",
    async (origin) => {
      const { headers } = await ask(origin, restricted);
      expect(headers.get("access-control-allow-origin")).toBe(origin);
      expect(headers.get("access-control-allow-credentials")).toBeNull();
      expect(headers.get("vary")).toContain("Origin");
    },
  );

  test.each([
    EVIL,
    "null",
    "http://lab.example.org",
    "https://lab.example.org.evil.example",
    "https://lab.example.org:8443",
    "https://LAB.example.org",
    "https://lab.example.org/",
  ])("a restricted instance lets %s not in", async (origin) => {
    const { headers } = await ask(origin, restricted);
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.get("vary")).toContain("Origin");
  });

  test("a preflight allows what the API needs and nothing else", async () => {
    const response = await server.fetch("/graphql", {
      method: "OPTIONS",
      headers: {
        origin: EVIL,
        "access-control-request-method": "DELETE",
        "access-control-request-headers": "x-anything",
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-methods")).toBe("GET, POST");
    expect(response.headers.get("access-control-allow-headers")).not.toContain("x-anything");
    expect(response.headers.get("access-control-allow-credentials")).toBeNull();
  });

  test("a preflight of a page that is not let in allows nothing", async () => {
    const { headers } = await restricted.fetch("/graphql", {
      method: "OPTIONS",
      headers: { origin: EVIL, "access-control-request-method": "POST" },
    });
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.get("access-control-allow-methods")).toBeNull();
  });

  test.each(["/", "/signed-in", "/health"])("%s is for no other site to read", async (path) => {
    const { headers } = await server.fetch(path, { headers: { origin: EVIL } });
    expect(headers.get("access-control-allow-origin")).toBeNull();
  });
});
