import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { madeUpPaper } from "../../made-up-paper.ts";
import { onMessage, sendMessage } from "../../messages.ts";
import type { ProtocolMap } from "../../messages.ts";
import type { AccountView } from "../../account-view.ts";
import type { Wanted } from "../../action.ts";
import type { PaperView } from "../../paper-view.ts";
import type { Failure, Result } from "../../result.ts";
import { PaperPanel } from "./PaperPanel.tsx";
import type { PanelParts, PartEvents } from "./parts.ts";

// Somebody else signs in while a panel is open: what it says is theirs, or can be tried again.

const PAPER = madeUpPaper({
  upvoteCount: 3,
  viewerHasUpvoted: true,
  viewerLists: [{ id: "list", name: "Reading list", isDefault: true }],
});
const UNREACHABLE: Failure = { kind: "unreachable", server: "http://localhost:4000" };
const ADA: AccountView = { name: "Ada", email: "ada@example.org" };
const BOB: AccountView = { name: "Bob", email: "bob@example.org" };

let root: HTMLElement;
let stops: (() => void)[];
let read: () => Result<PaperView | null>;
let reads: number;
let events: PartEvents;
let awayEvents: PartEvents | undefined;

beforeEach(() => {
  fakeBrowser.reset();
  stops = [];
  reads = 0;
  awayEvents = undefined;
  read = () => ({ ok: true, value: PAPER });
  background("paper.read", () => {
    reads += 1;
    return read();
  });
  background("accounts.read", () => ADA);
  background("accounts.pending", () => null);
  background("settings.read", () => ({
    server: "http://localhost:4000",
    defaultServer: "http://localhost:4000",
    lookups: true,
    servers: [],
  }));
  root = document.body.appendChild(document.createElement("div"));
});
afterEach(async () => {
  for (const stop of stops) stop();
  await act(() => render(null, root));
  root.remove();
});

function background<Type extends keyof ProtocolMap>(
  type: Type,
  answer: (data: Parameters<ProtocolMap[Type]>[0]) => unknown,
): void {
  stops.push(onMessage(type, (({ data }: { data: never }) => answer(data)) as never));
}

const nothing = () => null;
const parts: PanelParts = {
  vote: (paper, given) => {
    events = given;
    return <i data-voted={paper.viewerHasUpvoted} />;
  },
  save: nothing,
  notes: nothing,
  near: nothing,
  candidates: nothing,
  related: nothing,
  discussion: nothing,
  cite: nothing,
  putOnList: nothing,
  beTheFirst: nothing,
  saveAway: (name, given) => {
    awayEvents = given;
    return <i data-away={JSON.stringify(name)} />;
  },
  signIn: nothing,
};

async function show(): Promise<void> {
  const page = { ids: PAPER.ids, title: PAPER.title };
  await act(() => render(<PaperPanel page={page} parts={parts} />, root));
  await settle(() => expect(reads).toBe(1));
}
async function settle(check: () => void): Promise<void> {
  await vi.waitFor(async () => {
    await act(() => Promise.resolve());
    check();
  }, 20_000);
}
const retry = () =>
  [...root.querySelectorAll("button")].find(({ textContent }) => textContent === "Try again");
const voted = () => root.querySelector("[data-voted]")?.getAttribute("data-voted");

test("a paper that cannot be read for the account of now is nobody's, and is tried again", async () => {
  await show();
  await settle(() => expect(voted()).toBe("true"));
  expect(root.textContent).toContain("Reading list");
  read = () => ({ ok: false, failure: UNREACHABLE });
  await sendMessage("accounts.changed", BOB);
  await settle(() => expect(retry()).toBeDefined());
  expect(root.textContent).toContain("A Paper");
  expect(voted()).toBe("false");
  expect(root.textContent).not.toContain("Reading list");

  read = () => ({ ok: true, value: { ...PAPER, viewerHasUpvoted: false, viewerLists: [] } });
  await act(() => retry()?.click());
  await settle(() => expect(root.querySelector('[role="alert"]')).toBeNull());
  expect(reads).toBe(3);
});

