import { expect, test } from "vitest";
import type { BadgeFace } from "../../../badge-look.ts";
import { chipLook } from "./chip-words.ts";

const known = { kind: "known", upvotes: 42, comments: 4, voted: false, saved: false } as const;
const paper = { ids: [{ scheme: "ARXIV" as const, value: "1706.03762" }], title: "Attention" };

test.for<[BadgeFace, string[], string, string]>([
  [known, [], "42", "Attention: 42 upvotes. Open the panel"],
  [
    { ...known, voted: true, saved: true },
    ["Reading list"],
    "42|in: Reading list",
    "Attention: 42 upvotes, yours among them, in: Reading list. Open the panel",
  ],
  [
    { ...known, upvotes: null, comments: null, saved: true },
    ["Later", "Group", "Old"],
    "in: Later +2",
    "Attention: in: Later +2. Open the panel",
  ],
  // Saved a moment ago, into a list whose name is not known here yet.
  [{ ...known, saved: true }, [], "42|", "Attention: 42 upvotes, saved. Open the panel"],
  [
    { kind: "not-asked" },
    [],
    "",
    "Attention: Not looked up: open the panel to see. Open the panel",
  ],
  [{ kind: "unknown" }, [], "", "Attention: Be the first: not on the list yet. Open the panel"],
])("%o in %o", ([face, lists, seen, said]) => {
  const look = chipLook(paper, face, lists);
  expect(look.parts.map(({ text }) => text).join("|")).toBe(seen);
  const parts = look.parts.map((part) => part.text + part.said).join(", ");
  expect(look.before + parts + look.after).toBe(said);
});

test("a paper without a title is not nameless", () => {
  expect(chipLook({ ...paper, title: null }, known, []).before).toBe("Paperround: ");
});
