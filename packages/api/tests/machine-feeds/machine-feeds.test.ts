import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FeedFormat } from "../../src/feeds/machine-feed.ts";
import { addPapers, addPerson, globalId, listOn, range } from "../papers/made-up-papers.ts";
import type { TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import { checkFeed } from "./check-feed.ts";

const FORMATS: FeedFormat[] = ["atom", "rss", "json"];
const TYPES = {
  atom: "application/atom+xml; charset=utf-8",
  rss: "application/rss+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
};
const HOSTILE = "A <script>alert(1)</script> & ]]> \u0008 title";

let server: TestServer;
let papers: number[];
let listIds: Record<"PRIVATE" | "UNLISTED" | "PUBLIC", string>;
let authorId: string;
let now = new Date("2026-01-20T12:00:00.300Z");

beforeAll(async () => {
  server = await createTestServer({
    config: { submissions: "curated" },
    clock: { now: () => now },
    publicUrl: "https://papers.example.org",
  });
  const db = server.database.prisma;
  papers = await addPapers(db, range(1, 3), { day: "2026-01-05" });
  papers.push(...(await addPapers(db, [4], { day: "2026-01-06" })));
  // For a day to come, and before the editor.
  papers.push(...(await addPapers(db, [5], { day: "2026-01-25" })));
  papers.push(...(await addPapers(db, [6])));
  await db.submission.create({
    data: { paperId: papers[5] ?? 0, day: new Date("2026-01-20"), status: "PROPOSED" },
  });
  const owner = await addPerson(db, "owner");
  const list = async (visibility: "PRIVATE" | "UNLISTED" | "PUBLIC") => {
    const { id, publicId } = await db.list.create({
      data: { ownerId: owner.id, name: `${visibility} <things>`, visibility },
    });
    await db.listItem.createMany({
      data: papers.slice(0, 2).map((paperId) => ({
        listId: id,
        paperId,
        ownerId: owner.id,
        note: "A note for oneself",
        addedAt: new Date("2026-01-07T10:00:00Z"),
      })),
    });
    return globalId("List", publicId);
  };
  listIds = {
    PRIVATE: await list("PRIVATE"),
    UNLISTED: await list("UNLISTED"),
    PUBLIC: await list("PUBLIC"),
  };
  const ada = await db.author.findFirstOrThrow({ where: { name: "Ada Example" } });
  authorId = globalId("Author", ada.id);
});

afterAll(() => server.close());

async function read(name: string, format: FeedFormat = "atom") {
  const response = await server.fetch(`/feeds/${name}.${format}`);
  expect(response.status).toBe(200);
  return checkFeed(format, await response.text());
}

const numbersOf = ({ entries }: { entries: { title: string }[] }) =>
  entries.map(({ title }) => Number(/\d+$/.exec(title)?.[0]));

describe.each(FORMATS)("%s", (format) => {
  test.each([
    ["daily", "Daily papers", [4, 3, 2, 1]],
    ["trending", "Trending papers", [4, 3, 2, 1]],
    ["author", "Papers by Ada Example", [6, 5, 4, 3, 2, 1]],
    ["orgs/made-up-lab", "Papers of Made-Up Lab", [6, 5, 4, 3, 2, 1]],
    ["PUBLIC", "PUBLIC <things>", [2, 1]],
    ["UNLISTED", "UNLISTED <things>", [2, 1]],
  ])("of %s is valid and holds what it should", async (what, title, numbers) => {
    const name =
      what === "author"
        ? `authors/${authorId}`
        : what in listIds
          ? `lists/${listIds[what as keyof typeof listIds]}`
          : what;
    const response = await server.fetch(`/feeds/${name}.${format}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(TYPES[format]);
    const text = await response.text();
    expect(response.headers.get("content-length")).toBe(String(Buffer.byteLength(text)));
    const feed = checkFeed(format, text);
    expect(feed.title).toBe(title);
    expect(feed.self).toBe(`https://papers.example.org/feeds/${name}.${format}`);
    expect(numbersOf(feed)).toEqual(numbers);
    expect(feed.entries[0]).toMatchObject({
      url: expect.stringMatching(/^https:\/\/arxiv\.org\/abs\/2601\./),
      authors: ["Ada Example", "Bo Sample", expect.stringMatching(/^Cy Made-Up/)],
      tags: ["cs.XX", "made-up things", expect.stringMatching(/^thing \d$/)],
      text: expect.stringContaining("and find nothing."),
    });
    expect(text).not.toContain("A note for oneself");
  });
});

describe("who sees what", () => {
  test.each([
    "lists/PRIVATE",
    `lists/${globalId("List", 2_000_000_000)}`,
    `lists/${globalId("Paper", 1)}`,
    "lists/x",
    "lists/%00",
    "lists/%E0%A4%A",
    "lists/a%2Fb",
    "lists",
    "lists/",
    `authors/${globalId("Author", 2_000_000_000)}`,
    `authors/${globalId("List", 1)}`,
    "orgs/nobody",
    "orgs/%27%20OR%201=1",
    "constructor",
    "__proto__",
    "daily/x",
    `authors/${"A".repeat(300)}`,
  ])("nothing is at %s", async (name) => {
    const path = name.replace("PRIVATE", listIds.PRIVATE);
    const response = await server.fetch(`/feeds/${path}.atom`);
    expect(response.status).toBe(404);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("etag")).toBeNull();
  });

  test("a token changes nothing: caches keep what is everybody's", async () => {
    const editor = await server.signIn("editor@example.org");
    await server.database.prisma.user.update({
      where: { id: editor.userId },
      data: { role: "EDITOR" },
    });
    const headers = { authorization: `Bearer ${editor.token}` };
    const signedIn = await server.fetch("/feeds/daily.atom", { headers });
    expect(numbersOf(checkFeed("atom", await signedIn.text()))).toEqual([4, 3, 2, 1]);
  });

  test("a list that becomes private is gone at once", async () => {
    const db = server.database.prisma;
    const publicId = Buffer.from(listIds.PUBLIC, "base64").toString().slice("List:".length);
    const path = `/feeds/lists/${listIds.PUBLIC}.json`;
    const tag = (await server.fetch(path)).headers.get("etag") ?? "";
    await db.list.update({ where: { publicId }, data: { visibility: "PRIVATE" } });
    expect((await server.fetch(path, { headers: { "if-none-match": tag } })).status).toBe(404);
    await db.list.update({ where: { publicId }, data: { visibility: "PUBLIC" } });
    expect((await server.fetch(path, { headers: { "if-none-match": tag } })).status).toBe(304);
  });
});

describe("asking whether it changed", () => {
  const get = (headers: Record<string, string> = {}, name = "daily", method = "GET") =>
    server.fetch(`/feeds/${name}.rss`, { headers, method });

  const validators = async (name?: string) => {
    const { headers } = await get({}, name);
    return { tag: headers.get("etag") ?? "", date: headers.get("last-modified") ?? "" };
  };

  test("a tag or a date that still holds is answered without a body", async () => {
    const { tag, date } = await validators();
    expect(tag).toMatch(/^"[\w-]{43}"$/);
    expect(Date.parse(date)).toBeLessThanOrEqual(now.getTime());
    const holding: Record<string, string>[] = [
      { "if-none-match": tag },
      { "if-none-match": `"other", W/${tag}` },
      { "if-none-match": "*" },
      { "if-modified-since": date },
      { "if-modified-since": now.toUTCString() },
      // The tag decides when both are there.
      { "if-none-match": tag, "if-modified-since": "Thu, 01 Jan 1970 00:00:00 GMT" },
      { "if-none-match": tag, "cache-control": "no-cache" },
    ];
    for (const headers of holding) {
      const response = await get(headers);
      expect(response.status, JSON.stringify(headers)).toBe(304);
      expect(await response.text()).toBe("");
      expect(response.headers.get("etag")).toBe(tag);
      expect(response.headers.get("last-modified")).toBe(date);
      expect(response.headers.get("cache-control")).toBe("public, max-age=300");
      expect(response.headers.get("content-type")).toBeNull();
    }
    const stale: Record<string, string>[] = [
      { "if-none-match": '"other"' },
      { "if-none-match": tag.slice(1, -1) },
      { "if-none-match": '"other"', "if-modified-since": now.toUTCString() },
      { "if-modified-since": "Thu, 01 Jan 1970 00:00:00 GMT" },
      { "if-modified-since": "yesterday" },
    ];
    for (const headers of stale) {
      expect((await get(headers)).status, JSON.stringify(headers)).toBe(200);
    }
  });

  test("HEAD tells the same without the body", async () => {
    const whole = await get();
    const head = await get({}, "daily", "HEAD");
    expect(head.status).toBe(200);
    expect(await head.text()).toBe("");
    for (const name of ["etag", "last-modified", "content-type", "content-length", "cache-control"])
      expect(head.headers.get(name)).toBe(whole.headers.get(name));
    const { tag } = await validators();
    expect((await get({ "if-none-match": tag }, "daily", "HEAD")).status).toBe(304);
    expect((await get({}, "daily", "POST")).status).toBe(405);
  });

  test("each format has a tag of its own, and one date", async () => {
    const all = await Promise.all(
      FORMATS.map(async (format) => (await server.fetch(`/feeds/daily.${format}`)).headers),
    );
    expect(new Set(all.map((headers) => headers.get("etag"))).size).toBe(3);
    expect(new Set(all.map((headers) => headers.get("last-modified"))).size).toBe(1);
  });

  /** Changes what a feed says; each must be noticed by tag and by date, also when no date in the feed moves. */
  const CHANGES: Record<string, () => Promise<unknown>> = {
    "a paper is listed": () =>
      listOn(server.database.prisma, papers[5] ?? 0, "2026-01-20T11:00:00Z"),
    "a paper leaves the list": async () => {
      const db = server.database.prisma;
      await db.submission.updateMany({
        where: { paperId: papers[1] ?? 0 },
        data: { status: "DECLINED", listedAt: null },
      });
      await db.paper.update({ where: { id: papers[1] ?? 0 }, data: { listedAt: null } });
    },
    "it comes back, as it was": async () => {
      await listOn(server.database.prisma, papers[1] ?? 0, "2026-01-05T00:00:00Z");
    },
    "a source tells more": () =>
      addPapers(server.database.prisma, [1], {
        over: { title: "On made-up thing 1", abstract: HOSTILE },
      }),
  };

  test("what changed is told by tag and date, also within one second, and what did not is not", async () => {
    for (const [what, change] of Object.entries(CHANGES)) {
      const before = await validators();
      await change();
      const byTag = await get({ "if-none-match": before.tag });
      expect(byTag.status, what).toBe(200);
      const byDate = await get({ "if-modified-since": before.date });
      expect(byDate.status, what).toBe(200);
      // No date lies ahead: it is not told before its second has come.
      const told = byDate.headers.get("last-modified");
      if (told !== null) expect(Date.parse(told)).toBeLessThanOrEqual(now.getTime());
      now = new Date(now.getTime() + 2_000);
      const after = await validators();
      expect(Date.parse(after.date)).toBeGreaterThan(Date.parse(before.date));
      expect((await get({ "if-modified-since": after.date })).status).toBe(304);
    }
  });

  test("two changes in one second have two dates", async () => {
    const db = server.database.prisma;
    const dates = new Set<string>();
    for (const title of ["One", "Two", "Three"]) {
      await db.paper.update({ where: { id: papers[0] ?? 0 }, data: { title } });
      await validators();
      const { changedAt } = await db.feedState.findUniqueOrThrow({ where: { name: "daily" } });
      dates.add(changedAt.toISOString());
    }
    expect(dates.size).toBe(3);
    now = new Date(now.getTime() + 10_000);
  });

  test("another process tells the same", async () => {
    const other = await createTestServer({
      database: server.database,
      clock: { now: () => now },
      publicUrl: "https://papers.example.org",
    });
    const here = await get();
    const there = await other.fetch("/feeds/daily.rss");
    for (const name of ["etag", "last-modified"])
      expect(there.headers.get(name)).toBe(here.headers.get(name));
    expect(await there.text()).toBe(await here.text());
    await other.close();
  });

  test("votes reorder what is trending, which is a change too", async () => {
    const before = await validators("trending");
    await server.database.prisma.paper.update({
      where: { id: papers[0] ?? 0 },
      data: { upvoteCount: 1_000 },
    });
    const response = await get({ "if-modified-since": before.date }, "trending");
    expect(response.status).toBe(200);
  });
});

test("an entry tells when it changed: a source's news count, a vote does not", async () => {
  const db = server.database.prisma;
  const [paper = 0] = await addPapers(db, [50]);
  const updated = async () =>
    (await db.paper.findUniqueOrThrow({ where: { id: paper } })).updatedAt;
  const first = await updated();
  await addPapers(db, [50]);
  expect(await updated()).toEqual(first);
  const reader = await server.signIn("voter@example.org");
  await server.graphql(
    `mutation ($id: ID!) { setVote(input: { paper: { id: $id }, upvoted: true }) { __typename } }`,
    { id: globalId("Paper", paper) },
    { token: reader.token },
  );
  expect(await updated()).toEqual(first);
  // An author more: no column of the paper's own differs but the count.
  await addPapers(db, [50], { over: { authors: [{ name: "Ada Example" }, { name: "Di Later" }] } });
  expect((await updated()).getTime()).toBeGreaterThan(first.getTime());
});

test("a feed takes the same number of statements however much it holds", async () => {
  const db = server.database.prisma;
  const names = ["daily", "trending", `authors/${authorId}`, "orgs/made-up-lab"];
  const counts = async () => {
    const taken: number[] = [];
    for (const name of names) {
      await read(name);
      server.statements();
      await read(name);
      taken.push(server.statements().length);
    }
    return taken;
  };
  const few = await counts();
  await addPapers(db, range(100, 150), { day: "2026-01-10" });
  expect(await counts()).toEqual(few);
  // What it holds, and since when.
  expect(few).toEqual([2, 2, 2, 2]);
  expect((await read("daily")).entries).toHaveLength(50);
});

test("a feed spends of the caller's requests", async () => {
  const strict = await createTestServer({
    database: server.database,
    config: {
      limits: {
        requestsPerMinute: 2,
        costPerMinute: 1_000_000,
        anonymousCostPerMinute: 1_000_000,
        writesPerMinute: 9,
        commentsPerHour: 9,
        submissionsPerDay: 9,
        signInCodesPerHour: 9,
        signInsPerHour: 9,
        digestMailsPerHour: 9,
      },
    },
  });
  const ask = () => strict.fetch("/feeds/daily.atom", { peer: "192.0.2.7" });
  const statuses = [];
  for (let request = 0; request < 3; request++) statuses.push((await ask()).status);
  expect(statuses).toEqual([200, 200, 429]);
  const refused = await ask();
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(refused.headers.get("cache-control")).toBe("no-store");
  await strict.close();
});

test("the log does not tell whose feed was read", async () => {
  await server.fetch(`/feeds/lists/${listIds.UNLISTED}.atom`);
  const written = JSON.stringify(server.log());
  expect(written).toContain("/feeds/lists/….atom");
  expect(written).not.toContain(listIds.UNLISTED);
});

test("pages of other sites may read feeds as they may read the API", async () => {
  const headers = { origin: "https://reader.example.net" };
  const open = await server.fetch("/feeds/daily.json", { headers });
  expect(open.headers.get("access-control-allow-origin")).toBe("*");
  const strict = await createTestServer({
    database: server.database,
    config: { allowedOrigins: ["https://lab.example.org"] },
  });
  const closed = await strict.fetch("/feeds/daily.json", { headers });
  expect(closed.headers.get("access-control-allow-origin")).toBeNull();
  await strict.close();
});

test("the landing page leads feed readers to the feeds", async () => {
  const text = await (await server.fetch("/", { headers: { accept: "text/html" } })).text();
  const links = [...text.matchAll(/<link\s+rel="alternate"[^]*?href="([^"]+)"/g)].map(
    ([, href]) => href,
  );
  expect(links).toHaveLength(6);
  for (const href of links) expect((await server.fetch(href ?? "")).status).toBe(200);
});