test("what became of the reader's proposal is said to them alone", async () => {
  const DECIDES = "An editor decides whether the paper goes on the list.";
  read = () => ({ ok: true, value: { ...PAPER, proposal: "proposed" } });
  await show();
  await settle(() => expect(root.textContent).toContain(DECIDES));
  await act(() => events.onPaper({ ...PAPER, proposal: "declined" }));
  expect(root.textContent).toContain("An editor has declined this paper for the list.");
  read = () => ({ ok: false, failure: UNREACHABLE });
  await sendMessage("accounts.changed", BOB);
  await settle(() => expect(retry()).toBeDefined());
  expect(root.textContent).not.toContain("An editor");
});

test("a failure at the former account's reading goes with it", async () => {
  read = () => ({ ok: false, failure: UNREACHABLE });
  await show();
  await settle(() => expect(retry()).toBeDefined());
  read = () => ({ ok: true, value: PAPER });
  await sendMessage("accounts.changed", BOB);
  await settle(() => expect(voted()).toBe("true"));
  expect(root.querySelector('[role="alert"]')).toBeNull();
});

test("what the server did not want of the former account can be tried as the one of now", async () => {
  const votes: unknown[] = [];
  background("votes.set", (vote) => {
    votes.push(vote);
    return { ok: true, value: PAPER };
  });
  await show();
  await settle(() => expect(voted()).toBe("true"));
  const wanted = { kind: "vote", paper: { nodeId: "paper" }, upvoted: true } as const;
  const refused: Failure = { kind: "refused", code: "SUSPENDED", message: "You are suspended." };
  await act(() => events.onFailure(refused, wanted));
  expect(root.textContent).toContain("You are suspended.");
  expect(retry()).toBeUndefined();

  await sendMessage("accounts.changed", BOB);
  await settle(() => expect(root.textContent).toContain("That was with the account"));
  await act(() => retry()?.click());
  await settle(() => expect(root.querySelector('[role="alert"]')).toBeNull());
  expect(votes).toEqual([{ paper: { nodeId: "paper" }, upvoted: true }]);
});

test("what cannot be tried again is over with the account that it met", async () => {
  await show();
  await settle(() => expect(voted()).toBe("true"));
  await act(() => events.onFailure({ kind: "broken", requestId: "r1" }, null));
  await settle(() => expect(root.textContent).toContain("r1"));
  await sendMessage("accounts.changed", null);
  await settle(() => expect(root.querySelector('[role="alert"]')).toBeNull());
});

test("while the server is away, who is signed in can save a paper of which there is no copy", async () => {
  const away = () => root.querySelector("[data-away]")?.getAttribute("data-away");
  read = () => ({ ok: false, failure: UNREACHABLE });
  await show();
  await settle(() => expect(away()).toBe(JSON.stringify({ identifier: PAPER.ids[0] })));
  await sendMessage("accounts.changed", null);
  await settle(() => expect(away()).toBeUndefined());

  // A server that answers otherwise is none that a press could wait for.
  await sendMessage("accounts.changed", BOB);
  await settle(() => expect(away()).toBeDefined());
  read = () => ({ ok: false, failure: { kind: "incompatible", server: "http://localhost:4000" } });
  await act(() => retry()?.click());
  await settle(() => expect(root.querySelector('[data-failure="incompatible"]')).not.toBeNull());
  expect(away()).toBeUndefined();
});

test("that something is kept is no longer said once the paper is there", async () => {
  read = () => ({ ok: false, failure: UNREACHABLE });
  await show();
  await settle(() => expect(awayEvents).toBeDefined());
  const wanted = { kind: "save", paper: { identifier: PAPER.ids[0] }, listId: null } as Wanted;
  await act(() => awayEvents?.onFailure({ kind: "waiting" }, wanted));
  await settle(() => expect(root.textContent).toContain("Kept, and not sent yet"));
  await sendMessage("paper.changed", PAPER);
  await settle(() => expect(voted()).toBe("true"));
  expect(root.textContent).not.toContain("Kept, and not sent yet");
});
