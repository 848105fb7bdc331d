import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mintToken } from "@paperround/schema/tokens/token-text";
import { addPapers, arxivId } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import { createToken, revokeToken, tokenWith, whoIs } from "./made-tokens.ts";

let now = new Date();
let server: TestServer;
let ada: SignedIn;
let eve: SignedIn;

beforeAll(async () => {
  server = await createTestServer({ clock: { now: () => now } });
  ada = await server.signIn("ada@example.org");
  eve = await server.signIn("eve@example.org");
  await addPapers(server.database.prisma, [1]);
});
afterAll(() => server.close());

const SET_VOTE = `mutation { setVote(input: { paper: { arxiv: "${arxivId(1)}" }, upvoted: true }) { __typename } }`;
const votes = () => server.database.prisma.vote.count();

const send = (token: string, query: string) =>
  server.fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });

describe("a token that holds no more", () => {
  test("is refused from the moment it is revoked, and reads not even what is public", async () => {
    const { secret, token } = await createToken(server, ada.token, { scopes: ["READ", "VOTE"] });
    expect(await whoIs(server, secret)).toBe(ada.handle);
    expect(await revokeToken(server, ada.token, token.id)).toEqual({ revokedId: token.id });
    expect(await revokeToken(server, ada.token, token.id)).toEqual({ revokedId: token.id });
    const refused = await send(secret, SET_VOTE);
    expect(refused.status).toBe(401);
    expect(refused.headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
    expect(refused.headers.get("cache-control")).toBe("private, no-store");
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: "BAD_TOKEN" } }] });
    expect(await votes()).toBe(0);
    expect((await send(secret, "{ __typename }")).status).toBe(401);
  });

  test("is refused from the second it expires", async () => {
    const start = now;
    const { secret, token } = await createToken(server, ada.token, { expiresInDays: 2 });
    now = new Date(Date.parse(token.expiresAt) - 1);
    expect(await whoIs(server, secret)).toBe(ada.handle);
    now = new Date(token.expiresAt);
    expect(await whoIs(server, secret)).toBe("BAD_TOKEN");
    now = start;
  });

  test("ends with its owner's account", async () => {
    const leaving = await server.signIn("leaving@example.org");
    const secret = await tokenWith(server, leaving.token, ["READ"]);
    await server.database.prisma.user.delete({ where: { id: leaving.userId } });
    expect(await whoIs(server, secret)).toBe("BAD_TOKEN");
    expect(await server.database.prisma.token.count({ where: { userId: leaving.userId } })).toBe(0);
  });
});

describe("a made-up token", () => {
  test("is refused without asking the database when it is cut off, mistyped or forged", async () => {
    const secret = await tokenWith(server, ada.token, ["READ"]);
    await whoIs(server, secret);
    const last = secret.endsWith("0") ? "1" : "0";
    server.statements();
    for (const forged of [
      "prd_",
      secret.slice(0, -1),
      `${secret}0`,
      secret.slice(0, -1) + last,
      `prd_${secret.slice(28)}${secret.slice(4, 28)}`,
      secret.replace("prd_", "prd_0").slice(0, 53),
      `prd_${"0".repeat(49)}`,
    ])
      expect(await whoIs(server, forged)).toBe("BAD_TOKEN");
    expect(server.statements()).toEqual([]);
  });

  test("with a right checksum is nobody's, and a hash from the database is no token", async () => {
    expect(await whoIs(server, mintToken())).toBe("BAD_TOKEN");
    const { hash, id } = await server.database.prisma.token.findFirstOrThrow();
    for (const stolen of [hash, `prd_${hash}`, `prd_${id}`, `prd_${hash.slice(0, 49)}`])
      expect([null, "BAD_TOKEN"]).toContain(await whoIs(server, stolen));
  });

  test("is no session's token, nor the other way round", async () => {
    const session = ada.token.split(".")[0] ?? "";
    expect(await whoIs(server, `prd_${session}`)).toBe("BAD_TOKEN");
    expect(await whoIs(server, `prd_${ada.token}`)).toBeNull();
    const secret = await tokenWith(server, ada.token, ["READ"]);
    expect(await whoIs(server, `${secret}.${ada.token.split(".")[1] ?? ""}`)).toBeNull();
  });
});

