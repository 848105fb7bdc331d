import { createRandom } from "./random.ts";
import type { Random } from "./random.ts";
import { arxivIdOf, dayOf, lookupHashesOf, PAPERS_A_DAY } from "./generate-papers.ts";
import { chooseFields } from "./selections.ts";
import type { ChosenField } from "./selections.ts";

/** What is measured: a day's list, a paper, a private look-up, and lists with selections that nobody prepared. */
export const OPERATIONS = ["list", "single", "lookup", "unprepared"] as const;
export type Operation = (typeof OPERATIONS)[number];

/** What is asked: of an operation, what differs from one request to the next. */
export interface Question {
  operation: Operation;
  /** Variables in GraphQL. */
  variables: Record<string, string>;
  /** Who asks, by number, see `personId`. */
  person: number;
  /** What is asked of each paper, where that differs, too. */
  fields: readonly ChosenField[];
}

/** What is asked of each operation. */
export type Questions = Record<Operation, Question[]>;

/** How many different requests of each operation are sent, over and over. */
const DIFFERENT = 500;

/** How many people ask, all signed in: one a connection. */
export const PEOPLE_ASKING = 32;

/**
 * Random days and random papers of the whole corpus, for everybody in turn.
 * @param bits how many bits of a hash a private look-up sends
 */
export function chooseQuestions(papers: number, bits: number): Questions {
  const choose = (
    operation: Operation,
    seed: number,
    ask: (paperId: number, random: Random) => Pick<Question, "variables"> & Partial<Question>,
  ): Question[] => {
    const random = createRandom(seed);
    return Array.from({ length: DIFFERENT }, (_, index) => ({
      operation,
      person: index % PEOPLE_ASKING,
      fields: [],
      ...ask(1 + random.below(papers), random),
    }));
  };
  return {
    list: choose("list", 2, (paperId) => ({ variables: { on: dayOf(paperId) } })),
    single: choose("single", 3, (paperId) => ({ variables: { arxiv: arxivIdOf(paperId) } })),
    lookup: choose("lookup", 5, (paperId) => ({ variables: { prefix: prefixOf(paperId, bits) } })),
    unprepared: choose("unprepared", 6, (paperId, random) => ({
      variables: { on: dayOf(paperId) },
      fields: chooseFields(random),
    })),
  };
}

/**
 * The first bits of a paper's hash. The last of them is set, which costs half of the buckets: so nobody has to ask how many
 * of the zeros at the end are meant.
 */
function prefixOf(paperId: number, bits: number): string {
  const shift = 16 - bits;
  const hash = Number.parseInt(lookupHashesOf(paperId)[0]?.slice(0, 4) ?? "0", 16);
  const prefix = bits === 0 ? 0 : ((hash >> shift) | 1) << shift;
  return prefix
    .toString(16)
    .padStart(4, "0")
    .slice(0, Math.ceil(bits / 4));
}

/** One HTTP request of the load. */
export interface LoadRequest {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** With fewer papers there are too few different lists. */
export const SMALLEST_CORPUS = 20 * PAPERS_A_DAY;
