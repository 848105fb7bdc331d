import { IDBFactory } from "fake-indexeddb";
import { hashPrefix, lookupHash } from "@paperround/schema/paper-id/lookup-key";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createApi } from "../../api/client.ts";
import { documentId } from "../../api/document-id.ts";
import * as lookupOperations from "../../api/operations/lookups.ts";
import type { PagePaper } from "../../page-paper.ts";
import type { PaperView } from "../../paper-view.ts";
import type { Lookups } from "./lookups.background.ts";

const SERVER = "https://papers.example.org";
const ATTENTION: PaperIdentifier = { scheme: "ARXIV", value: "1706.03762" };
const ITS_DOI: PaperIdentifier = { scheme: "DOI", value: "10.5555/3295222" };
const OTHER: PaperIdentifier = { scheme: "ARXIV", value: "2510.03264" };

interface Asked {
  server: string;
  operation: string;
  variables: Record<string, unknown>;
  headers: Headers;
  method: string;
}

/** The server in use. */
let server: string;
let asked: Asked[];
let answers: Record<string, (variables: Record<string, unknown>) => unknown>;
let lookups: Lookups;
let storage: typeof import("../../storage.ts");

beforeEach(async () => {
  vi.useRealTimers();
  vi.resetModules();
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
  asked = [];
  server = SERVER;
  answers = {
    LookupBits: () => ({ lookup: { bits: 6 } }),
    LookupBucket: () => ({ lookup: { bits: 6, bucket: { bits: 6, papers: [] } } }),
    ReadMonth: () => month([]),
    ReadChanges: () => ({ viewer: null }),
  };
  lookups = await freshLookups();
  storage = await import("../../storage.ts");
});

/** The names of operations by what they are known by. */
const names = new Map<string, string>();
for (const { text, name } of Object.values(lookupOperations))
  names.set(await documentId(text), name);

/** As after a restart of the background: the modules' memory is gone, what was kept is there. */
async function freshLookups(): Promise<Lookups> {
  const { createLookups } = await import("./lookups.background.ts");
  const api = createApi(
    {
      server: async () => server,
      token: async () => "token",
      sessionEnded: async () => undefined,
      textServers: { has: async () => false, add: async () => undefined },
    },
    async (input) => {
      const request = input as Request;
      const url = new URL(request.url);
      const body = request.method === "POST" ? await request.text() : "";
      const posted = (body === "" ? {} : JSON.parse(body)) as {
        documentId?: string;
        variables?: object;
      };
      const id = url.searchParams.get("documentId") ?? posted.documentId ?? "";
      const variables = (posted.variables ??
        JSON.parse(url.searchParams.get("variables") ?? "{}")) as Record<string, unknown>;
      const operation = names.get(id) ?? "";
      const { headers, method } = request;
      asked.push({ server: url.origin, operation, variables, headers, method });
      return Response.json({ data: answers[operation]?.(variables) });
    },
  );
  return createLookups(api);
}

function page(...ids: PaperIdentifier[]): PagePaper {
  return { ids, title: null };
}

function month(papers: { ids: PaperIdentifier[]; upvotes: number }[]) {
  const nodes = papers.map(({ ids, upvotes }, index) => ({
    id: `paper-${index}`,
    upvoteCount: upvotes,
    commentCount: 4,
    ids,
  }));
  const pageInfo = { hasNextPage: false, endCursor: null };
  return { feed: { nodes, pageInfo, from: "2026-11-01", previousOn: null } };
}

async function bucketWith(id: PaperIdentifier, upvotes: number, bits = 6) {
  const paper = { hashes: [await lookupHash(id)], id: "p", upvoteCount: upvotes, commentCount: 1 };
  return { lookup: { bits, bucket: { bits, papers: [paper] } } };
}

const operations = () => asked.map(({ operation }) => operation);
const buckets = () => asked.filter(({ operation }) => operation === "LookupBucket");

test("a prefix goes to the server that said how long it is, whichever is in use by then", async () => {
  answers["LookupBits"] = () => {
    server = "https://lab.example.org";
    return { lookup: { bits: 12 } };
  };
  await lookups.face(page(ATTENTION));
  expect(asked.map(({ server, operation }) => [server, operation])).toEqual([
    [SERVER, "LookupBits"],
    [SERVER, "LookupBucket"],
  ]);
});

