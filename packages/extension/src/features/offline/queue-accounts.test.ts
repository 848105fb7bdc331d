import { IDBFactory } from "fake-indexeddb";
import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createApi } from "../../api/client.ts";
import type { PaperName } from "../../paper-view.ts";
import type { Queue } from "./queue.background.ts";

// Several servers and accounts in one browser: nothing goes anywhere but where it was done, as who did it.

const HOME = "https://home.example.org";
const LAB = "https://lab.example.org";

let server: string;
let isDown: boolean;
let sent: string[];
let ids: { scheme: string; value: string }[];
let queue: Queue;
let storage: typeof import("../../storage.ts");

beforeEach(async () => {
  vi.resetModules();
  fakeBrowser.reset();
  globalThis.indexedDB = new IDBFactory();
  server = HOME;
  isDown = false;
  sent = [];
  ids = [];
  storage = await import("../../storage.ts");
  const { startQueue } = await import("./queue.background.ts");
  const api = createApi(
    {
      server: async () => server,
      token: async (at) => (await storage.sessions.read(at))?.token ?? null,
      sessionEnded: async (at) => storage.sessions.remove(at),
      textServers: { has: async () => true, add: async () => undefined },
    },
    answer,
  );
  queue = startQueue(api, {
    sent: async () => undefined,
    commented: async () => undefined,
    shown: async () => undefined,
    changed: () => undefined,
    recall: async () => null,
    lists: async () => [],
  });
});

const answer: typeof fetch = async (input) => {
  const request = input as Request;
  if (isDown) throw new TypeError("fetch failed");
  const token = request.headers.get("authorization")?.replace("Bearer ", "");
  const { variables } = (await request.json()) as {
    variables: { input: { paper: { id?: string } } };
  };
  sent.push(`${new URL(request.url).host} ${token} ${variables.input.paper.id}`);
  const paper = {
    id: variables.input.paper.id ?? "by another name",
    title: "A paper",
    publishedOn: null,
    authors: { nodes: [] },
    authorCount: 0,
    org: null,
    upvoteCount: 1,
    commentCount: 0,
    viewerHasUpvoted: true,
    viewerLists: [],
    viewerProposal: null,
    firstListedOn: "2026-01-05",
    ids,
    links: { landing: null, pdf: null, code: null, project: null },
  };
  const data = { setVote: { __typename: "SetVoteSuccess", paper } };
  return new Response(JSON.stringify({ data }), {
    headers: { "content-type": "application/graphql-response+json" },
  });
};

async function signIn(name: string): Promise<void> {
  const account = { name, email: `${name}@example.org` };
  await storage.sessions.write(server, { token: `token of ${name}`, account });
}

function vote(nodeId: string) {
  const paper: PaperName = { nodeId };
  return queue.perform({ kind: "vote", paper, upvoted: true });
}

test("what was done at one server waits for it while another is in use", async () => {
  await signIn("ada");
  isDown = true;
  expect(await vote("one")).toEqual({ ok: false, failure: { kind: "waiting" } });
  server = LAB;
  isDown = false;
  await signIn("grace");
  await queue.flush();
  expect(sent).toEqual([]);
  expect(await vote("two")).toMatchObject({ ok: true });
  expect(sent).toEqual(["lab.example.org token of grace two"]);
  server = HOME;
  await queue.flush();
  expect(sent.slice(1)).toEqual(["home.example.org token of ada one"]);
});

test("another account's sign-in sends nothing of the first one's; its own return does", async () => {
  await signIn("ada");
  isDown = true;
  await vote("one");
  isDown = false;
  await signIn("grace");
  await queue.flush();
  expect(sent).toEqual([]);
  expect(await queue.rows()).toEqual([]);
  await storage.sessions.write(HOME, {
    token: "a new token of ada",
    // The same address, as servers and people write it.
    account: { name: "ada", email: "Ada@Example.org" },
  });
  await queue.flush();
  expect(sent).toEqual(["home.example.org a new token of ada one"]);
});

test("a server that answers with another paper is not believed", async () => {
  await signIn("ada");
  const identifier = { scheme: "ARXIV", value: "2510.03264" } as const;
  const voting = () => queue.perform({ kind: "vote", paper: { identifier }, upvoted: true });
  ids = [{ scheme: "ARXIV", value: "2511.00001" }];
  expect(await voting()).toMatchObject({ ok: false, failure: { kind: "incompatible" } });
  ids = [{ scheme: "DOI", value: "10.5555/x" }, identifier];
  expect(await voting()).toMatchObject({ ok: true });
});

test("nobody signed in: nothing is kept, as nobody knows whose it is", async () => {
  expect(await vote("one")).toEqual({
    ok: false,
    failure: { kind: "signed-out", hadSession: false },
  });
  expect(sent).toEqual([]);
});
