import fc from "fast-check";
import { expect, test } from "vitest";
import type { Action } from "../../action.ts";
import type { QueueRow } from "../../offline-database.ts";
import { coalesce } from "./coalesce.ts";
import { action, MadeUpServer } from "./made-up-server.ts";

/** The rows that are left when a reader does all this with the server away. */
function queued(actions: readonly Action[]): QueueRow[] {
  let rows: QueueRow[] = [];
  for (const [id, one] of actions.entries()) {
    const { dropped, into } = coalesce(rows, one);
    rows = rows
      .filter((row) => !dropped.includes(row.id))
      .map((row) => (row.id === into?.id ? { ...row, action: into.action } : row));
    if (!into) rows.push(rowOf(id, one));
  }
  return rows;
}

function rowOf(id: number, one: Action): QueueRow {
  const [server, account] = ["https://papers.example.org", "reader@example.org"];
  const never = { breaks: 0, firstSentAt: null, refusal: null };
  return { id, server, account, action: one, title: null, ids: [], queuedAt: 0, ...never };
}

test("what is left to send does what everything, one by one, would", () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 12 }), (actions) => {
      const [direct, server] = [new MadeUpServer(), new MadeUpServer()];
      for (const one of actions) direct.apply(one);
      for (const row of queued(actions)) server.apply(row.action);
      expect(server.state()).toEqual(direct.state());
    }),
    { numRuns: 5_000 },
  );
}, 60_000);

test("on and off again many times is one action a thing", () => {
  const paper = { nodeId: "one" };
  const actions = Array.from({ length: 20 }, (_, index): Action[] => [
    { kind: "vote", paper, upvoted: index % 2 === 0 },
    index % 2 === 0
      ? { kind: "save", paper, listId: null, note: String(index) }
      : { kind: "remove", paper, listId: null },
  ]);
  expect(queued(actions.flat()).map((row) => row.action)).toEqual([
    { kind: "vote", paper, upvoted: false },
    { kind: "remove", paper, listId: null },
  ]);
});

test("what a save submits is not taken back with it: what was done to the paper after it needs it", () => {
  const paper = { identifier: { scheme: "ARXIV", value: "2601.00003" } } as const;
  const save = { kind: "save", paper, listId: null, submitKey: "a submission" } as const;
  const vote = { kind: "vote", paper, upvoted: true } as const;
  const removal = { kind: "remove", paper, listId: null } as const;
  expect(queued([save, vote, removal])).toMatchObject(
    [save, vote, removal].map((one) => ({ action: one })),
  );
  // Pressed twice: still one submission, where it was pressed first.
  expect(queued([save, vote, { ...save, submitKey: "another press" }])).toMatchObject(
    [save, vote].map((one) => ({ action: one })),
  );
});

test("a save is not put before another that may be what brings its paper to the server", () => {
  const arxiv = { identifier: { scheme: "ARXIV", value: "2601.00003" } } as const;
  const doi = { identifier: { scheme: "DOI", value: "10.5555/three" } } as const;
  const saves = [
    { kind: "save", paper: arxiv, listId: "club" },
    { kind: "save", paper: doi, listId: "other", submitKey: "a submission" },
    { kind: "save", paper: arxiv, listId: "club" },
  ] as const;
  expect(queued([...saves])).toMatchObject(saves.map((one) => ({ action: one })));
});

test("a note and tags that come one after the other go together", () => {
  const save = { kind: "save", paper: { nodeId: "one" }, listId: null } as const;
  const rows = queued([
    { ...save, note: "a" },
    { ...save, tags: ["x"] },
    { ...save, note: "b" },
  ]);
  expect(rows.map((row) => row.action)).toEqual([{ ...save, note: "b", tags: ["x"] }]);
});

test("a deletion makes what was to become of the comment superfluous, but for words that were refused", () => {
  const of = { paper: { nodeId: "one" }, commentId: "c1" };
  const edit = { kind: "edit-comment", ...of, body: "Words", revision: 1 } as const;
  const deletion = { kind: "delete-comment", ...of, revision: 1 } as const;
  const rows = queued([
    edit,
    { kind: "react", ...of, reaction: "AGREE", on: true },
    { kind: "react", ...of, commentId: "c2", reaction: "AGREE", on: true },
    deletion,
    deletion,
  ]);
  expect(rows.map((row) => row.action)).toEqual([
    { kind: "react", ...of, commentId: "c2", reaction: "AGREE", on: true },
    deletion,
  ]);
  const refusal = { kind: "refused", code: "CONFLICT", message: "" } as const;
  expect(coalesce([{ ...rowOf(1, edit), refusal }], deletion).dropped).toEqual([]);
});