describe("somebody else's token", () => {
  test("is not revoked by knowing its id, and the answer tells nothing of it", async () => {
    const { secret, token } = await createToken(server, ada.token);
    expect(await revokeToken(server, eve.token, token.id)).toEqual({ revokedId: token.id });
    expect(await whoIs(server, secret)).toBe(ada.handle);
    const query = "query ($id: ID!) { node(id: $id) { id } }";
    expect((await server.graphql(query, { id: token.id }, { token: eve.token })).data).toEqual({
      node: null,
    });
  });

  test("is not reached by another person's idempotency key", async () => {
    const mine = await createToken(server, ada.token, { idempotencyKey: "shared" });
    const theirs = await createToken(server, eve.token, { idempotencyKey: "shared" });
    expect(theirs.token.id).not.toBe(mine.token.id);
    expect(await whoIs(server, mine.secret)).toBe(ada.handle);
  });
});

describe("what a browser adds by itself", () => {
  test("is no token: neither a cookie nor a parameter", async () => {
    const secret = await tokenWith(server, ada.token, ["READ"]);
    const query = encodeURIComponent("{ viewer { email } }");
    for (const [path, headers] of [
      [
        `/graphql?query=${query}`,
        { cookie: `token=${secret}; paperround.session_token=${secret}` },
      ],
      [`/graphql?query=${query}&access_token=${secret}&token=${secret}`, {}],
      [`/graphql?query=${query}`, { authorization: `Basic ${btoa(`${secret}:`)}` }],
    ] as const) {
      const answer = await server.fetch(path, { headers: headers as Record<string, string> });
      expect(await answer.json()).toEqual({ data: { viewer: null } });
    }
  });

  test("a preflight lets a page send the header, and the answer to a token is kept by nobody", async () => {
    const secret = await tokenWith(server, ada.token, ["READ"]);
    const headers = { authorization: `Bearer ${secret}`, origin: "https://evil.example" };
    const query = encodeURIComponent("{ feed(period: DAY) { nodes { title } } }");
    const answer = await server.fetch(`/graphql?query=${query}`, { headers });
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.headers.get("vary")).toContain("Authorization");
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
  });
});

test("signing in makes a new session, whichever token or session is sent along", async () => {
  const secret = await tokenWith(server, eve.token, ["READ"]);
  for (const planted of [secret, eve.token]) {
    const options = { token: planted };
    const email = "victim@example.org";
    await server.graphql(
      "mutation ($email: String!) { requestSignInCode(input: { email: $email }) { __typename } }",
      { email },
      options,
    );
    const mail = (await server.outbox()).findLast(({ to }) => to === email);
    const code = /\b\d{6}\b/.exec(mail?.subject ?? "")?.[0];
    const { data } = await server.graphql<{ signIn: { token: string } }>(
      "mutation ($email: String!, $code: String!) { signIn(input: { email: $email, code: $code }) { ... on SignInSuccess { token } } }",
      { email, code },
      options,
    );
    expect(data.signIn.token).not.toBe(planted);
    expect(await whoIs(server, data.signIn.token)).toBe("victim");
    expect(await whoIs(server, planted)).toBe(eve.handle);
  }
});

test("no token is ever logged, wherever somebody put it", async () => {
  const secret = await tokenWith(server, ada.token, ["READ"]);
  await server.fetch(`/${secret}`);
  await server.fetch(`/graphql/${secret}?token=${secret}`, { headers: { "x-request-id": secret } });
  await send(secret, `query ${secret} { __typename }`);
  await send(secret, `{ person(handle: "${secret}") { id } ${secret} }`);
  await send(secret.slice(0, -1), "{ __typename }");
  const lines = JSON.stringify(server.log());
  expect(lines).toContain("GET /");
  expect(lines).not.toContain(secret.slice(8, 40));
});
