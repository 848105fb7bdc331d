import { readdir, readFile } from "node:fs/promises";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { arxivId, globalId } from "../papers/made-up-papers.ts";
import type { TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import { PageBrowser } from "./page-browser.ts";
import { createPageWorld, DAY } from "./page-world.ts";

const ORIGIN = "http://localhost:4000";
const LARGEST = 30_000;

let server: TestServer;
let papers: number[];
let listIds: Record<"PRIVATE" | "UNLISTED" | "PUBLIC", string>;
let author: string;

beforeAll(async () => {
  let db;
  ({ server, papers, db } = await createPageWorld());
  const owner = await server.signIn("owner@example.org");
  const list = async (visibility: "PRIVATE" | "UNLISTED" | "PUBLIC") => {
    const { publicId, id } = await db.list.create({
      data: { ownerId: owner.userId, name: `${visibility} things`, visibility, itemCount: 1 },
    });
    const paperId = papers[0] ?? 0;
    await db.listItem.create({
      data: { listId: id, paperId, ownerId: owner.userId, note: "A note for oneself" },
    });
    return publicId;
  };
  listIds = {
    PRIVATE: await list("PRIVATE"),
    UNLISTED: await list("UNLISTED"),
    PUBLIC: await list("PUBLIC"),
  };
  const ada = await db.author.findFirstOrThrow({ where: { name: "Ada Example" } });
  author = globalId("Author", ada.id);
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  server.fetch(path, { method, headers: { accept: "text/html", ...headers } });

const titlesOf = (text: string): string[] =>
  [...text.matchAll(/<h2><a [^>]*>([^<]*)<\/a>/g)].map(([, title = ""]) => title);

describe("the lists", () => {
  test.each([
    ["/", "Daily papers", 42],
    [`/days/${DAY}`, "Daily papers", 42],
    ["/days/2026-01-02", "Daily papers", 1],
    ["/weeks", "Papers of the week", 42],
    ["/weeks/2025-12-29", "Papers of the week", 1],
    ["/months/2026-01", "Papers of the month", 43],
    ["/trending", "Trending papers", 43],
    [`/search?q=${encodeURIComponent('"made-up thing 7"')}`, "Search", 1],
  ])("%s: %s", async (path, heading, count) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toContain(`<h1>${heading}</h1>`);
    expect(titlesOf(text)).toHaveLength(count);
  });

  test("a day leads to the one before and the one after", async () => {
    const today = await (await get("/")).text();
    expect(today).toContain('href="/days/2026-01-02" aria-label="Earlier: Jan 2, 2026"');
    const before = await (await get("/days/2026-01-02")).text();
    expect(before).toContain(`href="/days/${DAY}" aria-label="Later: Jan 5, 2026"`);
  });

  test("a day without papers says so, and where there are some", async () => {
    const text = await (await get("/days/2026-01-15")).text();
    expect(text).toContain("No paper is on the list of this day.");
    expect(text).toContain(`href="/days/${DAY}"`);
  });

  test.each([
    [`/days?on=${DAY}`, 302, `/days/${DAY}`],
    ["/weeks?on=2026-01-07", 302, "/weeks/2026-01-05"],
    ["/days", 302, "/"],
    ["/weeks/2026-01-07", 301, "/weeks/2026-01-05"],
    ["/months/2026-01-09", 301, "/months/2026-01"],
    ["/trending/", 301, "/trending"],
    ["/days/2026-01-05/", 301, "/days/2026-01-05"],
  ])("%s leads to the one address", async (path, status, to) => {
    const response = await get(path);
    expect([response.status, response.headers.get("location")]).toEqual([status, to]);
  });

  test("what does not fit on a page goes on, on the next", async () => {
    const first = await (await get("/search?q=thing")).text();
    const more = /href="([^"]*after=[^"]*)"/.exec(first)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const second = await (await get(more)).text();
    const all = [...titlesOf(first), ...titlesOf(second)];
    expect(new Set(all).size).toBe(44);
  });

  test("a card names who put it there; a curated instance names its editors", async () => {
    const { userId } = await server.signIn("grace@example.org");
    const db = server.database.prisma;
    await db.submission.updateMany({
      where: { paperId: papers[0] ?? 0 },
      data: { submitterId: userId },
    });
    expect(await (await get("/")).text()).toContain('submitted by <bdi title="@grace">grace</bdi>');
    expect(await (await get("/")).text()).not.toContain("Edited by");
    await db.user.update({ where: { id: userId }, data: { role: "EDITOR" } });
    const curated = await createTestServer({
      database: server.database,
      config: { submissions: "curated" },
    });
    const text = await (await curated.fetch("/")).text();
    expect(text).toMatch(/Edited by<\/h2><ul[^>]*><li><bdi>grace<\/bdi>/);
    await curated.close();
  });
});

describe("a paper", () => {
  test("shows everything that is known of it", async () => {
    const text = await (await get(`/papers/${arxivId(1)}`)).text();
    expect(text).toContain("On made-up thing 1</h1>");
    expect(text).toContain("We look at thing 1 and find nothing.");
    expect(text).toMatch(/href="\/authors\/[^"]+">Ada Example<\/a>/);
    expect(text).toContain('href="/orgs/made-up-lab"');
    expect(text).toContain(`href="https://arxiv.org/abs/${arxivId(1)}"`);
    expect(text).toContain(`href="https://arxiv.org/pdf/${arxivId(1)}"`);
    expect(text).toMatch(/@\w+\{/);
    expect(text).toContain("TY  - ");
    expect(text).toContain(`href="/papers/${arxivId(1)}.bib"`);
    expect(text).toMatch(/id="related">Related<\/h2>.*<small[^>]*>\w/s);
    expect(text).toContain("0 comments");
  });

  test("tells programs what it is", async () => {
    const text = await (await get(`/papers/${arxivId(1)}`)).text();
    const address = `${ORIGIN}/papers/${arxivId(1)}`;
    expect(text).toContain("<title>On made-up thing 1 · Paperround</title>");
    expect(text).toContain(`<link rel="canonical" href="${address}"/>`);
    expect(text).toContain('<meta property="og:type" content="article"/>');
    expect(text).toContain('<meta name="citation_title" content="On made-up thing 1"/>');
    expect(text.match(/name="citation_author"/g)).toHaveLength(3);
    expect(text).toContain('<meta name="citation_publication_date" content="2026/01/04"/>');
    expect(text).toContain(`<meta name="citation_arxiv_id" content="${arxivId(1)}"/>`);
    const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? [];
    expect(JSON.parse(json)).toMatchObject({
      "@type": "ScholarlyArticle",
      "@id": address,
      headline: "On made-up thing 1",
      author: [{ "@type": "Person", name: "Ada Example" }, {}, {}],
    });
  });

  test("has one address, to which each of its names leads for good", async () => {
    const path = `/papers/${arxivId(1)}`;
    for (const name of [
      globalId("Paper", papers[0] ?? 0),
      `arxiv:${arxivId(1)}`,
      `${arxivId(1)}v3`,
      `arXiv:${arxivId(1)}`,
      encodeURIComponent(`https://arxiv.org/abs/${arxivId(1)}`),
    ]) {
      const response = await get(`/papers/${name}`);
      expect([name, response.status, response.headers.get("location")]).toEqual([name, 301, path]);
    }
    expect((await get(path)).status).toBe(200);
    expect((await get(`${path}/`)).headers.get("location")).toBe(path);
  });

  test("a DOI is its address, however it is written", async () => {
    const db = server.database.prisma;
    const paperId = papers[43] ?? 0;
    await db.paperId.updateMany({
      where: { paperId },
      data: { scheme: "DOI", value: "10.1002/(sici)1097<1::aid-x>3.0.co;2-#" },
    });
    const path = "/papers/10.1002/(sici)1097%3C1%3A%3Aaid-x%3E3.0.co%3B2-%23";
    const { response, path: at } = await new PageBrowser(server).open(
      `/papers/${globalId("Paper", paperId)}`,
    );
    expect([response.status, at]).toEqual([200, path]);
    const other = await get("/papers/10.1002%2F(SICI)1097%3C1::AID-X%3E3.0.CO;2-%23");
    expect([other.status, other.headers.get("location")]).toEqual([301, path]);
  });

  test("that was merged leads to the one it is part of", async () => {
    const moderator = await server.signIn("moderator@example.org");
    await server.database.prisma.user.update({
      where: { id: moderator.userId },
      data: { role: "MODERATOR" },
    });
    const old = globalId("Paper", papers[40] ?? 0);
    await server.graphql(
      `mutation { mergePapers(input: { paper: { arxiv: "${arxivId(40)}" }, other: { arxiv: "${arxivId(41)}" } }) { __typename } }`,
      {},
      moderator,
    );
    const browser = new PageBrowser(server);
    for (const name of [old, arxivId(40), arxivId(41)]) {
      const { path, response } = await browser.open(`/papers/${name}`);
      expect([name, path, response.status]).toEqual([name, `/papers/${arxivId(40)}`, 200]);
    }
  });
});

describe("authors, orgs and lists", () => {
  test("an author and an org have pages with their papers", async () => {
    const one = await (await get(`/authors/${encodeURIComponent(author)}`)).text();
    expect(one).toContain("Ada Example</h1>");
    expect(titlesOf(one)).toHaveLength(30);
    const org = await (await get("/orgs/made-up-lab")).text();
    expect(org).toContain("Made-Up Lab</h1>");
    expect(org).toContain("/feeds/orgs/made-up-lab.atom");
    expect((await get("/orgs/Made-Up-Lab")).headers.get("location")).toBe("/orgs/made-up-lab");
  });

  test("a public and an unlisted list are shown, the note is not; a private one is its owner's", async () => {
    const open = async (browser: PageBrowser, which: keyof typeof listIds) =>
      browser.open(`/lists/${listIds[which]}`);
    const nobody = new PageBrowser(server);
    const shown = await open(nobody, "PUBLIC");
    expect(shown.text).toContain("PUBLIC things</h1>");
    expect(shown.text).not.toContain("A note for oneself");
    expect(shown.response.headers.get("x-robots-tag")).toBeNull();
    const unlisted = await open(nobody, "UNLISTED");
    expect(unlisted.response.status).toBe(200);
    expect(unlisted.response.headers.get("x-robots-tag")).toBe("noindex");
    expect(unlisted.response.headers.get("cache-control")).toBe("private, no-store");
    expect((await open(nobody, "PRIVATE")).response.status).toBe(404);
    const owner = new PageBrowser(server);
    await owner.signIn("owner@example.org");
    expect((await open(owner, "PRIVATE")).text).toContain("A note for oneself");
    const byGlobalId = await get(`/lists/${globalId("List", listIds.PUBLIC)}`);
    expect(byGlobalId.headers.get("location")).toBe(`/lists/${listIds.PUBLIC}`);
  });

  test("one's reading list has an address of its own", async () => {
    const browser = new PageBrowser(server);
    expect((await browser.open("/lists/mine")).path).toBe("/sign-in?next=%2Flists%2Fmine");
    await browser.signIn("owner@example.org", "/lists/mine");
    expect(browser.page?.text).toContain("Reading list</h1>");
  });
});

describe("what caches and programs are told", () => {
  test("a page that is everybody's is asked for anew, and not sent again while it is the same", async () => {
    const { headers } = await get("/");
    expect(headers.get("cache-control")).toBe("public, no-cache");
    expect(headers.get("vary")).toBe("Cookie, Accept-Encoding");
    const tag = headers.get("etag") ?? "";
    const again = await get("/", { "if-none-match": tag, "cache-control": "max-age=0" });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    const voter = await server.signIn("voter@example.org");
    await server.graphql(
      `mutation { setVote(input: { paper: { arxiv: "${arxivId(2)}" }, upvoted: true }) { __typename } }`,
      {},
      voter,
    );
    const changed = await get("/", { "if-none-match": tag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).not.toBe(tag);
  });

  test("HEAD says the same, and has no body", async () => {
    const response = await get("/", {}, "HEAD");
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(response.headers.get("etag")).toBe((await get("/")).headers.get("etag"));
  });

  test("a page of somebody's is kept by nobody, and takes no tag", async () => {
    const browser = new PageBrowser(server);
    await browser.signIn("voter@example.org");
    const tag = (await get("/")).headers.get("etag") ?? "";
    const response = await browser.send("/", { headers: { "if-none-match": tag } });
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("private, no-store");
    expect(response.headers.get("etag")).toBeNull();
    expect(response.headers.get("content-encoding")).toBeNull();
  });

  test("a day of 42 papers is at most 30 kB, and the same compressed", async () => {
    const plain = Buffer.from(await (await get("/")).arrayBuffer());
    expect(gzipSync(plain).length).toBeLessThan(LARGEST);
    const zipped = await get("/", { "accept-encoding": "gzip, br" });
    expect(zipped.headers.get("content-encoding")).toBe("gzip");
    const bytes = Buffer.from(await zipped.arrayBuffer());
    expect(bytes.length).toBeLessThan(LARGEST);
    expect(gunzipSync(bytes).equals(plain)).toBe(true);
  });

  test.each(["/", `/papers/${arxivId(1)}`, "/nothing-here", "/sign-in", "/search?q=x"])(
    "%s runs no script but the pages' own, and is framed by nobody",
    async (path) => {
      const response = await get(path);
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("referrer-policy")).toBe("same-origin");
      const text = await response.text();
      expect(text.replaceAll(/<script type="application\/ld\+json">/g, "")).not.toMatch(
        /<script(?! src="\/assets\/)|<style|\sstyle=|\son\w+=/,
      );
    },
  );

  test("the files are kept for good, under an address that changes with them", async () => {
    const text = await (await get("/")).text();
    const [, style = ""] = /rel="stylesheet" href="([^"]+)"/.exec(text) ?? [];
    const response = await get(style);
    expect(response.headers.get("content-type")).toBe("text/css; charset=utf-8");
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect((await get("/assets/000000000000/pages.css")).status).toBe(404);
    expect((await get("/assets/../server.ts")).status).toBe(404);
  });

  test("each part of the style sheet is in it", async () => {
    const [, style = ""] =
      /rel="stylesheet" href="([^"]+)"/.exec(await (await get("/")).text()) ?? [];
    const sheet = await (await get(style)).text();
    const folder = new URL("../../src/pages/assets/styles/", import.meta.url);
    for (const file of await readdir(folder))
      expect(sheet, file).toContain(await readFile(new URL(file, folder), "utf8"));
  });

  test("search engines find what is public, a week at a time", async () => {
    expect(await (await get("/robots.txt")).text()).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
    const index = await (await get("/sitemap.xml")).text();
    expect([...index.matchAll(/<loc>([^<]+)/g)].map(([, loc]) => loc)).toEqual([
      `${ORIGIN}/sitemaps/2026-01-05.xml`,
      `${ORIGIN}/sitemaps/2025-12-29.xml`,
    ]);
    const week = await (await get("/sitemaps/2025-12-29.xml")).text();
    expect(week).toContain(`<loc>${ORIGIN}/papers/${arxivId(43)}</loc><lastmod>20`);
    expect((await get("/sitemaps/2026-01-06.xml")).status).toBe(404);
    expect((await get("/sitemaps/9999-99-99.xml")).status).toBe(404);
  });

  test("where the operator wants none, they are told so everywhere", async () => {
    const hidden = await createTestServer({
      database: server.database,
      config: { crawlers: false },
    });
    expect(await (await hidden.fetch("/robots.txt")).text()).toBe("User-agent: *\nDisallow: /\n");
    expect((await hidden.fetch("/sitemap.xml")).status).toBe(404);
    const home = await hidden.fetch("/");
    expect(home.headers.get("x-robots-tag")).toBe("noindex");
    expect(await home.text()).toContain('<meta name="robots" content="noindex"/>');
    await hidden.close();
  });
});

describe("what leads nowhere", () => {
  test.each([
    ["/nothing-here", 404],
    ["/papers/9912.99999", 404],
    ["/papers/no-such-thing", 404],
    [`/papers/${globalId("Author", 1)}`, 404],
    ["/authors/x", 404],
    [`/authors/${globalId("Author", 2_000_000_000)}`, 404],
    ["/orgs/nobody", 404],
    ["/lists/00000000-0000-0000-0000-000000000000", 404],
    ["/days/yesterday", 400],
    ["/days/2026-02-30", 400],
    ["/months/2026-13", 400],
    ["/days?on=x", 400],
    ["/?after=nonsense", 400],
    [`/search?q=${"x".repeat(501)}`, 400],
    ["/search?q=%00", 400],
    ["/search?q=x&after=nonsense", 400],
  ])("%s: %i", async (path, status) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(response.headers.get("etag")).toBeNull();
    expect(response.headers.get("cache-control")).toMatch(/no-store/);
    const text = await response.text();
    expect(text).toContain('href="/"');
    expect(text).not.toMatch(/node_modules|\.ts:|Error:/);
  });
});
