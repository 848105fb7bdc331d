import type pg from "pg";
import type { Embedding } from "./ask-embeddings.ts";
import type { VectorDatabase } from "./open-vectors.ts";
import { tableOf, typeOf } from "./vector-spaces.ts";
import type { VectorSpace } from "./vector-spaces.ts";
import { literal, SHOWN } from "./vectors.sql.ts";

/** What papers are to be near to: a meaning, the mean of papers, or both; and of which to have less. */
export interface MeantNearness {
  vector: Embedding | null;
  like: readonly number[];
  unlike: readonly number[];
}

/** A paper near in meaning. */
export interface MeantNeighbour {
  key: number;
  /** The cosine: up to 1, which is the same. What is unlike takes half of its own away. */
  similarity: number;
}

/** Looks at so many of the nearest that it finds: more are found better, and slower. */
const EF_SEARCH = 200;

/**
 * The nearest papers for each question, the nearest first, by one statement however many they are. Papers that are
 * asked with are among them; one that is not shown is not.
 */
export async function readNearest(
  database: VectorDatabase,
  space: VectorSpace,
  questions: readonly MeantNearness[],
  limit: number,
): Promise<MeantNeighbour[][]> {
  const asked = questions.flatMap((question, at) => {
    const mean = meanOf(database, space, question);
    return mean === null
      ? []
      : [`(${at}, ${mean}, ${averageOf(database, space, question.unlike)})`];
  });
  const answers: MeantNeighbour[][] = questions.map(() => []);
  if (asked.length === 0) return answers;
  const { pgvector, pool } = database;
  const near = `v.vector OPERATOR(${pgvector}.<=>) asked.mean`;
  // Sent as one, both are one transaction, to which the setting is limited. Everything in the text is a number.
  const results = (await pool.query(`
    SET LOCAL hnsw.ef_search = ${EF_SEARCH};
    SELECT asked.at, found.id AS key,
           1 - found.distance - coalesce(0.5 * (1 - (found.vector OPERATOR(${pgvector}.<=>) asked.unlike)), 0) AS similarity
    FROM (VALUES ${asked.join(", ")}) AS asked(at, mean, unlike)
    CROSS JOIN LATERAL (
      SELECT v.paper_id AS id, v.vector, ${near} AS distance
      FROM ${tableOf(space)} v ORDER BY ${near} LIMIT ${Math.min(limit, EF_SEARCH)}
    ) AS found
    JOIN papers p ON p.id = found.id
    WHERE asked.mean IS NOT NULL AND found.distance IS NOT NULL AND ${SHOWN}
    ORDER BY asked.at, similarity DESC, found.id DESC`)) as unknown as [
    pg.QueryResult,
    pg.QueryResult<MeantNeighbour & { at: number }>,
  ];
  for (const { at, key, similarity } of results[1].rows) answers[at]?.push({ key, similarity });
  return answers;
}

/** @returns null when there is nothing to be near to */
function meanOf(database: VectorDatabase, space: VectorSpace, question: MeantNearness) {
  const { vector, like } = question;
  const meaning = vector && `'${literal(vector)}'::${typeOf(database, space)}`;
  if (meaning === null) return like.length === 0 ? null : averageOf(database, space, like);
  if (like.length === 0) return meaning;
  // What was described weighs as much as all the papers together.
  const papers = averageOf(database, space, like);
  return `coalesce(${papers} OPERATOR(${database.pgvector}.+) ${meaning}, ${meaning})`;
}

function averageOf(database: VectorDatabase, space: VectorSpace, papers: readonly number[]) {
  const type = typeOf(database, space);
  if (papers.length === 0) return `NULL::${type}`;
  const rows = papers.map(Number).join(", ");
  return `(SELECT ${database.pgvector}.avg(vector)::${type} FROM ${tableOf(space)} WHERE paper_id IN (${rows}))`;
}
