import { randomUUID } from "node:crypto";
import { addComment } from "@paperround/schema/comments/add-comment";
import { deleteComment } from "@paperround/schema/comments/delete-comment";
import { editComment } from "@paperround/schema/comments/edit-comment";
import { setReaction } from "@paperround/schema/comments/set-reaction";
import type { PrismaClient, Viewer } from "@paperround/schema/context";
import { mergePapers } from "@paperround/schema/identity/merge-papers";
import { lockPapers } from "@paperround/schema/identity/paper-locks";
import { setVote } from "@paperround/schema/votes/set-vote";
import { globalId } from "../papers/made-up-papers.ts";

/** What somebody wants, and by how many of their clients at once it is said. Comments count from the first written. */
export type Said = { person: number; clients: number } & (
  | { kind: "vote"; paper: number; on: boolean }
  | { kind: "comment"; paper: number }
  | { kind: "reply" | "edit" | "delete"; comment: number }
  | { kind: "react"; comment: number; on: boolean }
);

interface ModelComment {
  /** The index of the paper it was written for, as it stood then. */
  paper: number;
  author: number;
  /** The key of the comment it answers. */
  answers: number | null;
  body: string;
  revision: number;
  deleted: boolean;
  reactors: Set<number>;
}

const clock = { now: () => new Date() };

/** Papers that are discussed, voted for and merged, and what should be so. */
export class DiscussionWorld {
  /** By their rows, in the order in which they were written. */
  readonly comments = new Map<number, ModelComment>();
  /** The people who voted, by the paper that stands. */
  readonly votes: Set<number>[];
  /** For each paper, the one that it is now. */
  readonly standing: number[];
  private readonly db: PrismaClient;
  private readonly people: Viewer[];
  private readonly papers: number[];
  private round = 0;

  constructor(db: PrismaClient, people: Viewer[], papers: number[]) {
    this.db = db;
    this.people = people;
    this.papers = papers;
    this.votes = papers.map(() => new Set());
    this.standing = papers.map((_row, index) => index);
  }

  async merge(a: number, b: number): Promise<void> {
    const [into = 0, from = 0] = [this.standing[a] ?? 0, this.standing[b] ?? 0].toSorted(
      (x, y) => x - y,
    );
    if (into === from) return;
    await this.db.$transaction(async (tx) => {
      const rows = [this.papers[into] ?? 0, this.papers[from] ?? 0];
      await lockPapers(tx, rows);
      const [intoId = 0, fromId = 0] = rows;
      await mergePapers(tx, { fromId, intoId, evidence: { kind: "TEST" } });
    });
    for (const [index, root] of this.standing.entries()) {
      if (root === from) this.standing[index] = into;
    }
    for (const person of this.votes[from] ?? []) this.votes[into]?.add(person);
    this.votes[from]?.clear();
  }

  /** Says everything at once; of two that are about the same, the last is meant. */
  async run(commands: Said[]): Promise<void> {
    this.round++;
    const rows = [...this.comments.keys()];
    const wanted = new Map<string, { said: Said; row: number | null }>();
    for (const said of commands) {
      if ("paper" in said) {
        wanted.set(subjectOf(said, this.standing), { said, row: null });
        continue;
      }
      const row = rows[said.comment % Math.max(1, rows.length)];
      const standing = row === undefined ? undefined : this.comments.get(row);
      // What is gone is neither answered nor changed; deleting it again is harmless.
      if (row === undefined || !standing || (standing.deleted && said.kind !== "delete")) continue;
      wanted.set(`comment ${row}`, { said, row });
    }
    const notes = await Promise.all(
      [...wanted.values()].map(({ said, row }) => this.say(said, row)),
    );
    for (const note of notes) note();
  }

  /** Sends it by several clients at once; what it means for the model is done when all is said. */
  private async say(said: Said, row: number | null): Promise<() => void> {
    const key = randomUUID();
    const clients = Array.from({ length: said.clients }, () => this.send(said, row, key));
    const [answer, ...others] = await Promise.all(clients);
    if (others.some((other) => other !== answer)) throw new Error("Clients were told differently.");
    return () => this.note(said, row, answer ?? null);
  }

  private async send(said: Said, row: number | null, key: string): Promise<number | null> {
    const { db } = this;
    const comment = row === null ? undefined : this.comments.get(row);
    // Only its author changes a comment.
    const author = said.kind === "edit" || said.kind === "delete" ? comment?.author : said.person;
    const viewer = this.people[author ?? 0];
    if (!viewer) throw new Error("Nobody.");
    const words = { body: `Said in round ${this.round}.`, idempotencyKey: key };
    if (said.kind === "vote") {
      await setVote(db, viewer, this.refOf(said.paper), said.on);
    } else if (said.kind === "comment") {
      const made = await addComment(db, viewer, clock, {
        paper: this.refOf(said.paper),
        ...words,
      });
      return made.commentId;
    } else if (row === null || !comment) {
      throw new Error("There is no such comment.");
    } else if (said.kind === "reply") {
      const inReplyToId = globalId("Comment", row);
      return (await addComment(db, viewer, clock, { inReplyToId, ...words })).commentId;
    } else if (said.kind === "edit") {
      const { revision } = comment;
      await editComment(db, viewer, clock, { commentId: row, body: words.body, revision });
    } else if (said.kind === "delete") {
      await deleteComment(db, viewer, clock, { commentId: row });
    } else if ("on" in said) {
      await setReaction(db, viewer, { commentId: row, reaction: "AGREE", on: said.on });
    }
    return null;
  }

  private note(said: Said, row: number | null, made: number | null): void {
    const comment = row === null ? undefined : this.comments.get(row);
    if (said.kind === "vote") {
      const votes = this.votes[this.standing[said.paper] ?? 0];
      if (said.on) votes?.add(said.person);
      else votes?.delete(said.person);
    } else if (made !== null) {
      this.comments.set(made, {
        paper: "paper" in said ? (this.standing[said.paper] ?? 0) : (comment?.paper ?? 0),
        author: said.person,
        answers: row,
        body: `Said in round ${this.round}.`,
        revision: 1,
        deleted: false,
        reactors: new Set(),
      });
    } else if (comment) this.change(said, comment);
  }

  private change(said: Said, comment: ModelComment): void {
    if (said.kind === "edit" && comment.body !== `Said in round ${this.round}.`) {
      comment.body = `Said in round ${this.round}.`;
      comment.revision++;
    } else if (said.kind === "delete") {
      comment.deleted = true;
      comment.reactors.clear();
    } else if ("on" in said) {
      if (said.on) comment.reactors.add(said.person);
      else comment.reactors.delete(said.person);
    }
  }

  private refOf(paper: number): { id: string } {
    return { id: globalId("Paper", this.papers[paper] ?? 0) };
  }
}

function subjectOf(said: Extract<Said, { paper: number }>, standing: number[]): string {
  // Two votes of a person for papers that are one now are one.
  const paper = said.kind === "vote" ? standing[said.paper] : said.paper;
  return `${said.kind} ${said.person} ${paper}`;
}
