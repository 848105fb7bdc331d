import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { arxivId, globalId } from "../papers/made-up-papers.ts";
import { NO_LIMITS } from "../support/no-limits.ts";
import { CLIENT, startOAuthProvider } from "../support/oauth-provider.ts";
import type { OAuthProvider } from "../support/oauth-provider.ts";
import type { TestServer } from "../support/test-server.ts";
import { form, PageBrowser } from "./page-browser.ts";
import { createPageWorld } from "./page-world.ts";

let server: TestServer;
let papers: number[];
let provider: OAuthProvider;
let browser: PageBrowser;
const paper = `/papers/${arxivId(1)}`;

beforeAll(async () => {
  provider = await startOAuthProvider({
    id: 1,
    login: "octocat",
    name: "Mona",
    emails: [{ email: "mona@example.org", primary: true, verified: true }],
    orcid: "0000-0002-1825-0097",
  });
  const keys = { ...CLIENT, url: provider.url };
  ({ server, papers } = await createPageWorld({ github: keys, orcid: keys }));
});
beforeEach(() => {
  browser = new PageBrowser(server);
});
afterAll(async () => {
  await server.close();
  await provider.close();
});

/** The number of rows that hold somebody's deeds on the first paper. */
const votes = (email: string) =>
  server.database.prisma.vote.count({ where: { paperId: papers[0] ?? 0, user: { email } } });

describe("signing in", () => {
  test("by a mailed code leads back to where one was, with a cookie that no script reads", async () => {
    await browser.open(`/sign-in?next=${encodeURIComponent(`${paper}#comments`)}`);
    const asked = await browser.submit("sign-in-code", { email: "ada@example.org" });
    expect(asked.path).toBe(`/sign-in/code?next=${encodeURIComponent(`${paper}#comments`)}`);
    expect(asked.text).toContain("ada@example.org");
    const wrong = await browser.submit("sign-in", { code: "000000" });
    expect(wrong.response.status).toBe(422);
    expect(wrong.text).toMatch(/role="alert".*This code is wrong/s);
    const mail = (await server.outbox()).findLast(({ to }) => to === "ada@example.org");
    const code = /\b\d{6}\b/.exec(mail?.subject ?? "")?.[0] ?? "";
    const response = await browser.send(
      "/actions/sign-in",
      form({ ...browser.fields("sign-in"), code: `${code.slice(0, 3)} ${code.slice(3)}` }),
    );
    expect([response.status, response.headers.get("location")]).toEqual([303, `${paper}#comments`]);
    const [cookie = ""] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^paperround-pages=/);
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Lax");
    expect((await browser.open(paper)).text).toContain("Sign out");
    // Somebody who is signed in needs no way in.
    expect((await browser.open("/sign-in?next=/trending")).path).toBe("/trending");
  });

  test("over https the cookies are the host's alone, and go over nothing else", async () => {
    const secure = await createSecureServer();
    const response = await secure.fetch("/sign-in");
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-paperround-visitor=[\w-]{22};.*Path=\/;.*HttpOnly;.*Secure/),
    ]);
    await secure.close();
  });

  test("what is no address is told of, and what was typed stays", async () => {
    await browser.open("/sign-in?next=/trending");
    const { response, text } = await browser.submit("sign-in-code", { email: "nobody" });
    expect(response.status).toBe(422);
    expect(text).toContain("This is no email address");
    expect(text).toContain('value="nobody"');
    expect(browser.fields("sign-in-code")["next"]).toBe("/trending");
  });

  test.each(["github", "orcid"])("with %s leads back, too, and shows no token", async (name) => {
    const { text } = await browser.open("/sign-in?next=/trending");
    expect(text).toContain(`href="/sign-in/${name}?next=%2Ftrending"`);
    const begun = await browser.send(`/sign-in/${name}?next=%2Ftrending`);
    const asked = await fetch(begun.headers.get("location") ?? "", { redirect: "manual" });
    const callback = new URL(asked.headers.get("location") ?? "");
    const done = await browser.open(callback.pathname + callback.search);
    expect(done.path).toBe("/trending");
    expect(done.text).toContain("Sign out");
    expect([...browser.cookies.keys()]).toContain("paperround-pages");
    expect([...browser.cookies.keys()].filter((key) => key.includes("session"))).toEqual([]);
  });

  test("and out: the session is over, here and by its token", async () => {
    await browser.signIn("gone@example.org");
    const token = browser.cookies.get("paperround-pages") ?? "";
    const { text } = await browser.submit("sign-out");
    expect(text).not.toContain("Sign out");
    expect(browser.cookies.has("paperround-pages")).toBe(false);
    const { data } = await server.graphql("{ viewer { email } }", {}, { token });
    expect(data).toEqual({ viewer: null });
  });
});

