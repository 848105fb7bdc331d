import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { browser } from "wxt/browser";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { PagePaper } from "../../page-paper.ts";
import type { PaperView } from "../../paper-view.ts";
import type { Result } from "../../result.ts";
import { formerAccounts, quickWishes, sessions } from "../../storage.ts";
import type { QuickWish } from "../../storage.ts";
import { startQuickActions } from "./quick-actions.background.ts";
import type { QuickActions } from "./quick-actions.background.ts";

// What is pressed while nobody is signed in is done once somebody is: once, for them, and told.

const SERVER = "http://localhost:4000";
const SIGNED_OUT = { ok: false, failure: { kind: "signed-out", hadSession: false } } as const;
const TAB = { id: 7 } as never;

let commands: (command: string, tab: unknown) => void;
let menus: (info: object, tab: unknown) => void;
let page: PagePaper | null;
let done: QuickWish["action"][];
let told: [tabId: number | null, words: string, isGood: boolean][];
let perform: (action: QuickWish["action"]) => Result<PaperView>;
let quick: QuickActions;

beforeEach(async () => {
  fakeBrowser.reset();
  await sessions.remove(SERVER);
  Object.assign(browser, {
    commands: { onCommand: { addListener: (one: typeof commands) => (commands = one) } },
    contextMenus: { onClicked: { addListener: (one: typeof menus) => (menus = one) } },
  });
  page = { ids: [{ scheme: "ARXIV", value: "2510.03264" }], title: "A Paper" };
  done = [];
  told = [];
  perform = () => SIGNED_OUT;
  quick = startQuickActions({
    paperOf: async () => page,
    hasVoted: async () => false,
    perform: async (action) => {
      const answer = perform(action);
      if (answer.ok) done.push(action);
      return answer;
    },
    tell: async (...words) => void told.push(words),
  });
});
afterEach(() => vi.useRealTimers());

async function press(command: string, tab = TAB): Promise<void> {
  const before = told.length;
  commands(command, tab);
  await expect.poll(() => told).toHaveLength(before + 1);
}

async function signIn(email: string): Promise<void> {
  await sessions.write(SERVER, { token: "token", account: { name: "Ada", email } });
  perform = () => ({ ok: true, value: { viewerLists: [] } as never });
  await quick.signedIn();
}

const KEPT =
  "You are not signed in. Sign in with your email address to go on. It is kept, and done once you have signed in.";

test("a save is kept, and done and told where it was pressed when somebody signs in", async () => {
  await press("save-paper");
  expect(told).toEqual([[7, KEPT, false]]);
  await signIn("Ada@example.org");
  expect(done).toEqual([
    {
      kind: "save",
      paper: { identifier: { scheme: "ARXIV", value: "2510.03264" } },
      listId: null,
      submitKey: expect.any(String),
    },
  ]);
  expect(told.slice(1)).toEqual([[7, "Saved to the reading list", true]]);
  await quick.signedIn();
  expect(done).toHaveLength(1);
});

test("the same pressed twice is one; a vote and a link's save are others", async () => {
  await press("save-paper");
  await press("save-paper");
  await press("vote-paper");
  menus({ menuItemId: "save-paper-link", linkUrl: "https://arxiv.org/abs/2401.16380" }, { id: 8 });
  await expect.poll(() => told).toHaveLength(4);
  await signIn("ada@example.org");
  expect(done.map(({ kind }) => kind)).toEqual(["save", "vote", "save"]);
  expect(told.slice(4)).toEqual([
    [7, "Saved to the reading list", true],
    [7, "Voted", true],
    [8, "Saved to the reading list", true],
  ]);
});

test("two presses at once are both kept", async () => {
  commands("save-paper", TAB);
  commands("vote-paper", TAB);
  await expect.poll(() => told).toHaveLength(2);
  expect(await quickWishes.getValue()).toHaveLength(2);
});

test("after a session that the server ended it is done for nobody but its owner", async () => {
  await formerAccounts.setValue({ [SERVER]: "ada@example.org" });
  await press("save-paper");
  await signIn("bob@example.org");
  expect(done).toEqual([]);
  expect(told).toHaveLength(1);
  await signIn("ADA@example.org");
  expect(done).toHaveLength(1);
});

test("it belongs to the server where it was pressed, and does not count for ever", async () => {
  await press("save-paper");
  const [wish] = await quickWishes.getValue();
  await quickWishes.setValue([{ ...(wish as QuickWish), server: "https://lab.example.org" }]);
  await signIn("ada@example.org");
  expect(done).toEqual([]);
  await quickWishes.setValue([{ ...(wish as QuickWish), until: Date.now() - 1 }]);
  await signIn("ada@example.org");
  expect(done).toEqual([]);
});

test("who signs in at that very moment has it done, too", async () => {
  perform = () => {
    perform = () => ({ ok: true, value: { viewerLists: [] } as never });
    return SIGNED_OUT;
  };
  await sessions.write(SERVER, {
    token: "token",
    account: { name: "Ada", email: "ada@example.org" },
  });
  commands("save-paper", TAB);
  await expect.poll(() => done).toHaveLength(1);
  expect(await quickWishes.getValue()).toEqual([]);
});

test("what an ended session was to send waits in the queue, and is not kept twice", async () => {
  perform = () => ({ ok: false, failure: { kind: "signed-out", hadSession: true } });
  await press("save-paper");
  expect(told[0]?.[1]).toMatch(/^Your session has ended\. .* It is kept, and done/);
  expect(await quickWishes.getValue()).toEqual([]);
});

test.for([
  ["by its id", "https://arxiv.org/pdf/2510.03264v2", "2510.03264"],
  [
    "by what its site makes of it",
    "https://elifesciences.org/articles/16800",
    "10.7554/elife.16800",
  ],
  [
    "on a site without a script",
    "https://nhess.copernicus.org/articles/13/299/2013/",
    "10.5194/nhess-13-299-2013",
  ],
])("a link is understood %s", async ([, linkUrl, value]) => {
  perform = () => ({ ok: true, value: { viewerLists: [] } as never });
  menus({ menuItemId: "save-paper-link", linkUrl }, TAB);
  await expect.poll(() => told).toHaveLength(1);
  expect(done).toMatchObject([{ kind: "save", paper: { identifier: { value } } }]);
});

test("what cannot be kept is not: no paper, another failure", async () => {
  page = null;
  await press("save-paper");
  page = { ids: [], title: "Without an id" };
  await press("vote-paper");
  perform = () => ({ ok: false, failure: { kind: "unreachable", server: SERVER } });
  page = { ids: [{ scheme: "ARXIV", value: "2510.03264" }], title: null };
  await press("save-paper");
  expect(told.slice(0, 2).map(([, words]) => words)).toEqual([
    "No paper was found on this page",
    "No paper was found on this page",
  ]);
  expect(await quickWishes.getValue()).toEqual([]);
});