describe("at home first", () => {
  test("a paper of the month's feed needs no question", async () => {
    answers["ReadMonth"] = () => month([{ ids: [ATTENTION, ITS_DOI], upvotes: 42 }]);
    await lookups.sync();
    asked = [];
    const known = { kind: "known", upvotes: 42, comments: 4, voted: false, saved: false };
    expect(await lookups.face(page(ATTENTION))).toEqual(known);
    expect(await lookups.face(page(ITS_DOI))).toEqual(known);
    expect(asked).toEqual([]);
  });

  test("the feed is copied as nobody, page by page and month by month", async () => {
    const today = new Date().toISOString().slice(0, 10);
    const first = month([{ ids: [OTHER], upvotes: 1 }]);
    answers["ReadMonth"] = ({ after, on }) => {
      if (on !== undefined) return month([{ ids: [ITS_DOI], upvotes: 3 }]);
      if (after === "next") {
        const second = month([{ ids: [ATTENTION], upvotes: 2 }]);
        return { feed: { ...second.feed, from: today, previousOn: "2026-10-31" } };
      }
      return { feed: { ...first.feed, pageInfo: { hasNextPage: true, endCursor: "next" } } };
    };
    await lookups.sync();
    expect(operations()).toEqual(["LookupBits", "ReadMonth", "ReadMonth", "ReadMonth"]);
    expect(asked.every(({ headers }) => !headers.has("authorization"))).toBe(true);
    expect(await lookups.face(page(ITS_DOI))).toMatchObject({ upvotes: 3 });
    expect(await lookups.face(page(ATTENTION))).toMatchObject({ upvotes: 2 });
  });

  test("the viewer's own votes and saves need no question either", async () => {
    await storage.sessions.write(SERVER, {
      token: "token",
      account: { name: "Ada", email: "a@b.c" },
    });
    const hashes = [await lookupHash(ATTENTION)];
    answers["ReadChanges"] = () => ({
      viewer: {
        changes: {
          cursor: "c1",
          hasMore: false,
          reset: false,
          changes: [
            { __typename: "VoteChange", paperId: "p", hashes, upvoted: true },
            { __typename: "ListItemChange", listId: "l", paperId: "p", hashes, removed: false },
            { __typename: "SomethingNewer" },
          ],
        },
      },
    });
    await lookups.sync();
    asked = [];
    expect(await lookups.face(page(ATTENTION))).toEqual({
      kind: "known",
      upvotes: null,
      comments: null,
      voted: true,
      saved: true,
    });
    expect(asked).toEqual([]);
  });

  test("what an opened panel told is newer than the feed", async () => {
    answers["ReadMonth"] = () => month([{ ids: [ATTENTION], upvotes: 42 }]);
    await lookups.sync();
    await lookups.learn(paperView({ upvoteCount: 43 }));
    expect(await lookups.face(page(ATTENTION))).toMatchObject({ upvotes: 43 });
  });
});

