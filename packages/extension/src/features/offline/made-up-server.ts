import fc from "fast-check";
import type { Action } from "../../action.ts";
import type { PaperName, PaperView } from "../../paper-view.ts";
import type { Result } from "../../result.ts";
import type { Taken } from "./send-action.ts";

/** Seven names of three papers. */
const NAMES: PaperName[] = [
  { nodeId: "one" },
  { identifier: { scheme: "ARXIV", value: "2601.00001" } },
  { nodeId: "two" },
  { identifier: { scheme: "ARXIV", value: "2601.00002" } },
  { identifier: { scheme: "DOI", value: "10.5555/two" } },
  // Not there before somebody submits it.
  { identifier: { scheme: "ARXIV", value: "2601.00003" } },
  { identifier: { scheme: "DOI", value: "10.5555/three" } },
];
const PAPER_OF = [1, 1, 2, 2, 2, 3, 3];

/** A server with the rules of the real one, as far as actions go. */
export class MadeUpServer {
  known = new Set([1, 2]);
  votes = new Set<number>();
  lists = new Map<string, { paper: number; note: string; tags: string[] }[]>();
  submissions: string[] = [];
  comments: { paper: number; key: string }[] = [];
  reactions = new Set<string>();
  deleted = new Set<string>();
  edits = new Map<string, { body: string; revision: number }>();

  apply(action: Action): Result<Taken> {
    const paper = PAPER_OF[NAMES.findIndex((name) => same(name, action.paper))] ?? 0;
    if (action.kind === "submit") {
      this.submit(paper, action.idempotencyKey);
      return taken;
    }
    const isNew = !this.known.has(paper);
    if (action.kind === "save" && action.submitKey !== undefined && isNew) {
      this.submit(paper, action.submitKey);
    }
    if (action.kind === "comment") {
      if (!this.known.has(paper)) return refused;
      if (!this.comments.some(({ key }) => key === action.idempotencyKey)) {
        this.comments.push({ paper, key: action.idempotencyKey });
      }
      return taken;
    }
    if (!this.known.has(paper)) return refused;
    if (action.kind === "delete-comment") {
      const { commentId, revision } = action;
      const standing = this.edits.get(commentId)?.revision ?? 0;
      if (this.deleted.has(commentId)) return taken;
      if (revision !== null && revision !== standing) return refused;
      this.deleted.add(commentId);
      for (const one of this.reactions) {
        if (one.startsWith(`${commentId} `)) this.reactions.delete(one);
      }
      return taken;
    }
    if ("commentId" in action && this.deleted.has(action.commentId)) return refused;
    if (action.kind === "react") {
      const reaction = `${action.commentId} ${action.reaction}`;
      if (action.on) this.reactions.add(reaction);
      else this.reactions.delete(reaction);
      return taken;
    }
    if (action.kind === "edit-comment") {
      const before = this.edits.get(action.commentId);
      if ((before?.revision ?? 0) !== action.revision && before?.body !== action.body)
        return refused;
      if (before?.body !== action.body) {
        this.edits.set(action.commentId, { body: action.body, revision: action.revision + 1 });
      }
      return taken;
    }
    if (action.kind === "move") return taken;
    if (action.kind === "vote") {
      if (action.upvoted) this.votes.add(paper);
      else this.votes.delete(paper);
      return taken;
    }
    // The reading list goes by two names.
    const name = action.listId ?? "default";
    const items = this.lists.get(name) ?? [];
    const before = items.find((item) => item.paper === paper);
    const others = items.filter((item) => item !== before);
    if (action.kind === "remove") {
      this.lists.set(name, others);
      return taken;
    }
    const item = before ?? { paper, note: "", tags: [] };
    item.note = action.note ?? item.note;
    item.tags = action.tags ?? item.tags;
    if (!before) this.lists.set(name, [...items, item]);
    return taken;
  }

  submit(paper: number, key: string): void {
    if (!this.submissions.includes(key)) this.submissions.push(key);
    this.known.add(paper);
  }

  state() {
    return {
      votes: this.votes,
      lists: Object.fromEntries([...this.lists].filter(([, items]) => items.length > 0)),
      submissions: new Set(this.submissions),
      count: this.submissions.length,
      reactions: this.reactions,
      deleted: this.deleted,
      // In the order in which they were written.
      comments: this.comments,
    };
  }
}

const taken = { ok: true, value: { paper: {} as PaperView, comment: null } } as const;
const refused: Result<Taken> = {
  ok: false,
  failure: { kind: "refused", code: "NOT_FOUND", message: "" },
};
const name = fc.constantFrom(...NAMES);
const listId = fc.constantFrom(null, "default", "other");
/** Anything that a reader can do, with few papers and lists: what is done to one thing twice is what is hard. */
export const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant("vote" as const), paper: name, upvoted: fc.boolean() }),
  fc.record(
    {
      kind: fc.constant("save" as const),
      paper: name,
      listId,
      note: fc.constantFrom("a", "b"),
      tags: fc.subarray(["x", "y"]),
      submitKey: fc.uuid(),
    },
    { requiredKeys: ["kind", "paper", "listId"] },
  ),
  fc.record({ kind: fc.constant("remove" as const), paper: name, listId }),
  fc.record({ kind: fc.constant("submit" as const), paper: name, idempotencyKey: fc.uuid() }),
  fc.record({
    kind: fc.constant("react" as const),
    paper: fc.constant<PaperName>({ nodeId: "one" }),
    commentId: fc.constantFrom("c1", "c2"),
    reaction: fc.constantFrom("AGREE" as const, "FUNNY" as const),
    on: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("delete-comment" as const),
    paper: fc.constant<PaperName>({ nodeId: "one" }),
    commentId: fc.constantFrom("c1", "c2"),
    revision: fc.constant(0),
  }),
  fc.record({
    kind: fc.constant("comment" as const),
    paper: name,
    inReplyToId: fc.constant(null),
    body: fc.constant("Words"),
    idempotencyKey: fc.uuid(),
  }),
);

function same(one: PaperName, other: PaperName): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