describe("what one does with a paper", () => {
  const email = "reader@example.org";
  beforeEach(async () => {
    await browser.signIn(email, paper);
  });

  test("vote, and take it back: one comes back to the page", async () => {
    const voted = await browser.submit("vote");
    expect(voted.path).toBe(`${paper}#paper`);
    expect(voted.text).toContain('aria-pressed="true" aria-label="Upvote, 1 upvote"');
    expect(await votes(email)).toBe(1);
    const back = await browser.submit("vote");
    expect(back.text).toContain('aria-pressed="false" aria-label="Upvote, 0 upvotes"');
    expect(await votes(email)).toBe(0);
  });

  test("the same form twice is one vote: it states the end", async () => {
    const fields = browser.fields("vote");
    await browser.open("/actions/vote", form(fields));
    await browser.open("/actions/vote", form(fields));
    expect(await votes(email)).toBe(1);
    await browser.submit("vote");
  });

  test("on a card of the list, with the way back to it", async () => {
    await browser.open("/");
    const voted = await browser.submit("vote");
    expect(voted.path).toMatch(/^\/#p-\w+$/);
    expect(voted.text).toContain('aria-pressed="true"');
    await browser.submit("vote");
  });

  test("save into the reading list, and into another", async () => {
    expect((await browser.submit("save")).text).toContain("✓ Reading list");
    expect((await browser.open("/lists/mine")).text).toContain("On made-up thing 1");
    await browser.open(paper);
    expect((await browser.submit("unsave")).text).not.toContain("✓ Reading list");
    const db = server.database.prisma;
    const { id } = await db.user.findUniqueOrThrow({ where: { email } });
    await db.list.create({ data: { ownerId: id, name: "Shelf" } });
    await browser.open(paper);
    expect((await browser.submit("save", {}, "Shelf")).text).toContain("✓ Shelf");
  });

  test("comment, answer, edit, delete", async () => {
    const said = await browser.submit("comment", { body: "I **like** it" });
    expect(said.path).toMatch(new RegExp(`^${paper}#c-\\w+$`));
    expect(said.text).toContain("<strong>like</strong>");
    const answered = await browser.submit("comment", { body: "So do I" }, "Your answer");
    expect(answered.text).toMatch(/<ol class="replies">.*So do I/s);
    expect(answered.text).toContain("2 comments</h2>");
    const edited = await browser.submit("edit-comment", { body: "I *love* it" });
    expect(edited.text).toContain("<em>love</em>");
    expect(edited.text).toContain("(edited)");
    await browser.submit("delete-comment", {}, "");
    expect(browser.page?.text).toContain("Deleted by its author.");
    expect(browser.page?.path).toBe(`${paper}#comments`);
  });

  test("a comment that is sent twice is there once", async () => {
    const fields = { ...browser.fields("comment"), body: "Only once" };
    await browser.open("/actions/comment", form(fields));
    const { text } = await browser.open("/actions/comment", form(fields));
    expect(text.match(/<p>Only once/g)).toHaveLength(1);
  });

  test("a comment that is refused stands in its form, with why", async () => {
    const body = `too long ${"x".repeat(10_000)}`;
    const { response, text, path } = await browser.submit("comment", { body });
    expect(response.status).toBe(422);
    expect(path).toBe("/actions/comment");
    expect(text).toMatch(/role="alert"/);
    expect(text).toContain(
      `<textarea name="body" rows="4" maxLength="10000" required>${body}`.replace(
        "maxLength",
        /maxlength/i.exec(text)?.[0] ?? "",
      ),
    );
    // And it can be sent from there.
    expect((await browser.submit("comment", { body: "shorter" })).text).toContain("shorter");
  });

  test("follow an author, an org and a list", async () => {
    const ada = await server.database.prisma.author.findFirstOrThrow({
      where: { name: "Ada Example" },
    });
    for (const path of [
      `/authors/${encodeURIComponent(globalId("Author", ada.id))}`,
      "/orgs/made-up-lab",
    ]) {
      await browser.open(path);
      expect((await browser.submit("follow")).text).toContain("✓ Following");
      expect((await browser.submit("follow")).text).not.toContain("✓ Following");
    }
  });

  test("a session that ended meanwhile: nothing is done, the page says so, the text stays", async () => {
    const fields = { ...browser.fields("comment"), body: "All of my thoughts" };
    await server.database.prisma.session.deleteMany({ where: { user: { email } } });
    const { response, text } = await browser.open("/actions/comment", form(fields));
    expect(response.status).toBe(401);
    expect(text).toContain("You are not signed in any more");
    expect(text).toContain(`href="/sign-in?next=${encodeURIComponent(paper)}`);
    expect(
      await server.database.prisma.comment.count({ where: { body: "All of my thoughts" } }),
    ).toBe(0);
  });

  test("who is suspended is told why", async () => {
    const suspended = { suspendedAt: new Date("2026-01-01"), suspensionReason: "Spam" };
    await server.database.prisma.user.update({ where: { email }, data: suspended });
    const { response, text } = await browser.submit("vote");
    expect(response.status).toBe(403);
    expect(text).toContain("Why: Spam");
    await server.database.prisma.user.update({
      where: { email },
      data: { suspendedAt: null, suspensionReason: "" },
    });
  });
});

test("a limit that is reached is told of, with when to come back", async () => {
  const { server: narrow } = await createPageWorld({
    limits: { ...NO_LIMITS, signInCodesPerHour: 1 },
  });
  const eager = new PageBrowser(narrow);
  await eager.open("/sign-in");
  await eager.submit("sign-in-code", { email: "eager@example.org" });
  await eager.open("/sign-in");
  const { response, text } = await eager.submit("sign-in-code", { email: "eager@example.org" });
  expect(response.status).toBe(429);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(text).toContain("Too many requests");
  await narrow.close();
});

test("pages are counted like requests, and cost what their operation costs", async () => {
  const { server: narrow } = await createPageWorld({
    limits: { ...NO_LIMITS, anonymousCostPerMinute: 1_000 },
  });
  expect((await narrow.fetch("/")).status).toBe(200);
  const response = await narrow.fetch("/");
  expect(response.status).toBe(429);
  expect(response.headers.get("retry-after")).not.toBeNull();
  expect(await response.text()).toContain("Too many requests");
  await narrow.close();
});

async function createSecureServer() {
  const { createTestServer } = await import("../support/test-server.ts");
  return createTestServer({ database: server.database, publicUrl: "https://papers.example.org" });
}
