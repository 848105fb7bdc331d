import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CLIENT, startOAuthProvider } from "../support/oauth-provider.ts";
import type { OAuthProvider, ProviderPerson } from "../support/oauth-provider.ts";
import { createTestServer } from "../support/test-server.ts";
import type { TestServer } from "../support/test-server.ts";

const OCTOCAT: ProviderPerson = {
  id: 583_231,
  login: "octocat",
  name: "Mona Lisa Octocat",
  emails: [
    { email: "old@octo.example", primary: false, verified: true },
    { email: "Mona@Octo.example", primary: true, verified: true },
  ],
  orcid: "0000-0002-1825-0097",
};

let provider: OAuthProvider;
let server: TestServer;
beforeAll(async () => {
  provider = await startOAuthProvider(OCTOCAT);
  const keys = { ...CLIENT, url: provider.url };
  server = await createTestServer({ config: { github: keys, orcid: keys } });
});
beforeEach(() => {
  provider.person = OCTOCAT;
  provider.refuse = false;
});
afterAll(async () => {
  await server.close();
  await provider.close();
});

/** As much of a browser as signing in needs: it follows one redirect at a time and keeps cookies. */
class Browser {
  readonly cookies = new Map<string, string>();

  async open(url: string): Promise<Response> {
    const { origin, pathname, search } = new URL(url, "http://localhost:4000");
    if (origin !== "http://localhost:4000") return fetch(url, { redirect: "manual" });
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await server.fetch(pathname + search, {
      headers: { accept: "text/html", cookie },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const name = pair.slice(0, pair.indexOf("="));
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, pair.slice(pair.indexOf("=") + 1));
    }
    return response;
  }

  /** Follows redirects until there is a page. */
  async visit(url: string): Promise<{ response: Response; text: string; url: string }> {
    let at = url;
    for (let hop = 0; hop < 10; hop++) {
      const response = await this.open(at);
      const location = response.headers.get("location");
      if (location === null) return { response, text: await response.text(), url: at };
      at = new URL(location, new URL(at, "http://localhost:4000")).href;
    }
    throw new Error("Redirected without an end.");
  }
}

function tokenOn(page: string): string {
  return /<pre>([\w-]+\.[\w-]+)<\/pre>/.exec(page)?.[1] ?? "";
}

async function whoIs(token: string): Promise<unknown> {
  const { data } = await server.graphql<{ viewer: unknown }>(
    "{ viewer { email person { handle name } } }",
    {},
    { token },
  );
  return data.viewer;
}

