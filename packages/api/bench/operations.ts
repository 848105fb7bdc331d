import { createRandom } from "./random.ts";
import { arxivIdOf, dayOf, PAPERS_A_DAY } from "./generate-papers.ts";

/** What is measured. */
export const OPERATIONS = ["list", "single"] as const;
export type Operation = (typeof OPERATIONS)[number];

/** What is asked: of an operation, what differs from one request to the next. */
export interface Question {
  operation: Operation;
  /** Variables in GraphQL, the query string at the baseline. */
  variables: Record<string, string>;
  /** Who asks, by number, see `personId`. */
  person: number;
}

/** What is asked of each operation. */
export type Questions = Record<Operation, Question[]>;

/** The documents as the server gets them. */
export const DOCUMENTS: Record<Operation, string> = {
  list: `query DailyList($on: Date!) {
  feed(period: DAY, on: $on, first: 20) {
    nodes {
      id
      title
      publishedOn
      authors(first: 5) { nodes { name } }
      org { name }
      upvoteCount
      commentCount
      viewerHasUpvoted
      keywords
    }
  }
}`,
  single: `query OnePaper($arxiv: String!) {
  paper(ref: { arxiv: $arxiv }) {
    id
    title
    abstract
    authors { nodes { name } }
    ids { scheme value }
    upvoteCount
    viewerHasUpvoted
  }
}`,
};

/** How many different requests of each operation are sent, over and over. */
const DIFFERENT = 500;

/** How many people ask, all signed in: one a connection. */
export const PEOPLE_ASKING = 32;

/** Random days and random papers of the whole corpus, for everybody in turn. */
export function chooseQuestions(papers: number): Questions {
  const choose = (operation: Operation): Question[] => {
    const random = createRandom(operation === "list" ? 2 : 3);
    return Array.from({ length: DIFFERENT }, (_, index) => {
      const paperId = 1 + random.below(papers);
      const variables: Record<string, string> =
        operation === "list" ? { on: dayOf(paperId) } : { arxiv: arxivIdOf(paperId) };
      return { operation, variables, person: index % PEOPLE_ASKING };
    });
  };
  return { list: choose("list"), single: choose("single") };
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
