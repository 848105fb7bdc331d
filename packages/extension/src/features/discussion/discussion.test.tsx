import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { CommentView, ThreadsView } from "../../comment-view.ts";
import { madeUpPaper } from "../../made-up-paper.ts";
import { onMessage, sendMessage } from "../../messages.ts";
import type { ProtocolMap } from "../../messages.ts";
import type { Wanted } from "../../action.ts";
import type { PaperView } from "../../paper-view.ts";
import type { Failure } from "../../result.ts";
import { commentDraft } from "../../storage.ts";
import { Discussion } from "./Discussion.tsx";

const PAPER = madeUpPaper({ commentCount: 1 });
const MINE: CommentView = {
  id: "mine",
  rootId: null,
  answers: null,
  author: { name: "Ada Example", handle: "ada" },
  state: "visible",
  body: "So *it* is.",
  html: "<p>So <em>it</em> is.</p>",
  createdAt: "2026-01-01T00:00:00Z",
  isEdited: false,
  revision: 3,
  reactions: [{ reaction: "AGREE", count: 2, isMine: false }],
  canEdit: true,
  canDelete: true,
};
const ONE: ThreadsView = { threads: [{ root: MINE, replies: [], moreReplies: null }], more: null };
const UNREACHABLE: Failure = { kind: "unreachable", server: "http://localhost:4000" };

let root: HTMLElement;
let stops: (() => void)[];
const onFailure = vi.fn<(failure: Failure, wanted: Wanted | null) => void>();
const onPaper = vi.fn<(paper: PaperView) => void>();
const onSaid = vi.fn<(words: string) => void>();

beforeEach(() => {
  fakeBrowser.reset();
  for (const spy of [onFailure, onPaper, onSaid]) spy.mockReset();
  stops = [];
  root = document.body.appendChild(document.createElement("div"));
});
afterEach(async () => {
  for (const stop of stops) stop();
  await act(() => render(null, root));
  root.remove();
});

type Kind = Extract<keyof ProtocolMap, `discussion.${string}`>;

/** The background: what it was asked, and how it answers. */
function background<Type extends Kind>(
  type: Type,
  answer: (data: Parameters<ProtocolMap[Type]>[0]) => unknown,
) {
  const asked: Parameters<ProtocolMap[Type]>[0][] = [];
  stops.push(
    onMessage(type, (({ data }: { data: Parameters<ProtocolMap[Type]>[0] }) => {
      asked.push(data);
      return answer(data);
    }) as never),
  );
  return asked;
}

async function show(view: ThreadsView = ONE): Promise<void> {
  background("discussion.read", () => ({ ok: true, value: view }));
  await act(() => {
    const props = { paper: PAPER, viewer: "ada@example.org", onPaper, onFailure, onSaid };
    render(<Discussion {...props} />, root);
  });
  await settle(() => expect(root.querySelector("[aria-busy=true]")).toBeNull());
}
async function settle(check: () => void): Promise<void> {
  await vi.waitFor(async () => {
    await act(() => Promise.resolve());
    check();
  }, 20_000);
}
const field = () => root.querySelector("textarea") as HTMLTextAreaElement;
const button = (name: string) =>
  [...root.querySelectorAll("button")].find((one) => one.textContent?.startsWith(name));
