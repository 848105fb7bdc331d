import { analysePaper } from "../src/indexing/analyse-paper.ts";
import type { IndexedPaper } from "../src/indexing/paper-engine.ts";
import { stem } from "../src/indexing/text/stem.ts";
import { latentVectors } from "./latent-vectors.ts";

/** Scores all papers for one that is the question. */
export type Ranker = (question: number) => Float64Array;

/** A paper by the numbers of its terms, and their counts. */
type Row = Map<number, number>;

/** What anybody can reach: the usual ways, computed plainly over the same words. */
export interface Peers {
  tfIdf: Ranker;
  bm25: Ranker;
  lsa: Ranker;
}

const DIMENSIONS = 100;

/** TF-IDF with cosines and BM25 (k1 1.2, b .75) over words as they are, LSA over stems. */
export function createPeers(papers: readonly IndexedPaper[]): Peers {
  const analysed = papers.map((paper) => analysePaper(paper).forms);
  const words = countTerms(analysed);
  const stems = countTerms(analysed.map((forms) => forms.map(stem)));
  return { tfIdf: cosines(words), bm25: plainBm25(words), lsa: latent(stems) };
}

interface Counted {
  rows: Row[];
  /** The papers of each term, with the count. */
  postings: [paper: number, count: number][][];
}

function countTerms(texts: readonly string[][]): Counted {
  const ids = new Map<string, number>();
  const postings: Counted["postings"] = [];
  const rows = texts.map((terms, paper) => {
    const row: Row = new Map();
    for (const term of terms) {
      const id = ids.get(term) ?? ids.size;
      ids.set(term, id);
      row.set(id, (row.get(id) ?? 0) + 1);
    }
    for (const [id, count] of row) (postings[id] ??= []).push([paper, count]);
    return row;
  });
  return { rows, postings };
}

function cosines({ rows, postings }: Counted): Ranker {
  const weight = (id: number, count: number): number =>
    (1 + Math.log(count)) * Math.log(rows.length / (postings[id]?.length ?? 1));
  const lengths = rows.map((row) =>
    Math.hypot(...Array.from(row, ([id, count]) => weight(id, count))),
  );
  return (question) => {
    const scores = new Float64Array(rows.length);
    for (const [id, count] of rows[question] ?? []) {
      const mine = weight(id, count);
      for (const [paper, theirs] of postings[id] ?? [])
        scores[paper] = (scores[paper] ?? 0) + (mine * weight(id, theirs)) / (lengths[paper] || 1);
    }
    return scores;
  };
}

function plainBm25({ rows, postings }: Counted): Ranker {
  const [k1, b] = [1.2, 0.75];
  const lengths = rows.map((row) => [...row.values()].reduce((sum, count) => sum + count, 0));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / rows.length;
  return (question) => {
    const scores = new Float64Array(rows.length);
    for (const [id, mine] of rows[question] ?? []) {
      const frequency = postings[id]?.length ?? 0;
      const idf = Math.log(1 + (rows.length - frequency + 0.5) / (frequency + 0.5));
      for (const [paper, count] of postings[id] ?? []) {
        const norm = k1 * (1 - b + (b * (lengths[paper] ?? 0)) / mean);
        scores[paper] = (scores[paper] ?? 0) + (mine * idf * count * (k1 + 1)) / (count + norm);
      }
    }
    return scores;
  };
}

function latent({ rows, postings }: Counted): Ranker {
  const offsets = new Uint32Array(rows.length + 1);
  const terms: number[] = [];
  const values: number[] = [];
  rows.forEach((row, paper) => {
    // What hardly any paper has only makes the work longer.
    const kept = [...row].filter(([id]) => (postings[id]?.length ?? 0) >= 3);
    const weights = kept.map(
      ([id, count]) => (1 + Math.log(count)) * Math.log(rows.length / (postings[id]?.length ?? 1)),
    );
    const length = Math.hypot(...weights) || 1;
    kept.forEach(([id], index) => {
      terms.push(id);
      values.push((weights[index] ?? 0) / length);
    });
    offsets[paper + 1] = terms.length;
  });
  const matrix = {
    offsets,
    columns: Uint32Array.from(terms),
    values: Float32Array.from(values),
    rows: rows.length,
    width: postings.length,
  };
  const vectors = latentVectors(matrix, DIMENSIONS);
  return (question) => {
    const scores = new Float64Array(rows.length);
    for (let paper = 0; paper < rows.length; paper += 1) {
      let sum = 0;
      for (let at = 0; at < DIMENSIONS; at += 1)
        sum += (vectors[question * DIMENSIONS + at] ?? 0) * (vectors[paper * DIMENSIONS + at] ?? 0);
      scores[paper] = sum;
    }
    return scores;
  };
}
