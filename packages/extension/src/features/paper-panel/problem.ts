import type { Wanted } from "../../action.ts";
import type { Failure } from "../../result.ts";
import type { PaperState } from "./use-paper.ts";

/** What did not work, and what it was done for. */
export interface Problem {
  failure: Failure;
  wanted: Wanted | null;
  /** It met an account that is no longer in use. */
  isFormer?: boolean;
}

/** A problem after the account has changed: what was wanted may work now; what cannot be tried again is over. */
export function asFormer(problem: Problem | null): Problem | null {
  return problem?.wanted ? { ...problem, isFormer: true } : null;
}

/** What waited without a paper to show it at has been sent once there is one, or is said there. */
export function isOver({ failure }: Problem, shown: PaperState["kind"]): boolean {
  return failure.kind === "waiting" && shown === "known";
}
