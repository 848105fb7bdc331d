import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { localPath } from "../../src/pages/forms/local-path.ts";
import { arxivId, addPapers, globalId } from "../papers/made-up-papers.ts";
import type { TestServer } from "../support/test-server.ts";
import { form, PageBrowser } from "./page-browser.ts";
import { createPageWorld, HOSTILE } from "./page-world.ts";
import { expectTame, hostsOf } from "./tame.ts";

let server: TestServer;
let victim: PageBrowser;
const paper = `/papers/${arxivId(1)}`;
const EVIL = "https://evil.example";

beforeAll(async () => {
  ({ server } = await createPageWorld());
  victim = new PageBrowser(server);
  await victim.signIn("victim@example.org", paper);
});
afterAll(() => server.close());

const votes = () =>
  server.database.prisma.vote.count({ where: { user: { email: "victim@example.org" } } });

describe("what people wrote does nothing on a page", () => {
  test("a title, an abstract, authors, an org, keywords", async () => {
    const db = server.database.prisma;
    const over = {
      title: `Title ${HOSTILE}`,
      abstract: `Abstract ${HOSTILE}`,
      authors: [{ name: `Author ${HOSTILE}` }],
      org: { slug: "hostile-lab", name: `Org ${HOSTILE}` },
      keywords: [`word ${HOSTILE}`],
      venue: `Venue ${HOSTILE}`,
    };
    await addPapers(db, [900], { day: "2026-01-06", over });
    const author = await db.author.findFirstOrThrow({ where: { name: { startsWith: "Author " } } });
    for (const path of [
      "/",
      `/papers/${arxivId(900)}`,
      "/orgs/hostile-lab",
      `/authors/${encodeURIComponent(globalId("Author", author.id))}`,
      `/search?q=${encodeURIComponent(HOSTILE)}`,
    ]) {
      const response = await server.fetch(path);
      expect([path, response.status]).toEqual([path, 200]);
      const text = await response.text();
      expectTame(text);
      // Nor in a block of data, which only `</script` would end.
      const [, json = "{}"] = /ld\+json">(.*?)<\/script>/s.exec(text) ?? [];
      expect(() => JSON.parse(json) as unknown).not.toThrow();
    }
  });

  test("a comment, a person's name, a list's name, description, note and tags", async () => {
    const browser = new PageBrowser(server);
    await browser.signIn("hostile@example.org", paper);
    const db = server.database.prisma;
    const person = await db.user.update({
      where: { email: "hostile@example.org" },
      data: { name: `Name ${HOSTILE}` },
    });
    const said = await browser.submit("comment", {
      body: `${HOSTILE} [click](javascript:alert(1)) ![x](x" onerror="alert(1))`,
    });
    expectTame(said.text);
    const list = await db.list.create({
      data: {
        ownerId: person.id,
        name: `List ${HOSTILE}`,
        description: HOSTILE,
        visibility: "PUBLIC",
      },
    });
    await db.listItem.create({
      data: {
        listId: list.id,
        paperId: (await db.paper.findFirstOrThrow()).id,
        ownerId: person.id,
        note: HOSTILE,
        tags: [HOSTILE],
      },
    });
    for (const one of [browser, new PageBrowser(server)]) {
      const { text, response } = await one.open(`/lists/${list.publicId}`);
      expect(response.status).toBe(200);
      expectTame(text);
    }
  });

  test("what a form held is shown escaped when it is refused", async () => {
    await victim.open(paper);
    const { text } = await victim.submit("comment", {
      body: `</textarea>${HOSTILE}${"x".repeat(10_000)}`,
    });
    expectTame(text);
    const visitor = new PageBrowser(server);
    await visitor.open("/sign-in");
    const refused = await visitor.submit("sign-in-code", { email: HOSTILE });
    expect(refused.response.status).toBe(422);
    expectTame(refused.text);
  });
});

