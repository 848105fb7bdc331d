import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { madeUpPaper } from "../../made-up-paper.ts";
import { onMessage } from "../../messages.ts";
import type { Wanted } from "../../action.ts";
import type { PaperView } from "../../paper-view.ts";
import type { Failure, Result } from "../../result.ts";
import { BeTheFirst } from "./BeTheFirst.tsx";
import { SaveAway } from "./SaveAway.tsx";

const NAME = { identifier: { scheme: "ARXIV", value: "2611.00042" } } as const;
const PAPER = madeUpPaper({ ids: [NAME.identifier] });

let root: HTMLElement;
let asked: { type: string; data: unknown }[];
let answer: Result<PaperView>;
let stops: (() => void)[];
const onPaper = vi.fn<(paper: PaperView) => void>();
const onFailure = vi.fn<(failure: Failure, wanted: Wanted) => void>();
const onSaid = vi.fn<(words: string) => void>();

beforeEach(() => {
  fakeBrowser.reset();
  for (const mock of [onPaper, onFailure, onSaid]) mock.mockReset();
  asked = [];
  stops = (["submissions.submit", "lists.save"] as const).map((type) =>
    onMessage(type, ({ data }) => {
      asked.push({ type, data });
      return answer;
    }),
  );
  root = document.body.appendChild(document.createElement("div"));
  const events = { onPaper, onFailure, onSaid };
  void act(() => render(<BeTheFirst paper={NAME} {...events} />, root));
});
afterEach(() => {
  for (const stop of stops) stop();
  render(null, root);
  root.remove();
});

function button(name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll("button")].find((one) => one.textContent === name);
  if (!found) throw new Error(`No button ${name} in ${root.textContent}`);
  return found;
}

async function press(name: string, then: Result<PaperView>): Promise<void> {
  answer = then;
  const before = asked.length;
  await act(async () => {
    button(name).click();
    await expect.poll(() => asked).toHaveLength(before + 1);
    await new Promise((later) => setTimeout(later, 5));
  });
}

test("one press submits and saves, and says both", async () => {
  const paper: PaperView = { ...PAPER, submission: "listed" };
  await press("Save to reading list", { ok: true, value: paper });
  expect(asked).toEqual([
    { type: "lists.save", data: { paper: NAME, listId: null, submitKey: expect.any(String) } },
  ]);
  expect(onPaper).toHaveBeenCalledExactlyOnceWith(paper);
  expect(onSaid.mock.lastCall).toEqual([
    "Saved. The paper is on the list. You can vote for it now.",
  ]);
});

test("where an editor decides, nothing says that it is on the list", async () => {
  const paper: PaperView = { ...PAPER, submission: "proposed" };
  await press("Save to reading list", { ok: true, value: paper });
  const decides = "An editor decides whether the paper goes on the list.";
  expect(onSaid.mock.lastCall).toEqual([`Saved. ${decides}`]);
  await press("Be the first", { ok: true, value: paper });
  expect(onSaid.mock.lastCall).toEqual([decides]);
  await press("Be the first", { ok: true, value: { ...PAPER, submission: "declined" } });
  expect(onSaid.mock.lastCall?.[0]).toMatch(/declined/);
});

test("every try has the same key, by either button, and is what sign-in goes on with", async () => {
  const failure: Failure = { kind: "signed-out", hadSession: false };
  await press("Save to reading list", { ok: false, failure });
  await press("Save to reading list", { ok: false, failure });
  await press("Be the first", { ok: false, failure });
  const [first, second, third] = asked.map(({ data }) => data as Record<string, unknown>);
  expect(second).toEqual(first);
  expect(third?.["idempotencyKey"]).toBe(first?.["submitKey"]);
  expect(onFailure.mock.calls.map(([, wanted]) => wanted)).toEqual([
    { kind: "save", ...first },
    { kind: "save", ...second },
    { kind: "submit", ...third },
  ]);
});

test("what is kept until the server answers is not asked for again; what failed can be", async () => {
  await press("Save to reading list", { ok: false, failure: { kind: "broken", requestId: null } });
  expect(button("Save to reading list").disabled).toBe(false);
  await press("Save to reading list", { ok: false, failure: { kind: "waiting" } });
  expect(button("Save to reading list").disabled).toBe(true);
  expect(button("Be the first").disabled).toBe(true);
});

test("while the server is away: the same save, with one key, until it is kept", async () => {
  const events = { onPaper, onFailure, onSaid };
  await act(() => render(<SaveAway paper={NAME} {...events} />, root));
  const signedOut: Failure = { kind: "signed-out", hadSession: true };
  await press("Save to reading list", { ok: false, failure: signedOut });
  await press("Save to reading list", { ok: false, failure: { kind: "waiting" } });
  const [first, second] = asked;
  expect(second).toEqual(first);
  expect(first).toEqual({
    type: "lists.save",
    data: { paper: NAME, listId: null, submitKey: expect.any(String) },
  });
  expect(onFailure.mock.calls[0]).toEqual([
    signedOut,
    { kind: "save", ...(first?.data as object) },
  ]);
  expect(button("Save to reading list").disabled).toBe(true);
});
