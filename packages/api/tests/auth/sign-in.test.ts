import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer } from "../support/test-server.ts";
import type { TestServer } from "../support/test-server.ts";

let server: TestServer;
let now = new Date();
beforeAll(async () => {
  server = await createTestServer({ clock: { now: () => now } });
});
afterAll(() => server.close());

const REQUEST = `mutation ($email: String!) {
  requestSignInCode(input: { email: $email }) {
    __typename
    ... on RequestSignInCodeSuccess { sentTo expiresInSeconds }
    ... on Error { code message }
  }
}`;
const SIGN_IN = `mutation ($email: String!, $code: String!) {
  signIn(input: { email: $email, code: $code }) {
    __typename
    ... on SignInSuccess { token expiresAt viewer { email person { handle name } readingList { name isDefault } } }
    ... on Error { code message }
  }
}`;

type Result = Record<string, unknown> & { __typename: string; token?: string };

async function requestCode(email: string): Promise<Result> {
  const { data } = await server.graphql<{ requestSignInCode: Result }>(REQUEST, { email });
  return data.requestSignInCode;
}

/** Asks for a code and takes it from the mail. */
async function mailedCode(email: string): Promise<string> {
  expect(await requestCode(email)).toMatchObject({ __typename: "RequestSignInCodeSuccess" });
  const mail = (await server.outbox()).findLast(({ to }) => to === email);
  const code = /^(\d{6}) is your Paperround code$/.exec(mail?.subject ?? "")?.[1];
  if (code === undefined) throw new Error(`No code in ${JSON.stringify(mail)}`);
  return code;
}

async function signIn(email: string, code: string): Promise<Result> {
  const { data, errors } = await server.graphql<{ signIn: Result }>(SIGN_IN, { email, code });
  expect(errors).toBeUndefined();
  return data.signIn;
}

/** Any six digits but these. */
function otherThan(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, "0");
}

async function isSignedIn(token: string): Promise<boolean> {
  const { data } = await server.graphql<{ viewer: unknown }>("{ viewer { id } }", {}, { token });
  return data.viewer !== null;
}

describe("the first sign-in", () => {
  test("makes the account, with a handle that does not tell the address, and a reading list", async () => {
    const code = await mailedCode("ada.lovelace+papers@analytical.example");
    const result = await signIn("ada.lovelace+papers@analytical.example", code);
    expect(result).toMatchObject({
      __typename: "SignInSuccess",
      viewer: {
        email: "ada.lovelace+papers@analytical.example",
        person: { handle: "ada-lovelace", name: "ada-lovelace" },
        readingList: { isDefault: true },
      },
    });
  });

  test("of two people with the same name elsewhere gives two handles", async () => {
    const first = await server.signIn("grace@navy.example");
    const second = await server.signIn("grace@yale.example");
    expect(first.handle).toBe("grace");
    expect(second.handle).toMatch(/^grace-\d+$/);
  });

  test("is finished by the next request when the process ended in the middle of it", async () => {
    const { token, userId } = await server.signIn("cut-short@example.org");
    const { prisma } = server.database;
    await prisma.list.deleteMany({ where: { ownerId: userId } });
    await prisma.user.update({ where: { id: userId }, data: { handle: null } });
    const { data } = await server.graphql(
      "{ viewer { person { handle } readingList { name } } }",
      {},
      { token },
    );
    expect(data).toMatchObject({
      viewer: { person: { handle: "cut-short" }, readingList: { name: expect.any(String) } },
    });
  });
});

describe("the mail", () => {
  test("holds the code in subject, text and HTML, and says how long it holds", async () => {
    const code = await mailedCode("mail@example.org");
    const mail = (await server.outbox()).at(-1);
    expect(mail?.raw).toMatch(/^Content-Type: text\/plain/m);
    expect(mail?.raw).toMatch(/^Content-Type: text\/html/m);
    expect(mail?.raw.match(new RegExp(code, "g"))?.length).toBeGreaterThanOrEqual(3);
    expect(mail?.raw).toContain("10 minutes");
    expect(mail?.raw).toContain("localhost:4000");
  });

  test("is for the operator's eyes alone", async () => {
    const folder = await stat(join(server.dataDir, "outbox"));
    expect(folder.mode & 0o777).toBe(0o700);
  });

  test("is the same for somebody who has an account and somebody who has none", async () => {
    await server.signIn("known@example.org");
    const known = await requestCode("known@example.org");
    const unknown = await requestCode("never-seen@example.org");
    expect({ ...known, sentTo: "" }).toEqual({ ...unknown, sentTo: "" });
  });

  test("goes to no address that cannot exist", async () => {
    expect(await requestCode("0000-0002-1825-0097@orcid.invalid")).toMatchObject({
      __typename: "MailNotSentError",
      code: "MAIL_NOT_SENT",
    });
  });
});

