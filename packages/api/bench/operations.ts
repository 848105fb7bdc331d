import { createRandom } from "./random.ts";
import { arxivIdOf, dayOf, PAPERS_A_DAY } from "./generate-papers.ts";

/** What is measured. */
export const OPERATIONS = ["list", "single"] as const;
export type Operation = (typeof OPERATIONS)[number];

/** What of one request differs from the next: its variables in GraphQL, its query string at the baseline. */
export type Variables = Record<string, string>;

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

/** The requests: random days, random papers of the whole corpus. */
export function chooseVariables(operation: Operation, papers: number): Variables[] {
  const random = createRandom(operation === "list" ? 2 : 3);
  return Array.from({ length: DIFFERENT }, (): Variables => {
    const paperId = 1 + random.below(papers);
    return operation === "list" ? { on: dayOf(paperId) } : { arxiv: arxivIdOf(paperId) };
  });
}

/** One HTTP request of the load. */
export interface LoadRequest {
  method: "GET" | "POST";
  path: string;
  body: string;
}

/** As a client of the API asks. */
export function graphqlRequest(operation: Operation, variables: Variables): LoadRequest {
  const body = JSON.stringify({ query: DOCUMENTS[operation], variables });
  return { method: "POST", path: "/graphql", body };
}

/** As the baseline is asked. */
export function baselineRequest(operation: Operation, variables: Variables): LoadRequest {
  return {
    method: "GET",
    path: `/${operation}?${new URLSearchParams(variables).toString()}`,
    body: "",
  };
}

/** How many papers one list has to have for the comparison to mean something. */
export const SMALLEST_CORPUS = PAPERS_A_DAY;