async function press(name: string): Promise<void> {
  expect(button(name), name).toBeDefined();
  await act(() => button(name)?.click());
}
async function type(text: string, into = field()): Promise<void> {
  await act(() => {
    into.value = text;
    into.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

describe("writing", () => {
  test("stands there at once, and then as the server has it", async () => {
    let reply: (answer: unknown) => void = () => undefined;
    const asked = background("discussion.add", () => new Promise((resolve) => (reply = resolve)));
    await show();
    await type("  New *words*  ");
    await press("Comment");
    expect(root.querySelector(".sending")?.textContent).toContain("New *words*");
    await settle(() => expect(asked).toHaveLength(1));
    const comment = { ...MINE, id: "new", html: "<p>New <em>words</em></p>" };
    reply({ ok: true, value: { comment, paper: { ...PAPER, commentCount: 2 } } });
    await settle(() => expect(root.querySelectorAll("article")).toHaveLength(2));
    expect(root.querySelector("article em")?.textContent).toBe("words");
    expect(asked).toMatchObject([{ place: { paperId: "paper" }, body: "New *words*" }]);
    expect(onPaper).toHaveBeenCalledExactlyOnceWith({ ...PAPER, commentCount: 2 });
    expect(onSaid).toHaveBeenCalledWith("Your comment is there");
    expect(field().value).toBe("");
  });

  test("comes back when it could not be sent; the same words have the same key", async () => {
    const asked = background("discussion.add", () => ({ ok: false, failure: UNREACHABLE }));
    await show();
    await type("Words");
    for (const time of [1, 2]) {
      await press("Comment");
      await settle(() => expect(onFailure).toHaveBeenCalledTimes(time));
      await settle(() => expect(field().value).toBe("Words"));
    }
    await type("Other words");
    await press("Comment");
    await settle(() => expect(asked).toHaveLength(3));
    const [first, second, third] = asked.map(({ idempotencyKey }) => idempotencyKey);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(onFailure.mock.calls[0]).toEqual([
      UNREACHABLE,
      {
        kind: "comment",
        paperId: "paper",
        place: { paperId: "paper" },
        body: "Words",
        idempotencyKey: first,
      },
    ]);
  });

  test("waits to be sent where the server is away: told, and not to be written again", async () => {
    const paper = { ...PAPER, commentCount: 2, waiting: true };
    background("discussion.add", () => ({ ok: true, value: { comment: null, paper } }));
    await show();
    await type("Words");
    await press("Comment");
    await settle(() => expect(onFailure).toHaveBeenCalledTimes(1));
    expect(onFailure).toHaveBeenCalledExactlyOnceWith({ kind: "waiting" }, null);
    expect(onPaper).toHaveBeenCalledExactlyOnceWith(paper);
    expect(field().value).toBe("");
  });

  test("a refusal is said beside the words, and the next try has another key", async () => {
    const failure: Failure = { kind: "refused", code: "CONFLICT", message: "Not so." };
    const asked = background("discussion.add", () => ({ ok: false, failure }));
    await show();
    await type("Words");
    await press("Comment");
    await settle(() => expect(root.querySelector("[role=alert]")?.textContent).toBe("Not so."));
    await press("Comment");
    await settle(() => expect(asked).toHaveLength(2));
    expect(asked[0]?.idempotencyKey).not.toBe(asked[1]?.idempotencyKey);
    expect(onFailure).not.toHaveBeenCalled();
  });

  test("what was begun outlasts the popup, until it is sent", async () => {
    await commentDraft("arxiv:2510.03264").setValue("Half a thou");
    background("discussion.add", () => ({
      ok: true,
      value: { comment: { ...MINE, id: "new", body: "Half a thought" }, paper: PAPER },
    }));
    await show();
    await settle(() => expect(field().value).toBe("Half a thou"));
    await type("Half a thought");
    await press("Comment");
    await settle(() => expect(root.querySelectorAll("article")).toHaveLength(2));
    await expect.poll(() => commentDraft("arxiv:2510.03264").getValue()).toBe("");
  });

  test("sent after a sign-in elsewhere, it is a draft no more", async () => {
    await show();
    await type("Words");
    const comment = { ...MINE, id: "new", body: "Words" };
    await sendMessage("comment.changed", { paperId: "paper", commentId: "new", comment }).catch(
      () => undefined,
    );
    await settle(() => expect(root.querySelectorAll("article")).toHaveLength(2));
    await settle(() => expect(field().value).toBe(""));
  });
});

describe("changing", () => {
  test("an edit names the revision it is of; refused, the old text and the typed one stay", async () => {
    const failure: Failure = { kind: "refused", code: "CONFLICT", message: "Edited meanwhile." };
    const asked = background("discussion.edit", () => ({ ok: false, failure }));
    await show();
    await press("Edit");
    const editor = root.querySelector<HTMLTextAreaElement>("article textarea");
    expect(editor?.value).toBe("So *it* is.");
    await type("Other", editor ?? field());
    await press("Save");
    await settle(() =>
      expect(asked).toEqual([{ paperId: "paper", commentId: "mine", body: "Other", revision: 3 }]),
    );
    await settle(() =>
      expect(root.querySelector<HTMLTextAreaElement>("article textarea")?.value).toBe("Other"),
    );
    await press("Cancel");
    expect(root.querySelector("article em")?.textContent).toBe("it");
    expect(document.activeElement).toBe(root.querySelector("article"));
  });

  test("a deletion asks first, shows at once, and comes back when it failed", async () => {
    let reply: (answer: unknown) => void = () => undefined;
    background("discussion.delete", () => new Promise((resolve) => (reply = resolve)));
    await show();
    await press("Delete");
    expect(document.activeElement?.textContent).toBe("Keep");
    await act(() => root.querySelector<HTMLElement>("button.danger")?.click());
    expect(root.querySelector("article")?.textContent).toBe("Deleted by who wrote it.");
    reply({ ok: false, failure: UNREACHABLE });
    await settle(() => expect(root.querySelector("article em")?.textContent).toBe("it"));
    expect(onFailure).toHaveBeenCalledExactlyOnceWith(UNREACHABLE, null);
  });

  test("a deletion that waits says so, and comes back as it stands when it was not taken", async () => {
    const asked = background("discussion.delete", () => ({
      ok: true,
      value: { comment: null, isWaiting: true },
    }));
    const view = { ...ONE };
    await show(view);
    await press("Delete");
    await act(() => root.querySelector<HTMLElement>("button.danger")?.click());
    await settle(() =>
      expect(root.querySelector("article")?.textContent).toBe(
        "Deleted by who wrote it. Waiting to be sent.",
      ),
    );
    expect(asked).toEqual([{ paperId: "paper", commentId: "mine", revision: 3 }]);
    const newer = { ...MINE, html: "<p>Elsewhere</p>" };
    view.threads = [{ root: newer, replies: [], moreReplies: null }];
    const summary = { waiting: 0, refused: 1, signedOut: [], nextTryAt: null, failure: null };
    await sendMessage("queue.changed", summary);
    await settle(() => expect(root.querySelector("article .prose")?.textContent).toBe("Elsewhere"));
  });

  test("a reaction shows at once, and is taken back when it failed", async () => {
    let reply: (answer: unknown) => void = () => undefined;
    const asked = background("discussion.react", () => new Promise((resolve) => (reply = resolve)));
    await show();
    await press("Agree");
    expect(button("Agree")?.textContent).toBe("Agree 3");
    expect(button("Agree")?.getAttribute("aria-pressed")).toBe("true");
    await settle(() =>
      expect(asked).toEqual([{ paperId: "paper", commentId: "mine", reaction: "AGREE", on: true }]),
    );
    reply({ ok: false, failure: UNREACHABLE });
    await settle(() => expect(button("Agree")?.textContent).toBe("Agree 2"));
    expect(button("Agree")?.getAttribute("aria-pressed")).toBe("false");
  });
});

describe("what cannot be read", () => {
  test.for([
    [{ state: "deleted", body: null, html: null, author: null }, "Deleted by who wrote it."],
    [{ state: "hidden", body: null, html: null, author: null }, "Hidden by a moderator."],
  ] as const)("%o", async ([changes, words]) => {
    await show({
      threads: [{ root: { ...MINE, ...changes }, replies: [], moreReplies: null }],
      more: null,
    });
    expect(root.querySelector("article")?.textContent).toBe(words);
    expect(root.querySelector("article button")).toBeNull();
  });

  test("who may read a hidden one is told that others may not", async () => {
    const hidden = { ...MINE, state: "hidden", canEdit: false } as const;
    await show({ threads: [{ root: hidden, replies: [], moreReplies: null }], more: null });
    expect(root.textContent).toContain("A moderator hides this");
    expect(root.querySelector("article em")?.textContent).toBe("it");
    expect(button("Delete")).toBeDefined();
    expect(button("Reply")).toBeUndefined();
    expect(button("Agree")).toBeUndefined();
  });
});