describe.each([
  ["github", { email: "mona@octo.example", person: { handle: "mona", name: "Mona Lisa Octocat" } }],
  ["orcid", { email: "0000-0002-1825-0097@orcid.invalid", person: { name: "Josiah Carberry" } }],
])("signing in with %s", (name, viewer) => {
  test("ends with a bearer token, and leaves no cookie", async () => {
    const browser = new Browser();
    const { response, text } = await browser.visit(`/sign-in/${name}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await whoIs(tokenOn(text))).toMatchObject(viewer);
    expect([...browser.cookies.keys()].filter((cookie) => cookie.includes("session"))).toEqual([]);
    // Shown once.
    expect((await browser.visit("/signed-in")).text).not.toContain("Bearer");
  });

  test("again is the same person, with another token", async () => {
    const first = tokenOn((await new Browser().visit(`/sign-in/${name}`)).text);
    const second = tokenOn((await new Browser().visit(`/sign-in/${name}`)).text);
    expect(second).not.toBe(first);
    expect(await whoIs(second)).toEqual(await whoIs(first));
  });

  test("asks with state and PKCE, other ones each time", async () => {
    provider.authorizations.length = 0;
    await new Browser().visit(`/sign-in/${name}`);
    await new Browser().visit(`/sign-in/${name}`);
    const [first, second] = provider.authorizations;
    expect(first?.get("code_challenge_method")).toBe("S256");
    expect(first?.get("redirect_uri")).toBe(`http://localhost:4000/auth/callback/${name}`);
    for (const parameter of ["state", "code_challenge"]) {
      expect(first?.get(parameter)?.length).toBeGreaterThanOrEqual(32);
      expect(first?.get(parameter)).not.toBe(second?.get(parameter));
    }
  });

  test("that is refused at the provider ends on a page that says so", async () => {
    provider.refuse = true;
    const { response, text, url } = await new Browser().visit(`/sign-in/${name}`);
    expect(url).toContain("/sign-in-failed");
    expect(response.status).toBe(400);
    expect(text).toContain("You did not allow it");
  });

  test("cannot be finished in another browser", async () => {
    // An attacker begins, stops before the callback, and has a victim's browser finish it.
    const attacker = new Browser();
    const begun = await attacker.open(`/sign-in/${name}`);
    const asked = await attacker.open(begun.headers.get("location") ?? "");
    const callback = asked.headers.get("location") ?? "";
    const victim = new Browser();
    const { url, text } = await victim.visit(callback);
    expect(url).toContain("/sign-in-failed");
    expect(text).toContain("another browser");
    expect([...victim.cookies.keys()].filter((cookie) => cookie.includes("session"))).toEqual([]);
  });

  test("cannot be finished twice, nor with another state", async () => {
    const browser = new Browser();
    const begun = await browser.open(`/sign-in/${name}`);
    const asked = await browser.open(begun.headers.get("location") ?? "");
    const callback = asked.headers.get("location") ?? "";
    const forged = new URL(callback);
    forged.searchParams.set("state", "a".repeat(32));
    expect((await browser.visit(forged.href)).url).toContain("/sign-in-failed");

    const other = new Browser();
    const { text } = await other.visit(`/sign-in/${name}`);
    expect(tokenOn(text)).not.toBe("");
    const exchanges = { ...provider.exchanges };
    expect((await other.visit(callback)).url).toContain("/sign-in-failed");
    expect(provider.exchanges).toEqual(exchanges);
  });
});

describe("an account at the provider", () => {
  test("without a confirmed address opens no account here", async () => {
    provider.person = {
      ...OCTOCAT,
      id: 1,
      emails: [{ email: "victim@example.org", primary: true, verified: false }],
    };
    const { url, text } = await new Browser().visit("/sign-in/github");
    expect(url).toContain("/sign-in-failed");
    expect(text).toContain("no confirmed mail address");
    const { prisma } = server.database;
    expect(await prisma.user.count({ where: { email: "victim@example.org" } })).toBe(0);
  });

  test("with the address of somebody here is that person", async () => {
    const here = await server.signIn("same@example.org");
    provider.person = {
      ...OCTOCAT,
      id: 2,
      emails: [{ email: "same@example.org", primary: true, verified: true }],
    };
    const { text } = await new Browser().visit("/sign-in/github");
    expect(await whoIs(tokenOn(text))).toMatchObject({ person: { handle: here.handle } });
  });

  test("is not acted for: no token of the provider is kept", async () => {
    await new Browser().visit("/sign-in/github");
    const accounts = await server.database.prisma.account.findMany();
    expect(accounts.length).toBeGreaterThan(0);
    expect(JSON.stringify(accounts)).not.toContain("provider-token");
  });

  test("leaves no trace of browser or address", async () => {
    await new Browser().visit("/sign-in/github");
    const sessions = await server.database.prisma.session.findMany();
    expect(sessions.map(({ ipAddress, userAgent }) => ipAddress ?? userAgent)).toEqual(
      sessions.map(() => null),
    );
  });
});

describe("of the sign-in library's own routes, none is a second way in", () => {
  test.each([
    ["POST", "/auth/email-otp/send-verification-otp"],
    ["POST", "/auth/sign-in/email-otp"],
    ["POST", "/auth/sign-in/social"],
    ["POST", "/auth/sign-up/email"],
    ["POST", "/auth/update-user"],
    ["POST", "/auth/delete-user"],
    ["POST", "/auth/change-email"],
    ["POST", "/auth/revoke-sessions"],
    ["GET", "/auth/get-session"],
    ["GET", "/auth/list-sessions"],
    ["GET", "/auth/ok"],
    ["GET", "/auth/error"],
    ["GET", "/auth/callback/google"],
    ["GET", "/auth/callback/github/more"],
    ["GET", "/sign-in/google"],
    ["GET", "/sign-in/__proto__"],
  ])("%s %s", async (method, path) => {
    const response = await server.fetch(path, {
      method,
      ...(method === "POST" ? { body: "{}", headers: { "content-type": "application/json" } } : {}),
    });
    expect(response.status).toBe(method === "GET" ? 404 : 405);
  });
});

test("a provider without keys is not offered", async () => {
  const plain = await createTestServer({ database: server.database });
  expect((await plain.fetch("/sign-in/github")).status).toBe(404);
  expect(await (await plain.fetch("/sign-in")).text()).not.toContain("GitHub");
  expect(await (await server.fetch("/sign-in")).text()).toContain("Sign in with GitHub");
  await plain.close();
});

test("a fault on the way tells the request's id and nothing else", async () => {
  const { prisma } = server.database;
  const broken = new Proxy(prisma, {
    get(target, name, receiver) {
      if (name === "verification") throw new Error("hunter2 at line 3");
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
  const faulty = await createTestServer({
    config: { github: { ...CLIENT, url: provider.url } },
    database: { ...server.database, prisma: broken },
  });
  const response = await faulty.fetch("/sign-in/github");
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).toContain(response.headers.get("x-request-id"));
  expect(text).not.toMatch(/hunter2|\.ts|node_modules/);
  expect(JSON.stringify(faulty.log())).toContain("hunter2 at line 3");
  await faulty.close();
});
