import { Prisma } from "../../generated/client/client.ts";
import type { Db } from "../context.ts";
import { parseQuery } from "../search/parse-query.ts";
import { findWithSome } from "../search/search.sql.ts";
import { explainRelated } from "./explain-related.ts";
import type { NearQuestion } from "./near-question.ts";
import type { RelatedRow } from "./read-related.sql.ts";
import { readRelated } from "./read-related.sql.ts";
import type { RelatedReason } from "./related-reason.ts";
import { byWords } from "./related-reason.ts";

/** A neighbour that the database found. */
interface ReadNear {
  id: number;
  score: number;
  reasons: RelatedReason[];
}

/** Of a longer list the last so many are looked at. */
const MOST_SEEDS = 20;
/** What is near to an unwanted paper loses this share. */
const UNLIKE = 0.5;

/**
 * The same as the index finds, more plainly: what is near to the papers that are named, added up; and papers that have
 * most of the words of a text.
 */
export async function readNear(db: Db, questions: readonly NearQuestion[]): Promise<ReadNear[][]> {
  const seeds = questions.flatMap(({ like, unlike = [] }) => [
    ...like.slice(-MOST_SEEDS),
    ...unlike.slice(-MOST_SEEDS),
  ]);
  const rows = seeds.length === 0 ? [] : await readRelated(db, [...new Set(seeds)]);
  const bySeed = Map.groupBy(rows, ({ seedId }) => seedId);
  return Promise.all(questions.map((question) => addUp(db, question, bySeed)));
}

async function addUp(
  db: Db,
  { like, unlike = [], text, limit }: NearQuestion,
  bySeed: ReadonlyMap<number, RelatedRow[]>,
): Promise<ReadNear[]> {
  const near = new Map<number, ReadNear>();
  const add = (id: number, score: number, reasons: RelatedReason[]): void => {
    const known = near.get(id);
    if (!known) near.set(id, { id, score, reasons });
    else {
      known.score += score;
      if (known.reasons.length < reasons.length) known.reasons = reasons;
    }
  };
  for (const seed of like.slice(-MOST_SEEDS))
    for (const row of bySeed.get(seed) ?? []) add(row.paperId, row.score, explainRelated(row));
  if (text) {
    const words = [text.title, ...(text.keywords ?? []), text.abstract?.slice(0, 300)].join(" ");
    const { terms } = parseQuery(words);
    const standing = Prisma.sql`p.root_id IS NULL`;
    const hits = terms.length === 0 ? [] : await findWithSome(db, { terms, without: [] }, standing);
    for (const { id, key } of hits) add(id, key, [byWords([])]);
    for (const { id } of await readNewest(db, limit)) if (!near.has(id)) add(id, 0, []);
  }
  for (const seed of unlike.slice(-MOST_SEEDS)) {
    for (const { paperId, score } of bySeed.get(seed) ?? []) {
      const known = near.get(paperId);
      if (known) known.score = Math.max(0, known.score - UNLIKE * score);
    }
  }
  for (const named of [...like, ...unlike]) near.delete(named);
  return [...near.values()].toSorted((a, b) => b.score - a.score || b.id - a.id).slice(0, limit);
}

/** They fill up: there is always something, while there is another paper. */
function readNewest(db: Db, limit: number): Promise<{ id: number }[]> {
  return db.$queryRaw(Prisma.sql`
    SELECT id FROM papers WHERE root_id IS NULL AND hidden_at IS NULL
    ORDER BY id DESC LIMIT ${Prisma.raw(String(limit))}`);
}
