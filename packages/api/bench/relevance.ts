import { BenchFailure } from "./bench-failure.ts";
import type { BenchPapers, Id } from "./bench-papers.ts";
import { readJsonLines } from "./read-json-lines.ts";

/** A paper, and which others are near it by the truth of a file. */
export type Judgement =
  | { paper: number; related: ReadonlySet<number> }
  | { paper: number; pool: ReadonlyMap<number, number> };

interface RelevanceLine {
  paper: Id;
  related?: Id[];
  pool?: Record<string, number>;
}

/** Reads what is related to what. Papers that are not in the file of papers are left out. */
export async function readJudgements(
  path: string,
  { keyOf }: BenchPapers,
): Promise<{ judgements: Judgement[]; leftOut: number }> {
  const judgements: Judgement[] = [];
  let leftOut = 0;
  for await (const line of readJsonLines<RelevanceLine>(path)) {
    const paper = keyOf.get(String(line.paper));
    if (line.related === undefined && line.pool === undefined)
      throw new BenchFailure(`A line of ${path} has neither "related" nor "pool".`);
    if (paper === undefined) {
      leftOut += 1;
      continue;
    }
    if (line.pool) {
      const pool = new Map<number, number>();
      for (const [id, grade] of Object.entries(line.pool)) {
        const key = keyOf.get(id);
        if (key !== undefined && key !== paper) pool.set(key, grade);
      }
      judgements.push({ paper, pool });
    } else {
      const related = (line.related ?? []).map((id) => keyOf.get(String(id)));
      const known = related.filter((key) => key !== undefined && key !== paper) as number[];
      if (known.length > 0) judgements.push({ paper, related: new Set(known) });
      else leftOut += 1;
    }
  }
  return { judgements, leftOut };
}
