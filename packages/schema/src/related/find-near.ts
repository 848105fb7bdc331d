import type { Context } from "../context.ts";
import type { ServedBy } from "../search/search-question.ts";
import { explainEvidence } from "./explain-evidence.ts";
import type { RelatedReason } from "./related-reason.ts";
import type { NearQuestion } from "./near-question.ts";
import { readNear } from "./read-near.sql.ts";
import type { Standing } from "./read-standings.sql.ts";
import { readStandings } from "./read-standings.sql.ts";

/** A neighbour that may have been hidden or merged a moment ago. */
export interface Candidate {
  id: number;
  score: number;
  reasons: RelatedReason[];
}

/** The nearest first; a few more than were asked for. */
export interface Candidates {
  near: Candidate[];
  servedBy: ServedBy;
}

/** A neighbour that may be seen by whoever asks, and what it is sorted by. */
export type Near = Candidate & Standing;

/** The nearest first, at most as many as were asked for. */
export interface NearAnswer {
  near: Near[];
  servedBy: ServedBy;
}

/** So many more are asked for: some may have been hidden or merged a moment ago. */
const SPARE = 10;

/**
 * What is near to each of several things, found by the index or, where there is none or it does not know a thing, by
 * the database.
 */
export async function findCandidates(
  { db, paperIndex }: Pick<Context, "db" | "paperIndex">,
  questions: readonly NearQuestion[],
): Promise<Candidates[]> {
  const asked = questions.map((question) => ({ ...question, limit: question.limit + SPARE }));
  const indexed = (await paperIndex?.related(asked)) ?? questions.map(() => null);
  const left = asked.filter((_, at) => indexed[at] === null);
  const read = left.length === 0 ? [] : await readNear(db, left);
  return indexed.map((neighbours) => {
    const near = neighbours
      ? neighbours.map(({ key, score, evidence }) => ({
          id: key,
          score,
          reasons: score > 0 ? explainEvidence(evidence) : [],
        }))
      : (read.shift() ?? []);
    return {
      servedBy: neighbours ? "INDEX" : "DATABASE",
      near: near.toSorted((a, b) => b.score - a.score || b.id - a.id),
    };
  });
}

/** The same, of what may be seen, with what it may be sorted by. One statement more, however many questions there are. */
export async function findNear(
  context: Pick<Context, "db" | "viewer" | "paperIndex">,
  questions: readonly NearQuestion[],
): Promise<NearAnswer[]> {
  const found = await findCandidates(context, questions);
  const ids = [...new Set(found.flatMap(({ near }) => near.map(({ id }) => id)))];
  const standings = await readStandings(context.db, ids, context.viewer);
  return found.map(({ near, servedBy }, at) => ({
    servedBy,
    near: near
      .flatMap((candidate) => {
        const standing = standings.get(candidate.id);
        return standing ? [{ ...standing, ...candidate }] : [];
      })
      .slice(0, questions[at]?.limit),
  }));
}
