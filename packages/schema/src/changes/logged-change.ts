import type { ChangeKind } from "../../generated/client/client.ts";

/** One thing that happened to a paper. */
export interface LoggedChange {
  kind: ChangeKind;
  paperId: number;
  /** What else it is of, see `ChangeKind` in change-log.prisma; null where the kind has none. */
  subjectId: number | null;
  /** Of which list, where it came on one or left it: midnight UTC. */
  day: Date | null;
  changedAt: Date;
}

/** What is told to one who follows. It must not throw, and what takes time is its own business. */
export interface ChangeListener {
  /** What happened, in order, each change once. */
  changed(changes: readonly LoggedChange[]): void;
  /** Something may have been missed: whatever is kept of papers is to be made anew. */
  reset(): void;
}

/** Hands on what happens to papers, as it is committed, by whichever process. */
export interface ChangeFeed {
  /**
   * Tells of everything that is committed from now on, and maybe of what was just before.
   * @returns ends it, once nothing can be missed any more
   */
  follow(listener: ChangeListener): Promise<() => void>;
}