describe("a code", () => {
  test("is not in the database, nor a plain hash of it", async () => {
    const code = await mailedCode("hashed@example.org");
    const rows = await server.database.prisma.verification.findMany();
    const stored = JSON.stringify(rows);
    expect(stored).not.toContain(code);
    for (const encoding of ["hex", "base64", "base64url"] as const) {
      expect(stored).not.toContain(createHash("sha256").update(code).digest(encoding));
    }
  });

  test("may be typed with spaces, and its address in any case", async () => {
    const code = await mailedCode("typed@example.org");
    const spaced = ` ${code.slice(0, 3)} ${code.slice(3)} `;
    expect(await signIn("Typed@Example.org", spaced)).toMatchObject({
      __typename: "SignInSuccess",
    });
  });

  test("works once", async () => {
    const code = await mailedCode("once@example.org");
    expect(await signIn("once@example.org", code)).toMatchObject({ __typename: "SignInSuccess" });
    expect(await signIn("once@example.org", code)).toMatchObject({ code: "WRONG_CODE" });
  });

  test("works once, however many use it at the same time", async () => {
    const code = await mailedCode("at-once@example.org");
    const results = await Promise.all(
      Array.from({ length: 8 }, () => signIn("at-once@example.org", code)),
    );
    expect(results.filter(({ __typename }) => __typename === "SignInSuccess")).toHaveLength(1);
    const { prisma } = server.database;
    expect(await prisma.user.count({ where: { email: "at-once@example.org" } })).toBe(1);
  });

  test("is for one address", async () => {
    const code = await mailedCode("mine@example.org");
    await mailedCode("yours@example.org");
    const wrong = await signIn("yours@example.org", code);
    expect(wrong).toMatchObject({ __typename: "WrongCodeError", code: "WRONG_CODE" });
  });

  test("holds no longer than it says", async () => {
    const code = await mailedCode("late@example.org");
    await server.database.prisma.verification.updateMany({
      where: { identifier: { contains: "late@example.org" } },
      data: { expiresAt: new Date(Date.now() - 1_000) },
    });
    expect(await signIn("late@example.org", code)).toMatchObject({
      __typename: "WrongCodeError",
      message: "This code has expired. Ask for a new one.",
    });
  });

  test("is used up by five wrong ones", async () => {
    const code = await mailedCode("guessed@example.org");
    for (let attempt = 0; attempt < 5; attempt++)
      expect(await signIn("guessed@example.org", otherThan(code))).toMatchObject({
        code: "WRONG_CODE",
      });
    expect(await signIn("guessed@example.org", code)).toMatchObject({ code: "WRONG_CODE" });
  });

  test("is not refreshed by wrong ones that come at the same time", async () => {
    const code = await mailedCode("guessed-fast@example.org");
    for (let attempt = 0; attempt < 4; attempt++)
      await signIn("guessed-fast@example.org", otherThan(code));
    await Promise.all(
      Array.from({ length: 12 }, () => signIn("guessed-fast@example.org", otherThan(code))),
    );
    expect(await signIn("guessed-fast@example.org", code)).toMatchObject({ code: "WRONG_CODE" });
  });

  test("makes the one before it worthless", async () => {
    const first = await mailedCode("newer@example.org");
    const second = await mailedCode("newer@example.org");
    if (first !== second)
      expect(await signIn("newer@example.org", first)).toMatchObject({ code: "WRONG_CODE" });
    expect(await signIn("newer@example.org", second)).toMatchObject({
      __typename: "SignInSuccess",
    });
  });

  test.each(["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "' OR 1=1 --"])(
    "is six digits, not %j",
    async (code) => {
      const { data } = await server.graphql<{ signIn: Result }>(SIGN_IN, {
        email: "typo@example.org",
        code,
      });
      expect(data.signIn).toMatchObject({ __typename: "InvalidInputError" });
    },
  );
});

describe("a session", () => {
  test("has a token of its own, whatever came with the request", async () => {
    const first = await server.signIn("fixed@example.org");
    const code = await mailedCode("fixed@example.org");
    const { data } = await server.graphql<{ signIn: Result }>(
      SIGN_IN,
      { email: "fixed@example.org", code },
      { token: first.token },
    );
    expect(data.signIn.token).toBeDefined();
    expect(data.signIn.token).not.toBe(first.token);
    expect(await isSignedIn(first.token)).toBe(true);
  });

  test("ends when its owner says so, and no other with it", async () => {
    const one = await server.signIn("leaver@example.org");
    const other = await server.signIn("leaver@example.org");
    const { data } = await server.graphql(
      "mutation { signOut { __typename ... on SignOutSuccess { signedOut } } }",
      {},
      { token: one.token },
    );
    expect(data).toEqual({ signOut: { __typename: "SignOutSuccess", signedOut: true } });
    expect(await isSignedIn(one.token)).toBe(false);
    expect(await isSignedIn(other.token)).toBe(true);
    const again = await server.graphql(
      "mutation { signOut { __typename } }",
      {},
      { token: one.token },
    );
    expect(again.data).toEqual({ signOut: { __typename: "SignedOutError" } });
  });

  test("ends with its account", async () => {
    const { token, userId } = await server.signIn("deleted@example.org");
    await server.database.prisma.user.delete({ where: { id: userId } });
    expect(await isSignedIn(token)).toBe(false);
  });

  test("is read with one statement", async () => {
    const { token } = await server.signIn("one-statement@example.org");
    server.statements();
    await server.graphql("{ __typename }", {}, { token });
    expect(server.statements()).toHaveLength(1);
  });

  test("holds 90 days from its last use, written once a day", async () => {
    const { token } = await server.signIn("traveller@example.org");
    const start = now.getTime();
    const days = (n: number): Date => new Date(start + n * 24 * 60 * 60 * 1000);
    try {
      now = days(0.5);
      server.statements();
      expect(await isSignedIn(token)).toBe(true);
      expect(server.statements().filter((sql) => sql.startsWith("UPDATE"))).toEqual([]);
      now = days(89);
      expect(await isSignedIn(token)).toBe(true);
      now = days(170);
      expect(await isSignedIn(token)).toBe(true);
      now = days(170 + 91);
      expect(await isSignedIn(token)).toBe(false);
    } finally {
      now = new Date();
    }
  });
});

describe("a token that this server did not issue opens nothing, and asks the database nothing", () => {
  test.each([
    ["empty", () => ""],
    ["words", () => "let me in"],
    ["the session's secret alone, as in the database", (token: string) => token.split(".")[0]],
    ["without its signature", (token: string) => `${token.split(".")[0]}.`],
    [
      "with one character changed",
      (token: string) => (token.startsWith("a") ? "b" : "a") + token.slice(1),
    ],
    ["with its signature cut", (token: string) => token.slice(0, -2)],
    ["with something behind it", (token: string) => `${token}.x`],
    ["very long", () => `${"a".repeat(128)}.${"b".repeat(4_000)}`],
  ])("%s", async (_what, forge) => {
    const { token } = await server.signIn("forged@example.org");
    server.statements();
    expect(await isSignedIn(forge(token) ?? "")).toBe(false);
    expect(server.statements()).toEqual([]);
  });
});

test("the log tells neither codes nor tokens nor what was sent", async () => {
  const { token } = await server.signIn("logged@example.org");
  const code = (await server.outbox())
    .findLast(({ to }) => to === "logged@example.org")
    ?.subject.slice(0, 6);
  // A request's id and its time are of chance: six digits in a row may be any code.
  const log = JSON.stringify(server.log().map((line) => ({ ...line, requestId: "", ms: 0 })));
  expect(log).toContain("RequestCode");
  expect(log).not.toContain(code);
  expect(log).not.toContain(token);
  expect(log).not.toContain(token.split(".")[0]);
});
