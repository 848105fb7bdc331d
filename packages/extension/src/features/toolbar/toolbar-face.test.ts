import { expect, test } from "vitest";
import type { BadgeFace } from "../../badge-look.ts";
import { toolbarFace } from "./toolbar-face.ts";
import type { ToolbarState } from "./toolbar-face.ts";

const calm: ToolbarState = { isSignedIn: true, queue: { waiting: 0, refused: 0, signedOut: [] } };
const known: BadgeFace = { kind: "known", upvotes: 1200, comments: 2, voted: true, saved: true };

test.for<[string, BadgeFace | null, Partial<ToolbarState["queue"]>, string, boolean]>([
  ["a paper", known, {}, "1k", false],
  ["one whose vote waits", { ...known, upvotes: 3, waiting: true }, { waiting: 1 }, "↑3", false],
  ["one of which only the save is known", { ...known, upvotes: null }, {}, "✓", false],
  ["no paper", null, {}, "", false],
  ["no paper, but actions that wait", null, { waiting: 4 }, "↑4", false],
  [
    "actions that wait for a sign-in",
    null,
    { signedOut: [{ account: "a", count: 2 }] },
    "↑2",
    false,
  ],
  ["actions that were refused", { kind: "unknown" }, { waiting: 1, refused: 2 }, "!", true],
  ["a paper beside refused actions", known, { refused: 2 }, "1k", false],
])("%s", ([, face, queue, text, isUrgent]) => {
  const shown = toolbarFace(face, { ...calm, queue: { ...calm.queue, ...queue } });
  expect(shown).toMatchObject({ text, isUrgent });
  expect(shown.title).not.toBe("");
});

test("the words say what the signs do", () => {
  const state = { isSignedIn: false, queue: { ...calm.queue, refused: 1 } };
  expect(toolbarFace(known, state).title).toBe(
    "Paperround: 1,200 upvotes, yours among them, saved. 1 action was refused: see the options. Not signed in",
  );
});
