import { expect, test } from "vitest";
import type { Action } from "../../action.ts";
import type { CopiedPaper } from "../../copy-view.ts";
import type { QueueRow } from "../../offline-database.ts";
import type { ListsCopy } from "../../storage.ts";
import { listWithWaiting } from "./lists-with-waiting.ts";

const LIST: ListsCopy["lists"][number] = {
  id: "club",
  name: "Club",
  isDefault: false,
  itemCount: 3,
  items: ["a", "b", "c"].map((id) => ({
    paper: paper(id),
    note: `note ${id}`,
    tags: [],
    readState: "UNREAD",
    addedAt: "2026-01-01T00:00:00Z",
  })),
};

function paper(id: string): CopiedPaper {
  const of = { authors: [], authorCount: 0, org: null, publishedOn: null };
  return { id, title: `Paper ${id}`, ...of, upvoteCount: 0, commentCount: 0, ids: [] };
}
function rowOf(action: Action, id: number): QueueRow {
  const never = { breaks: 0, firstSentAt: null, refusal: null };
  const [server, account] = ["https://papers.example.org", "reader@example.org"];
  return { id, server, account, action, title: null, ids: [], queuedAt: 0, ...never };
}
async function shown(actions: Action[], list = LIST) {
  const found = await listWithWaiting(list, actions.map(rowOf), { a: [] }, async (name) =>
    "nodeId" in name ? paper(name.nodeId) : null,
  );
  const items = found.items.map((item) => `${item.paper.id}${item.waiting ? "+" : ""}`);
  return { count: found.itemCount, items: items.join(" "), found };
}
const of = (id: string, listId: string | null = "club") => ({ paper: { nodeId: id }, listId });

test("stands in its owner's order, with their votes", async () => {
  const { items, count, found } = await shown([]);
  expect([items, count]).toEqual(["a b c", 3]);
  expect(found.items.map(({ viewerHasUpvoted }) => viewerHasUpvoted)).toEqual([true, false, false]);
});

test.for<[string, Action[], string, number]>([
  ["a new paper stands last", [{ kind: "save", ...of("d") }], "a b c d+", 4],
  ["a removed one is gone", [{ kind: "remove", ...of("b") }], "a c", 2],
  ["a moved one stands where it was put", [move("c", "before", "a")], "c+ a b", 3],
  ["after its neighbour", [move("a", "after", "b")], "b a+ c", 3],
  ["moved twice", [move("a", "after", "c"), move("b", "after", "a")], "c a+ b+", 3],
  ["beside one that is gone it stays", [move("a", "after", "z")], "a b c", 3],
  ["another list's is not its own", [{ kind: "remove", ...of("a", null) }], "a b c", 3],
])("%s", async ([, actions, items, count]) => {
  expect(await shown(actions)).toMatchObject({ items, count });
});

test("what is written changes what it says, and the rest stays", async () => {
  const { found } = await shown([{ kind: "save", ...of("b"), readState: "READ", tags: ["x"] }]);
  expect(found.items[1]).toMatchObject({ note: "note b", tags: ["x"], readState: "READ" });
});

test("of a list that is kept in part the rest is still counted", async () => {
  const part = { ...LIST, itemCount: 5000 };
  expect(await shown([{ kind: "save", ...of("d") }], part)).toMatchObject({ count: 5001 });
});

function move(id: string, side: "before" | "after", neighbourId: string): Action {
  return { kind: "move", ...of(id), side, neighbourId };
}
