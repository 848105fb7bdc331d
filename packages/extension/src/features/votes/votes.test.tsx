import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { madeUpPaper } from "../../made-up-paper.ts";
import { onMessage } from "../../messages.ts";
import type { Wanted } from "../../action.ts";
import type { PaperView } from "../../paper-view.ts";
import type { Failure, Result } from "../../result.ts";
import { VoteButton } from "./VoteButton.tsx";

const PAPER = madeUpPaper({ upvoteCount: 41 });
const VOTED = { ...PAPER, upvoteCount: 42, viewerHasUpvoted: true };

let root: HTMLElement;
let asked: boolean[];
let answers: ((answer: Result<PaperView>) => void)[];
let stopListening: () => void;
const onFailure = vi.fn<(failure: Failure, wanted: Wanted) => void>();

beforeEach(() => {
  fakeBrowser.reset();
  onFailure.mockReset();
  asked = [];
  answers = [];
  stopListening = onMessage("votes.set", ({ data }) => {
    asked.push(data.upvoted);
    return new Promise((resolve) => answers.push(resolve));
  });
  root = document.body.appendChild(document.createElement("div"));
  show(PAPER);
});
afterEach(() => {
  stopListening();
  render(null, root);
  root.remove();
});

function show(paper: PaperView): void {
  const element = (
    <VoteButton paper={paper} onPaper={show} onFailure={onFailure} onSaid={() => undefined} />
  );
  void act(() => render(element, root));
}
const button = () => root.querySelector("button");
const seen = () => ({
  count: button()?.querySelector("b")?.textContent,
  isMine: button()?.getAttribute("aria-pressed"),
});
async function press(): Promise<void> {
  const before = asked.length;
  await act(() => button()?.click());
  if (answers.length === before) await expect.poll(() => answers.length).toBeGreaterThan(0);
}
async function reply(answer: Result<PaperView>): Promise<void> {
  await act(async () => {
    answers.shift()?.(answer);
    await new Promise((later) => setTimeout(later, 5));
  });
}

test("shows the vote at once, and then what the server says", async () => {
  await press();
  expect(seen()).toEqual({ count: "42", isMine: "true" });
  // Somebody else voted meanwhile.
  await reply({ ok: true, value: { ...VOTED, upvoteCount: 43 } });
  expect(seen()).toEqual({ count: "43", isMine: "true" });
});

test("takes the vote back when the server refuses, and says what was wanted", async () => {
  await press();
  const failure: Failure = { kind: "signed-out", hadSession: true };
  await reply({ ok: false, failure });
  expect(seen()).toEqual({ count: "41", isMine: "false" });
  expect(onFailure).toHaveBeenCalledExactlyOnceWith(failure, {
    kind: "vote",
    paper: { nodeId: "paper" },
    upvoted: true,
  });
});

test("of many presses the last one counts, one request at a time", async () => {
  await press();
  await act(() => button()?.click());
  expect(seen()).toEqual({ count: "41", isMine: "false" });
  expect(asked).toEqual([true]);
  await reply({ ok: true, value: VOTED });
  expect(seen()).toEqual({ count: "41", isMine: "false" });
  expect(asked).toEqual([true, false]);
  await reply({ ok: true, value: PAPER });
  expect(seen()).toEqual({ count: "41", isMine: "false" });
});
