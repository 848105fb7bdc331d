import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { madeUpPaper } from "../../made-up-paper.ts";
import { onMessage, sendMessage } from "../../messages.ts";
import type { PaperView } from "../../paper-view.ts";
import { PutOnList } from "./PutOnList.tsx";
import { mayList } from "./submissions.background.ts";

const PAPER = madeUpPaper({ isUnlisted: true });

let root: HTMLElement;
let may: boolean | null;
let asked: number;
let stops: (() => void)[];
const events = { onPaper: vi.fn(), onFailure: vi.fn(), onSaid: vi.fn() };

beforeEach(() => {
  fakeBrowser.reset();
  asked = 0;
  stops = [
    onMessage("submissions.may-list", () => {
      asked += 1;
      return may;
    }),
    onMessage("submissions.submit", ({ data }) => ({
      ok: true,
      value: { ...PAPER, id: JSON.stringify(data.paper), submission: "listed" },
    })),
  ];
  root = document.body.appendChild(document.createElement("div"));
});
afterEach(() => {
  for (const stop of stops) stop();
  render(null, root);
  root.remove();
});

async function show(paper: PaperView, viewer: string | null = null): Promise<void> {
  const before = asked;
  await act(() => render(<PutOnList paper={paper} viewer={viewer} {...events} />, root));
  await settle(() => expect(asked).toBe(before + 1));
  // The answer is on its way for as long as this.
  await act(async () => void (await sendMessage("submissions.may-list", undefined)));
}

async function settle(check: () => void): Promise<void> {
  await vi.waitFor(async () => {
    await act(() => Promise.resolve());
    check();
  }, 20_000);
}

test.each<[may: boolean | null, proposal: PaperView["proposal"], words: string]>([
  [true, undefined, "This paper is not on the list.Put it on the list"],
  [false, undefined, "This paper is not on the list.Propose it for the list"],
  // What they submitted while an editor decided, where that would list it by now.
  [true, "proposed", "Put it on the list"],
  [false, "proposed", ""],
  [true, "declined", ""],
  [null, undefined, ""],
])("who may list: %s, own proposal: %s: %j", async (answer, proposal, words) => {
  may = answer;
  await show({ ...PAPER, ...(proposal && { proposal }) });
  expect(root.textContent).toBe(words);
});

test("a press submits this very paper, and says what came of it", async () => {
  may = true;
  await show(PAPER);
  root.querySelector("button")?.click();
  await settle(() => expect(events.onSaid).toHaveBeenCalled());
  const nodeId = PAPER.id;
  expect(events.onPaper.mock.lastCall?.[0]).toMatchObject({ id: JSON.stringify({ nodeId }) });
  expect(events.onSaid.mock.lastCall?.[0]).toMatch(/^The paper is on the list/);
});

test("whoever signs in is asked about anew", async () => {
  may = false;
  await show(PAPER);
  may = true;
  await show(PAPER, "editor@example.org");
  expect(root.textContent).toContain("Put it on the list");
});

test.each([
  ["OPEN", null, true],
  ["OPEN", "MEMBER", true],
  ["CURATED", null, false],
  ["CURATED", "MEMBER", false],
  ["CURATED", "EDITOR", true],
  ["CURATED", "ADMIN", true],
])("submissions %s, role %s: lists at once: %s", (submissions, role, lists) => {
  const viewer = role === null ? null : { person: { role } };
  expect(mayList({ instance: { submissions }, viewer })).toBe(lists);
});
