import { IDBFactory } from "fake-indexeddb";
import { beforeEach, expect, test, vi } from "vitest";
import { createApi } from "../../api/client.ts";

// The viewer's lists are copied whole, up to as many papers as are kept in all; the reading list comes first.

const SERVER = "https://papers.example.org";
let sizes: Record<string, number>;
let asked: string[];
let inUse: { server: string; token: string | null };
/** What happens while the server thinks. */
let meanwhile: () => void;
let seen: { server: string; token: string | null }[];
let sync: typeof import("./sync-copies.ts");
let storage: typeof import("../../storage.ts");

beforeEach(async () => {
  vi.resetModules();
  globalThis.indexedDB = new IDBFactory();
  asked = [];
  seen = [];
  inUse = { server: SERVER, token: "token" };
  meanwhile = () => undefined;
  sync = await import("./sync-copies.ts");
  storage = await import("../../storage.ts");
  await storage.viewerCopies.write(SERVER, { cursor: "1", votes: {}, items: {} });
});

const api = createApi(
  {
    server: async () => inUse.server,
    token: async (server) => (server === inUse.server ? inUse.token : "token"),
    sessionEnded: async () => undefined,
    textServers: { has: async () => true, add: async () => undefined },
  },
  async (input) => {
    const request = input as Request;
    const server = new URL(request.url).origin;
    seen.push({ server, token: request.headers.get("authorization") });
    meanwhile();
    const { variables } = (await request.json()) as {
      variables: { listId?: string; after?: string };
    };
    const { listId, after } = variables;
    asked.push(listId ?? "overview");
    const data = listId === undefined ? { viewer: overview() } : page(listId, Number(after ?? 0));
    return Response.json({ data });
  },
);

function overview() {
  const nodes = Object.entries(sizes).map(([id, itemCount]) => {
    return { id, name: id, isDefault: id === "reading", itemCount };
  });
  return { lists: { nodes } };
}
function page(listId: string, from: number) {
  const end = Math.min(from + 100, sizes[listId] ?? 0);
  const nodes = Array.from({ length: end - from }, (_, at) => ({
    note: "",
    tags: [],
    readState: "UNREAD",
    addedAt: "2026-01-01T00:00:00Z",
    paper: {
      id: `${listId}-${from + at}`,
      title: "A paper",
      publishedOn: null,
      authors: { nodes: [] },
      authorCount: 0,
      org: null,
      upvoteCount: 0,
      commentCount: 0,
      ids: [],
    },
  }));
  const pageInfo = { hasNextPage: end < (sizes[listId] ?? 0), endCursor: String(end) };
  return { node: { __typename: "List", items: { nodes, pageInfo } } };
}
const kept = async () =>
  (await storage.listsCopies.read(SERVER))?.lists.map(({ id, itemCount, items }) => [
    id,
    items.length,
    itemCount,
  ]);

test("every list is kept in its order, and read again only when something has changed", async () => {
  sizes = { club: 130, reading: 3, empty: 0 };
  expect(await sync.syncLists(api)).toMatchObject({ ok: true });
  expect(await kept()).toEqual([
    ["club", 130, 130],
    ["reading", 3, 3],
    ["empty", 0, 0],
  ]);
  expect(asked).toEqual(["overview", "reading", "club", "club"]);
  const copy = await storage.listsCopies.read(SERVER);
  expect(copy?.lists[0]?.items[129]?.paper.id).toBe("club-129");

  await sync.syncLists(api);
  expect(asked).toHaveLength(4);
  await storage.viewerCopies.write(SERVER, { cursor: "2", votes: {}, items: {} });
  sizes = { reading: 4 };
  await sync.syncLists(api);
  expect(await kept()).toEqual([["reading", 4, 4]]);
});

test("beyond the bound the reading list is kept first, and the rest is counted", async () => {
  const most = sync.MOST_LIST_ITEMS;
  sizes = { club: most, reading: 150, later: 10 };
  await sync.syncLists(api);
  expect(await kept()).toEqual([
    ["club", most - 150, most],
    ["reading", 150, 150],
    ["later", 0, 10],
  ]);
});

test("another server that comes into use meanwhile is not asked for the lists of the first", async () => {
  sizes = { club: 130, reading: 3 };
  meanwhile = () => (inUse = { server: "https://lab.example.org", token: "other" });
  await sync.syncLists(api);
  expect(seen).toHaveLength(4);
  expect(new Set(seen.map(({ server, token }) => `${server} ${token}`))).toEqual(
    new Set([`${SERVER} Bearer token`]),
  );
  expect(await storage.listsCopies.read("https://lab.example.org")).toBeNull();
  expect(await kept()).toEqual([
    ["club", 130, 130],
    ["reading", 3, 3],
  ]);
});

test.each([null, "somebody else's"])(
  "what was read for who is no longer signed in is not kept (now %s)",
  async (token) => {
    sizes = { reading: 3 };
    meanwhile = () => (inUse = { server: SERVER, token });
    await sync.syncLists(api);
    expect(new Set(seen.map((one) => one.token))).toEqual(new Set(["Bearer token"]));
    expect(await kept()).toBeUndefined();
  },
);
