import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FeedFormat } from "../../src/feeds/machine-feed.ts";
import { checkFeed } from "../machine-feeds/check-feed.ts";
import { addPapers, globalId, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import { tokenWith } from "../tokens/made-tokens.ts";

// A search's feed is for who has its address: it cannot be guessed, it is kept nowhere, and it can be taken back.

const FORMATS: FeedFormat[] = ["atom", "rss", "json"];
const PUBLIC_URL = "https://papers.example.org";

let server: TestServer;
let owner: SignedIn;
let savedSearchId: string;

beforeAll(async () => {
  server = await createTestServer({ publicUrl: PUBLIC_URL });
  const db = server.database.prisma;
  owner = await server.signIn("owner@example.org");
  await db.user.update({ where: { id: owner.userId }, data: { role: "MODERATOR" } });
  await addPapers(db, range(1, 3));
  await addPapers(db, [4], { over: { title: "Of something else", abstract: null, keywords: [] } });
  const [hidden = 0] = await addPapers(db, [5]);
  await db.paper.update({ where: { id: hidden }, data: { hiddenAt: new Date() } });
  savedSearchId = await save("made-up");
});
afterAll(() => server.close());

let keys = 0;
async function save(query: string, filter: object = {}): Promise<string> {
  const { data } = await server.graphql<{ saveSearch: { savedSearch: { id: string } } }>(
    `mutation ($input: SaveSearchInput!) {
      saveSearch(input: $input) { ... on SaveSearchSuccess { savedSearch { id } } }
    }`,
    { input: { name: "<Mine> & more", query, filter, idempotencyKey: `${(keys += 1)}` } },
    { token: owner.token },
  );
  return data.saveSearch.savedSearch.id;
}

interface FeedResult {
  code?: string;
  feed?: { atomPath: string; rssPath: string; jsonPath: string } | null;
  savedSearch?: { hasFeed: boolean };
}

async function setFeed(id: string, enabled: boolean, token = owner.token): Promise<FeedResult> {
  const { data, errors } = await server.graphql<{ setSearchFeed: FeedResult }>(
    `mutation ($input: SetSearchFeedInput!) {
      setSearchFeed(input: $input) {
        ... on SetSearchFeedSuccess { feed { atomPath rssPath jsonPath } savedSearch { hasFeed } } ... on Error { code }
      }
    }`,
    { input: { savedSearchId: id, enabled } },
    { token },
  );
  expect(errors).toBeUndefined();
  return data.setSearchFeed;
}

const numbersOf = ({ entries }: { entries: { title: string }[] }) =>
  entries.map(({ title }) => Number(/\d+$/.exec(title)?.[0]));

/** The part of an address before its format. */
const nameOf = ({ feed }: FeedResult) => feed?.atomPath.replace(/\.atom$/, "") ?? "";

describe.each(FORMATS)("%s", (format) => {
  test("is valid, holds what everybody may see, and is for no other cache", async () => {
    const name = nameOf(await setFeed(savedSearchId, true));
    const response = await server.fetch(`${name}.${format}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("private, max-age=300");
    expect(response.headers.get("x-robots-tag")).toBe("noindex");
    const feed = checkFeed(format, await response.text());
    expect(feed.title).toBe("<Mine> & more");
    expect(feed.self).toBe(`${PUBLIC_URL}${name}.${format}`);
    // Not the hidden one, though its owner is a moderator.
    expect(numbersOf(feed)).toEqual([3, 2, 1]);
    const again = await server.fetch(`${name}.${format}`, {
      headers: { "if-none-match": response.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
    expect(again.headers.get("cache-control")).toBe("private, max-age=300");
    const since = await server.fetch(`${name}.${format}`, {
      headers: { "if-modified-since": response.headers.get("last-modified") ?? "never" },
    });
    expect(since.status).toBe(response.headers.has("last-modified") ? 304 : 200);
  });
});

test("entries keep their ids when the address is another", async () => {
  const read = async () =>
    checkFeed(
      "atom",
      await (await server.fetch(`${nameOf(await setFeed(savedSearchId, true))}.atom`)).text(),
    );
  const [one, other] = [await read(), await read()];
  expect(one.self).not.toBe(other.self);
  expect(one.entries).toEqual(other.entries);
});

test("an address ends when there is a new one, when the feed ends, and when the search goes", async () => {
  const statusOf = async (name: string) => (await server.fetch(`${name}.json`)).status;
  const id = await save("made-up");
  const first = nameOf(await setFeed(id, true));
  expect(await statusOf(first)).toBe(200);
  const second = nameOf(await setFeed(id, true));
  expect([await statusOf(first), await statusOf(second)]).toEqual([404, 200]);
  expect(await setFeed(id, false)).toMatchObject({ feed: null, savedSearch: { hasFeed: false } });
  expect(await statusOf(second)).toBe(404);
  const third = nameOf(await setFeed(id, true));
  expect(await statusOf(third)).toBe(200);
  await server.graphql(
    "mutation ($id: ID!) { removeSavedSearch(input: { savedSearchId: $id }) { __typename } }",
    { id },
    { token: owner.token },
  );
  expect(await statusOf(third)).toBe(404);
});

test("goes with its owner", async () => {
  const leaver = await server.signIn("leaver@example.org");
  const { id } = await server.database.prisma.savedSearch.create({
    data: { userId: leaver.userId, name: "Mine", query: "made-up" },
  });
  const name = nameOf(await setFeed(globalId("SavedSearch", id), true, leaver.token));
  expect((await server.fetch(`${name}.atom`)).status).toBe(200);
  await server.database.prisma.user.delete({ where: { id: leaver.userId } });
  expect((await server.fetch(`${name}.atom`)).status).toBe(404);
});

test("the secret is kept nowhere and logged nowhere", async () => {
  const name = nameOf(await setFeed(savedSearchId, true));
  const secret = name.split("/").at(-1) ?? "";
  expect(secret).toMatch(/^[\w-]{43}$/);
  await server.fetch(`${name}.atom`);
  await server.fetch(`${name}.json?x=1`);
  expect(JSON.stringify(server.log())).not.toContain(secret);
  const { rows } = await server.database.pool.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  for (const table of rows) {
    const found = await server.database.pool.query(
      `SELECT FROM "${table.name}" AS t WHERE strpos(t::text, $1) > 0`,
      [secret],
    );
    expect(found.rows, table.name).toHaveLength(0);
  }
  const text = await (
    await server.fetch("/export", { headers: { authorization: `Bearer ${owner.token}` } })
  ).text();
  expect(text).toContain("<Mine> & more");
  const { feedHash } = await server.database.prisma.savedSearch.findFirstOrThrow({
    where: { feedHash: { not: null } },
  });
  for (const hidden of [secret, feedHash ?? ""]) expect(text).not.toContain(hidden);
});

test("no two are alike, and nothing is at a made-up one", async () => {
  const secrets = new Set<string>();
  for (let time = 0; time < 20; time++) secrets.add(nameOf(await setFeed(savedSearchId, true)));
  expect(secrets.size).toBe(20);
  const [secret = ""] = [...secrets].slice(-1);
  const row = Buffer.from(savedSearchId, "base64").toString().split(":")[1] ?? "";
  const { feedHash } = await server.database.prisma.savedSearch.findUniqueOrThrow({
    where: { id: Number(row) },
  });
  for (const path of [
    "/feeds/searches",
    "/feeds/searches/",
    `/feeds/searches/${row}`,
    `/feeds/searches/${savedSearchId}`,
    `/feeds/searches/${feedHash}`,
    "/feeds/searches/null",
    "/feeds/searches/%00",
    "/feeds/searches/'%20OR%20true--",
    `/feeds/searches/${"A".repeat(43)}`,
    secret.slice(0, -1),
    `${secret}A`,
    `${secret}%0A`,
    `${secret}/x`,
    secret.toUpperCase(),
  ])
    for (const format of FORMATS) {
      const response = await server.fetch(`${path}.${format}`);
      expect([path, response.status]).toEqual([path, 404]);
      expect(response.headers.get("cache-control")).toBe("no-store");
    }
});

test("within a private list of one's own holds it; within somebody else's, nothing", async () => {
  const db = server.database.prisma;
  const other = await server.signIn("other@example.org");
  const paper = await db.paper.findFirstOrThrow({ where: { hiddenAt: null } });
  for (const [person, count] of [
    [owner, 1],
    [other, 0],
  ] as const) {
    const list = await db.list.create({ data: { ownerId: person.userId, name: "Private" } });
    await db.listItem.create({
      data: { listId: list.id, paperId: paper.id, ownerId: person.userId },
    });
    const id = await save("", { inList: globalId("List", list.publicId) });
    const response = await server.fetch(`${nameOf(await setFeed(id, true))}.atom`);
    expect(checkFeed("atom", await response.text()).entries).toHaveLength(count);
  }
});

test("a token makes none", async () => {
  const token = await tokenWith(server, owner.token, ["READ", "LISTS"]);
  expect(await setFeed(savedSearchId, true, token)).toMatchObject({ code: "FORBIDDEN" });
});
