import { CANDIDATES, MEMBERS, PAPERS } from "./community-commands.ts";
import type { Deed } from "./community-deeds.ts";

/** A comment that was written, whether or not it is still there. */
export interface ModelComment {
  /** The paper it was written for, as it stood then; a reply's is its thread's. */
  readonly origin: number;
  /** Null when it was deleted or they have left. */
  author: number | null;
  /** The global ids of its thread's root and of the comment that it answers; null on a root. */
  readonly root: string | null;
  readonly answers: string | null;
  body: string;
  revision: number;
  deleted: boolean;
  hidden: boolean;
}

/** Code of an error, or OK. */
export type Outcome =
  | "OK"
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "CONFLICT"
  | "INVALID_INPUT"
  | "SIGNED_OUT";

/**
 * What a community is after all that was said: papers in a forest of merges, and rows that remember the paper they were
 * written for. Pure; everything else follows from it.
 */
export class CommunityModel {
  /** The paper that each was merged into. */
  readonly parents: (number | null)[] = Array<null>(PAPERS).fill(null);
  readonly hidden: boolean[] = Array<boolean>(PAPERS).fill(false);
  /** By person: the papers, as they stood, that they voted for and kept. */
  readonly votes = Array.from({ length: MEMBERS }, () => new Set<number>());
  readonly saves = Array.from({ length: MEMBERS }, () => new Set<number>());
  readonly gone = new Set<number>();
  readonly comments = new Map<string, ModelComment>();
  readonly merges: { from: number; into: number; undone: boolean }[] = [];
  readonly candidates: ("OPEN" | "MERGED" | "REJECTED")[] = CANDIDATES.map(() => "OPEN");

  rootOf(paper: number): number {
    const parent = this.parents[paper] ?? null;
    return parent === null ? paper : this.rootOf(parent);
  }

  /** Of somebody's rows, those that stand on this paper: one, and those in its shadow. */
  standing(rows: Set<number> | undefined, paper: number): number[] {
    return [...(rows ?? [])].filter((origin) => this.rootOf(origin) === this.rootOf(paper));
  }

  isHidden(paper: number): boolean {
    return this.hidden[this.rootOf(paper)] ?? false;
  }

  /** Whether there is a trace of a comment: its text, or its place since something answers it. */
  isThere(id: string): boolean {
    if (this.comments.get(id)?.deleted === false) return true;
    return [...this.comments].some(([other, { answers }]) => answers === id && this.isThere(other));
  }

  /** What each who does this is told, as the community is now. */
  outcome(deed: Deed): Outcome {
    if (deed.by !== "moderator" && this.gone.has(deed.by)) return "SIGNED_OUT";
    switch (deed.kind) {
      case "vote":
      case "save":
      case "comment":
        return this.isHidden(deed.paper) ? "NOT_FOUND" : "OK";
      case "hidePaper":
      case "leave":
      case "undo":
        return "OK";
      case "merge": {
        const [a, b] = [this.rootOf(deed.paper), this.rootOf(deed.with)];
        if (a === b) return "INVALID_INPUT";
        return this.hidden[a] === this.hidden[b] ? "OK" : "CONFLICT";
      }
      case "keepApart":
        return this.candidates[deed.candidate] === "MERGED" ? "CONFLICT" : "OK";
      case "reply":
      case "edit":
      case "delete":
      case "again":
      case "hideComment":
        return this.outcomeOfTalk(deed);
    }
  }

  private outcomeOfTalk(deed: Extract<Deed, { comment: string }>): Outcome {
    const comment = this.comments.get(deed.comment);
    const isLost = !comment || comment.deleted;
    const isTheirs = comment?.author === deed.by;
    switch (deed.kind) {
      case "reply":
        return isLost || comment.hidden || this.isHidden(comment.origin) ? "NOT_FOUND" : "OK";
      case "edit":
        if (isLost || this.isHidden(comment.origin)) return "NOT_FOUND";
        if (!isTheirs || comment.hidden) return "FORBIDDEN";
        return deed.revision === comment.revision ? "OK" : "CONFLICT";
      case "delete":
        // Of a hidden paper nobody is told whose comments are there, but each may take back their own.
        return isLost || isTheirs || this.isHidden(comment.origin) ? "OK" : "FORBIDDEN";
      case "again":
        return isLost || deed.otherwise || this.isHidden(comment.origin) ? "CONFLICT" : "OK";
      case "hideComment":
        return isLost ? "NOT_FOUND" : "OK";
    }
  }

  /** Takes down what was done. @param made the global id of what it made */
  apply(deed: Deed, made: string | null): void {
    if (this.outcome(deed) !== "OK") return;
    if (deed.kind === "vote" || deed.kind === "save") {
      this.setRow(deed.kind === "vote" ? this.votes : this.saves, deed);
    } else if (deed.kind === "comment" || deed.kind === "reply") this.write(deed, made ?? "");
    else if (deed.kind === "hidePaper") this.hidden[this.rootOf(deed.paper)] = deed.on;
    else if (deed.kind === "merge") this.merge(this.rootOf(deed.paper), this.rootOf(deed.with));
    else if (deed.kind === "undo") this.undo(deed.merge);
    else if (deed.kind === "keepApart") this.candidates[deed.candidate] = "REJECTED";
    else if (deed.kind === "leave") this.leave(deed.by);
    else this.change(deed);
  }

  private setRow(rows: Set<number>[], deed: Extract<Deed, { kind: "vote" | "save" }>): void {
    const mine = rows[deed.by];
    const standing = this.standing(mine, deed.paper);
    if (!deed.on) for (const origin of standing) mine?.delete(origin);
    else if (standing.length === 0) mine?.add(this.rootOf(deed.paper));
  }

  private write(deed: Extract<Deed, { kind: "comment" | "reply" }>, id: string): void {
    const answered = deed.kind === "reply" ? this.comments.get(deed.comment) : undefined;
    this.comments.set(id, {
      origin: deed.kind === "reply" ? (answered?.origin ?? 0) : this.rootOf(deed.paper),
      author: deed.by,
      root: deed.kind === "reply" ? (answered?.root ?? deed.comment) : null,
      answers: deed.kind === "reply" ? deed.comment : null,
      body: deed.body,
      revision: 1,
      deleted: false,
      hidden: false,
    });
  }

  private change(deed: Extract<Deed, { comment: string }>): void {
    const comment = this.comments.get(deed.comment);
    if (!comment || comment.deleted) return;
    if (deed.kind === "edit")
      Object.assign(comment, { body: deed.body, revision: comment.revision + 1 });
    else if (deed.kind === "delete" && comment.author === deed.by)
      Object.assign(comment, { deleted: true, author: null });
    else if (deed.kind === "hideComment") comment.hidden = deed.on;
  }

  private merge(a: number, b: number): void {
    const [into, from] = [Math.min(a, b), Math.max(a, b)];
    this.parents[from] = into;
    this.merges.push({ from, into, undone: false });
    const pair = CANDIDATES.findIndex(([low, high]) => low === into && high === from);
    if (this.candidates[pair] === "OPEN") this.candidates[pair] = "MERGED";
  }

  private undo(number: number): void {
    const merge = this.merges[number];
    if (!merge || merge.undone) return;
    this.hidden[merge.from] = this.isHidden(merge.from);
    this.parents[merge.from] = null;
    merge.undone = true;
  }

  private leave(person: number): void {
    this.gone.add(person);
    this.votes[person]?.clear();
    this.saves[person]?.clear();
    for (const comment of this.comments.values()) {
      if (comment.author === person) comment.author = null;
    }
  }
}
