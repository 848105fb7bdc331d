import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import { createToken, revokeToken, whoIs } from "./made-tokens.ts";

const DAY = 24 * 60 * 60 * 1000;

let now = new Date("2026-02-01T12:00:00Z");
let server: TestServer;
let ada: SignedIn;

beforeAll(async () => {
  server = await createTestServer({ clock: { now: () => now } });
  ada = await server.signIn("ada@example.org");
});
afterAll(() => server.close());

const later = (milliseconds: number) => (now = new Date(now.getTime() + milliseconds));

interface ShownToken {
  id: string;
  name: string;
  lastUsedAt: string | null;
}

async function tokensOf(session: string): Promise<ShownToken[]> {
  const { data } = await server.graphql<{ viewer: { tokens: { nodes: ShownToken[] } } }>(
    "{ viewer { tokens(first: 100) { nodes { id name lastUsedAt } } } }",
    {},
    { token: session },
  );
  return data.viewer.tokens.nodes;
}

describe("createToken", () => {
  test("shows the secret once, and from then on what it begins with", async () => {
    const { secret, token } = await createToken(server, ada.token, {
      name: " The  lab's\u0000 dashboard ",
      scopes: ["VOTE", "READ", "VOTE"],
    });
    expect(secret).toMatch(/^prd_[0-9A-Za-z]{49}$/);
    expect(token).toMatchObject({
      name: "The lab's dashboard",
      prefix: secret.slice(0, 8),
      scopes: ["READ", "VOTE"],
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + 90 * DAY).toISOString(),
      lastUsedAt: null,
    });
    const rows = await server.database.prisma.token.findMany();
    expect(JSON.stringify(rows)).not.toContain(secret.slice(8));
    expect(await whoIs(server, secret)).toBe(ada.handle);
  });

  test.each([
    { name: " \u200B " },
    { name: "a".repeat(101) },
    { scopes: [] },
    { expiresInDays: 0 },
    { expiresInDays: 367 },
    { idempotencyKey: "" },
  ])("refuses %j", async (input) => {
    expect(await createToken(server, ada.token, input)).toMatchObject({ code: "INVALID_INPUT" });
  });

  test("sent again with its key makes no second one, and gives what was not used a new secret", async () => {
    const first = await createToken(server, ada.token, { idempotencyKey: "again" });
    const second = await createToken(server, ada.token, { idempotencyKey: "again" });
    expect(second.token.id).toBe(first.token.id);
    expect(second.secret).not.toBe(first.secret);
    expect(await whoIs(server, first.secret)).toBe("BAD_TOKEN");
    expect(await whoIs(server, second.secret)).toBe(ada.handle);
  });

  test("sent again after the token was used, or revoked, is refused, and the token stays as it is", async () => {
    const first = await createToken(server, ada.token, { idempotencyKey: "used" });
    await whoIs(server, first.secret);
    await vi.waitFor(async () => {
      const shown = await tokensOf(ada.token);
      expect(shown.find(({ id }) => id === first.token.id)?.lastUsedAt).not.toBeNull();
    }, 10_000);
    const again = await createToken(server, ada.token, { idempotencyKey: "used" });
    expect(again).toMatchObject({ code: "CONFLICT" });
    expect(await whoIs(server, first.secret)).toBe(ada.handle);
    await revokeToken(server, ada.token, first.token.id);
    expect(await createToken(server, ada.token, { idempotencyKey: "used" })).toMatchObject({
      code: "CONFLICT",
    });
  });

  test("with a key that was used for another token is refused", async () => {
    await createToken(server, ada.token, { idempotencyKey: "taken" });
    for (const other of [{ name: "Other" }, { scopes: ["VOTE"] }, { expiresInDays: 1 }])
      expect(
        await createToken(server, ada.token, { idempotencyKey: "taken", ...other }),
      ).toMatchObject({ code: "CONFLICT" });
  });

  test("many at once with one key make one token, and one of the secrets holds", async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => createToken(server, ada.token, { idempotencyKey: "herd" })),
    );
    expect(new Set(answers.map(({ token }) => token.id)).size).toBe(1);
    const who = [];
    for (const { secret } of answers) who.push(await whoIs(server, secret));
    expect(who.filter((one) => one === ada.handle)).toHaveLength(1);
  });

  test("makes at most 20 a person, also at once; what expired long ago makes room", async () => {
    const many = await server.signIn("many@example.org");
    const answers = await Promise.all(
      Array.from({ length: 24 }, () => createToken(server, many.token, { expiresInDays: 1 })),
    );
    const refused = answers.filter(({ code }) => code === "CONFLICT");
    expect(refused).toHaveLength(4);
    expect(await tokensOf(many.token)).toHaveLength(20);
    later(32 * DAY);
    expect(await createToken(server, many.token)).toMatchObject({
      __typename: "CreateTokenSuccess",
    });
    expect(await tokensOf(many.token)).toHaveLength(1);
  });
});

describe("viewer.tokens", () => {
  test("are the newest first, and nobody else's", async () => {
    const eve = await server.signIn("eve@example.org");
    for (const name of ["one", "two", "three"]) await createToken(server, eve.token, { name });
    expect((await tokensOf(eve.token)).map(({ name }) => name)).toEqual(["three", "two", "one"]);
    expect((await tokensOf(ada.token)).map(({ name }) => name)).not.toContain("three");
  });

  test("are not for a token, with whatever scopes", async () => {
    const { secret, token } = await createToken(server, ada.token, {
      scopes: ["READ", "VOTE", "COMMENT", "LISTS", "SUBMIT", "WEBHOOKS", "MODERATE"],
    });
    const listed = await server.graphql(
      "{ viewer { tokens { nodes { id } } } }",
      {},
      {
        token: secret,
      },
    );
    expect(listed.errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
    const query = "query ($id: ID!) { node(id: $id) { id } }";
    const byId = await server.graphql(query, { id: token.id }, { token: secret });
    expect(byId.data).toEqual({ node: null });
  });

  test("say when they were last used: once a minute it is written, and no request waits for it", async () => {
    const { secret, token } = await createToken(server, ada.token);
    const lastUsed = async () =>
      (await tokensOf(ada.token)).find(({ id }) => id === token.id)?.lastUsedAt;
    const first = now.toISOString();
    await whoIs(server, secret);
    await vi.waitFor(async () => expect(await lastUsed()).toBe(first), 10_000);
    later(59_000);
    server.statements();
    await whoIs(server, secret);
    expect(server.statements().filter((sql) => sql.includes("UPDATE"))).toEqual([]);
    expect(await lastUsed()).toBe(first);
    later(2_000);
    await whoIs(server, secret);
    await vi.waitFor(async () => expect(await lastUsed()).toBe(now.toISOString()), 10_000);
  });
});

test("the caller of a request with a token is read by one statement", async () => {
  const { secret } = await createToken(server, ada.token);
  await whoIs(server, secret);
  await vi.waitFor(() => expect(server.statements().join()).toContain("last_used_at = $2"), 10_000);
  await server.graphql("{ __typename }", {}, { token: secret });
  expect(server.statements()).toHaveLength(1);
});