describe("a form that this page did not send out does nothing", () => {
  /** Sends the vote as a foreign page would make the victim's browser send it. */
  const attack = async (over: Record<string, string>, headers?: Record<string, string>) => {
    await victim.open(paper);
    const fields = { ...victim.fields("vote"), ...over };
    const before = await votes();
    const response = await victim.send("/actions/vote", form(fields, headers));
    expect(await votes()).toBe(before);
    return response;
  };

  test.each([
    ["no token", { csrf: "" }],
    ["nonsense", { csrf: "x".repeat(100) }],
    ["a very long one", { csrf: "x".repeat(100_000) }],
  ])("%s", async (_what, over) => {
    const response = await attack(over);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("This form is too old or was not sent from this page");
  });

  test("another person's token, a visitor's, and the one that all share", async () => {
    const attacker = new PageBrowser(server);
    await attacker.signIn("attacker@example.org", paper);
    const visitor = new PageBrowser(server);
    await visitor.open("/sign-in");
    const shared = await server.fetch("/");
    const [, token = ""] = /name="csrf" value="([^"]+)"/.exec(await shared.text()) ?? [];
    for (const csrf of [
      attacker.fields("vote")["csrf"] ?? "",
      visitor.fields("sign-in-code")["csrf"] ?? "",
      token,
    ]) {
      expect(csrf.length).toBeGreaterThan(20);
      expect((await attack({ csrf })).status).toBe(403);
    }
  });

  test("a token of the session before", async () => {
    const browser = new PageBrowser(server);
    await browser.signIn("twice@example.org", paper);
    const old = browser.fields("vote");
    await browser.submit("sign-out");
    await browser.signIn("twice@example.org", paper);
    const response = await browser.send("/actions/vote", form(old));
    expect(response.status).toBe(403);
  });

  test("a token that is older than a day", async () => {
    await victim.open(paper);
    const fields = victim.fields("vote");
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 25 * 60 * 60 * 1000 });
    try {
      const response = await victim.send("/actions/vote", form(fields));
      expect(response.status).toBe(403);
    } finally {
      vi.useRealTimers();
    }
    expect(await votes()).toBe(0);
  });

  test.each([
    ["another site", { origin: EVIL, "sec-fetch-site": "cross-site" }],
    [
      "another host of the same site",
      { origin: "http://x.localhost:4000", "sec-fetch-site": "same-site" },
    ],
    ["an address that was typed", { "sec-fetch-site": "none" }],
    ["another origin, of a browser that says no more", { origin: EVIL }],
    ["a page that hides where it is", { origin: "null" }],
  ])("the right token, from %s", async (_what, headers) => {
    expect((await attack({}, headers)).status).toBe(403);
  });

  test("nobody is signed in as somebody else by a foreign page", async () => {
    const attacker = new PageBrowser(server);
    await attacker.open("/sign-in");
    await attacker.submit("sign-in-code", { email: "attacker@example.org" });
    const mail = (await server.outbox()).findLast(({ to }) => to === "attacker@example.org");
    const code = /\b\d{6}\b/.exec(mail?.subject ?? "")?.[0] ?? "";
    const fields = { ...attacker.fields("sign-in"), code };
    const other = new PageBrowser(server);
    expect((await other.send("/actions/sign-in", form(fields))).status).toBe(403);
    await other.open("/sign-in");
    expect((await other.send("/actions/sign-in", form(fields))).status).toBe(403);
    expect([...other.cookies.keys()]).toEqual(["paperround-visitor"]);
  });

  test.each(["text/plain", "application/json", "multipart/form-data; boundary=x", ""])(
    "what is no form of a browser (%s)",
    async (type) => {
      const response = await victim.send("/actions/vote", {
        method: "POST",
        headers: { "content-type": type },
        body: "x",
      });
      expect(response.status).toBe(415);
    },
  );

  test("a form that never ends", async () => {
    const body = `body=${"x".repeat(300_000)}`;
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const response = await victim.send("/actions/comment", { method: "POST", headers, body });
    expect(response.status).toBe(413);
  });

  test.each(["GET", "HEAD", "PUT", "DELETE"])("a look at its address, by %s", async (method) => {
    await victim.open(paper);
    const query = new URLSearchParams(victim.fields("vote")).toString();
    const response = await victim.send(`/actions/vote?${query}`, { method });
    expect([404, 405]).toContain(response.status);
    expect(await votes()).toBe(0);
  });

  test.each(["/", paper, "/search", "/lists/mine"])("a form sent to the page %s", async (path) => {
    const response = await victim.send(path, form(victim.fields("vote")));
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD");
  });
});