describe("asking", () => {
  test("sends one prefix, of the first id in the order of schemes, as nobody by GET", async () => {
    await lookups.face(page(ITS_DOI, ATTENTION));
    const prefix = hashPrefix(await lookupHash(ATTENTION), 6);
    expect(buckets().map(({ variables }) => variables)).toEqual([{ prefix }]);
    expect(buckets().map(({ method }) => method)).toEqual(["GET"]);
    expect(buckets()[0]?.headers.has("authorization")).toBe(false);
  });

  test("a miss is the end of it, and is remembered", async () => {
    expect(await lookups.face(page(ATTENTION, ITS_DOI))).toEqual({ kind: "unknown" });
    lookups = await freshLookups();
    expect(await lookups.face(page(ATTENTION, ITS_DOI))).toEqual({ kind: "unknown" });
    expect(buckets()).toHaveLength(1);
  });

  test("compares the whole hash, not the prefix", async () => {
    const wrong = await bucketWith(OTHER, 99);
    answers["LookupBucket"] = () => wrong;
    expect(await lookups.face(page(ATTENTION))).toEqual({ kind: "unknown" });
  });

  test("finds the paper in the answer", async () => {
    const right = await bucketWith(OTHER, 7);
    answers["LookupBucket"] = () => right;
    expect(await lookups.face(page(OTHER))).toMatchObject({ kind: "known", upvotes: 7 });
  });

  test.for([
    { published: 0, digits: 0 },
    { published: 6, digits: 2 },
    { published: 16, digits: 4 },
    { published: 64, digits: 4 },
    { published: 256, digits: 4 },
  ])("a server that publishes $published bits gets $digits hex digits", async (row) => {
    answers["LookupBits"] = () => ({ lookup: { bits: row.published } });
    await lookups.face(page(ATTENTION));
    expect(String(buckets()[0]?.variables["prefix"])).toHaveLength(row.digits);
  });

  test("an answer for a wider prefix covers all that it covers", async () => {
    answers["LookupBucket"] = () => ({ lookup: { bits: 0, bucket: { bits: 0, papers: [] } } });
    await lookups.face(page(ATTENTION));
    await lookups.face(page(OTHER));
    expect(buckets()).toHaveLength(1);
  });

  test("an answer for other papers is no answer, and is not asked for again", async () => {
    // Published meanwhile: 12 bits. The server took the zeros behind our 6 bits for bits.
    const prefix = hashPrefix(await lookupHash(ATTENTION), 6);
    answers["LookupBucket"] = () => ({ lookup: { bits: 12, bucket: { bits: 12, papers: [] } } });
    expect(await lookups.face(page(ATTENTION))).toEqual({ kind: "not-asked" });
    expect(buckets().map(({ variables }) => variables)).toEqual([{ prefix }]);
    // The next page knows the new length.
    await lookups.face(page(ATTENTION));
    const longer = hashPrefix(await lookupHash(ATTENTION), 12);
    expect(buckets().map(({ variables }) => variables)).toEqual([{ prefix }, { prefix: longer }]);
    expect(operations().filter((name) => name === "LookupBits")).toHaveLength(1);
  });

  test("after a refusal the length is read anew, by the next page", async () => {
    answers["LookupBucket"] = () => undefined;
    expect(await lookups.face(page(ATTENTION))).toEqual({ kind: "unreachable" });
    expect(operations()).toEqual(["LookupBits", "LookupBucket"]);
    await lookups.face(page(ATTENTION));
    expect(operations().slice(2)).toEqual(["LookupBits", "LookupBucket"]);
  });

  test("pages that ask for one bucket at once cause one request", async () => {
    answers["LookupBits"] = () => ({ lookup: { bits: 0 } });
    answers["LookupBucket"] = () => ({ lookup: { bits: 0, bucket: { bits: 0, papers: [] } } });
    const faces = [lookups.face(page(ATTENTION)), lookups.face(page(OTHER))];
    await Promise.all([...faces, lookups.face(page(ITS_DOI))]);
    expect(operations()).toEqual(["LookupBits", "LookupBucket"]);
  });

  test("asks again when the answer is more than a day old", async () => {
    await lookups.face(page(ATTENTION));
    vi.useFakeTimers({ now: Date.now() + 25 * 60 * 60 * 1000, toFake: ["Date"] });
    await lookups.face(page(ATTENTION));
    expect(buckets()).toHaveLength(2);
  });

  test("asks nothing when the reader does not want it", async () => {
    await storage.lookupsAllowed.setValue(false);
    expect(await lookups.face(page(ATTENTION))).toEqual({ kind: "not-asked" });
    expect(asked).toEqual([]);
  });

  test.for(["LookupBits", "LookupBucket"])("says so when %s fails", async (broken) => {
    answers[broken] = () => ({ lookup: { bits: -1 } });
    expect(await lookups.face(page(ATTENTION))).toEqual({ kind: "unreachable" });
  });
});

test("signing out leaves nothing of the viewer behind", async () => {
  await storage.sessions.write(SERVER, {
    token: "token",
    account: { name: "Ada", email: "a@b.c" },
  });
  const changes = { cursor: "c", hasMore: false, reset: true, changes: [] };
  answers["ReadChanges"] = () => ({ viewer: { changes } });
  await lookups.sync();
  await lookups.learn(paperView({ viewerHasUpvoted: true }));
  expect(await lookups.faceAtHome(page(ATTENTION))).toMatchObject({ voted: true });
  await lookups.forgetViewer(SERVER);
  expect(await lookups.faceAtHome(page(ATTENTION))).toBeNull();
});

function paperView(changed: Partial<PaperView>): PaperView {
  return {
    id: "paper",
    title: "Attention Is All You Need",
    authors: [],
    authorCount: 0,
    org: null,
    publishedOn: null,
    upvoteCount: 1,
    commentCount: 0,
    viewerHasUpvoted: false,
    viewerLists: [],
    ids: [ATTENTION],
    links: { landing: null, pdf: null, code: null, project: null },
    ...changed,
  };
}