describe("the cookie is for the pages alone", () => {
  test("GraphQL does not look at it", async () => {
    const cookie = [...victim.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    expect(cookie).toContain("paperround-pages=");
    for (const init of [
      { query: "{ viewer { email } }" },
      {
        query: `mutation { setVote(input: { paper: { arxiv: "${arxivId(1)}" }, upvoted: true }) { __typename } }`,
      },
    ]) {
      const response = await server.fetch("/graphql", {
        method: "POST",
        headers: { "content-type": "application/json", cookie, origin: "http://localhost:4000" },
        body: JSON.stringify(init),
      });
      const text = await response.text();
      expect(text).toMatch(/"viewer":null|SignedOutError/);
    }
    const got = await server.fetch("/graphql?query={viewer{email}}", { headers: { cookie } });
    expect(await got.json()).toEqual({ data: { viewer: null } });
    expect(await votes()).toBe(0);
  });

  test("nor do the files, nor the sign-in library", async () => {
    const cookie = [...victim.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    expect((await server.fetch("/export", { headers: { cookie } })).status).toBe(401);
    expect((await server.fetch("/auth/get-session", { headers: { cookie } })).status).toBe(404);
  });

  test("nor do the pages look at a token in a header", async () => {
    const token = victim.cookies.get("paperround-pages") ?? "";
    const response = await server.fetch("/", { headers: { authorization: `Bearer ${token}` } });
    expect(response.headers.get("cache-control")).toBe("public, no-cache");
    expect(await response.text()).not.toContain("Sign out");
  });

  test.each([
    "x",
    "x.y",
    `${"a".repeat(32)}.${"b".repeat(43)}`,
    "a".repeat(10_000),
    "%00",
    "%E0%A4%A",
    "paperround-pages",
  ])("a made-up one (%#) is nobody's", async (value) => {
    const response = await server.fetch("/", { headers: { cookie: `paperround-pages=${value}` } });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("public, no-cache");
  });
});

describe("no way leads off this server", () => {
  const ELSEWHERE = [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/%09/evil.example/..//x",
    "javascript:alert(1)",
    "/..//evil.example",
    "/x/..//evil.example",
    "http:evil.example",
    " //evil.example",
    "/\u0000/evil.example",
  ];

  test.each(ELSEWHERE)("%j", (path) => {
    const to = new URL(localPath(path), "http://localhost:4000");
    expect(to.origin).toBe("http://localhost:4000");
    expect(localPath(path)).toMatch(/^\/(?!\/)/);
  });

  test.each(ELSEWHERE)("not from the sign-in, nor from a form: %j", async (path) => {
    const { response } = {
      response: await victim.send(`/sign-in?next=${encodeURIComponent(path)}`),
    };
    const signedIn = new URL(response.headers.get("location") ?? "", "http://localhost:4000");
    expect(signedIn.origin).toBe("http://localhost:4000");
    await victim.open(paper);
    const voted = await victim.send(
      "/actions/vote",
      form({ ...victim.fields("vote"), on: "no", back: path }),
    );
    expect(voted.status).toBe(303);
    expect(voted.headers.get("location")).toMatch(/^\/(?!\/)/);
  });

  test("a path that begins with another host is no page", async () => {
    for (const path of ["//evil.example/", "//evil.example/trending/", "/%2F%2Fevil.example/"]) {
      const request = new Request("http://localhost:4000/");
      Object.defineProperty(request, "url", { value: `http://localhost:4000${path}` });
      const response = await server.server.fetch(request);
      expect([path, response.status]).toEqual([path, 404]);
      expect(response.headers.get("location")).toBeNull();
    }
  });

  test("no line of a header is written by a form or an address", async () => {
    await victim.open(paper);
    const back = "/trending\r\nSet-Cookie: evil=1\r\n\r\n<script>alert(1)</script>";
    const response = await victim.send(
      "/actions/vote",
      form({ ...victim.fields("vote"), on: "no", back }),
    );
    expect(response.headers.get("location")).toBe("/");
    expect(response.headers.getSetCookie()).toEqual([]);
    const visitor = new PageBrowser(server);
    await visitor.open("/sign-in");
    const asked = await visitor.send(
      "/actions/sign-in-code",
      form({ ...visitor.fields("sign-in-code"), email: "ada@example.org\r\nBcc: all@example.org" }),
    );
    expect(asked.status).toBe(422);
  });
});

describe("hostile names", () => {
  const NAMES = [
    "%00",
    "a%00b",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "..%2f..%2f",
    "%",
    "%ff",
    "%C0%AF",
    "%E2%80%AEevil",
    "\u202Eevil",
    "%0d%0aset-cookie:x=1",
    "x".repeat(10_000),
    "10.1000/".concat("y".repeat(10_000)),
    "'%20OR%201=1--",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "constructor",
    "__proto__",
    "arxiv:",
    "doi:%00",
    "url:file:///etc/passwd",
    "https:%2F%2Fevil.example%2Fpdf",
    "%F0%9F%92%A9",
    "UGFwZXI6OTk5OTk5OTk5OTk5OTk5OQ==",
  ];

  test.each(["papers", "authors", "orgs", "lists", "days", "sitemaps", "assets"])(
    "of %s are answered as what they are",
    async (kind) => {
      for (const name of NAMES) {
        for (const browser of [victim, new PageBrowser(server)]) {
          const response = await browser.send(`/${kind}/${name}`);
          expect([name.slice(0, 40), response.status]).toEqual([
            name.slice(0, 40),
            expect.toSatisfy((status: number) => [301, 400, 404].includes(status)) as number,
          ]);
          const text = await response.text();
          expectTame(text);
          expect(hostsOf(text)).toEqual([]);
          expect(text).not.toMatch(/node_modules|\u202E/);
          expect(response.headers.getSetCookie().filter((line) => line.startsWith("x="))).toEqual(
            [],
          );
        }
      }
    },
  );
});
