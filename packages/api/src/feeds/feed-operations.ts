import type { Context } from "@paperround/schema";
import { schema } from "@paperround/schema";
import { execute, parse } from "graphql";
import type { DocumentNode } from "graphql";

/** What a feed tells of a paper. */
export interface FeedPaper {
  id: string;
  title: string;
  summary: string | null;
  abstract: string | null;
  firstListedOn: string | null;
  addedAt: Date;
  updatedAt: Date;
  keywords: string[];
  categories: string[];
  authors: { nodes: { name: string }[] };
  links: {
    landing: string | null;
    pdf: string | null;
    code: string | null;
    project: string | null;
  };
}

interface Nodes<Node> {
  nodes: Node[];
}

/** How many papers a feed holds. */
const ENTRIES = 50;

const PAPER = `{
  id title summary abstract firstListedOn addedAt updatedAt keywords categories
  authors(first: 30) { nodes { name } }
  links { landing pdf code project }
}`;

/**
 * Asks the schema for what a feed holds, as anybody would ask who is not signed in (of a saved search, as its owner
 * would): so a feed shows nothing that GraphQL would not, and the rules on what may be shown stand in one place. The operations are these and no others.
 */
function operation<Data>(source: string) {
  const document: DocumentNode = parse(source);
  return async (contextValue: Context, variableValues = {}): Promise<Data | null> => {
    const { data, errors } = await execute({ schema, document, contextValue, variableValues });
    const [error] = errors ?? [];
    if (error === undefined) return data as Data;
    // What is no id of anything leads nowhere.
    if (error.extensions["code"] === "INVALID_INPUT") return null;
    throw error.originalError ?? error;
  };
}

/** What was listed last: the daily lists, one after the other. */
export const askDaily = operation<{ feed: Nodes<FeedPaper> }>(
  `{ feed(period: TRENDING, sort: NEW, first: ${ENTRIES}) { nodes ${PAPER} } }`,
);

export const askTrending = operation<{ feed: Nodes<FeedPaper> }>(
  `{ feed(period: TRENDING, first: ${ENTRIES}) { nodes ${PAPER} } }`,
);

export const askAuthor = operation<{
  author: { id: string; name: string; papers: Nodes<{ paper: FeedPaper }> } | null;
}>(
  `query ($id: ID!) { author(id: $id) { id name papers(first: ${ENTRIES}) { nodes { paper ${PAPER} } } } }`,
);

export const askOrg = operation<{
  org: { slug: string; name: string; papers: Nodes<FeedPaper> } | null;
}>(
  `query ($slug: String!) { org(slug: $slug) { slug name papers(first: ${ENTRIES}) { nodes ${PAPER} } } }`,
);

export const askList = operation<{
  node: {
    id?: string;
    name: string;
    owner: { name: string };
    items: Nodes<{ addedAt: Date; paper: FeedPaper }>;
  } | null;
}>(
  `query ($id: ID!) { node(id: $id) { ... on List {
    id name owner { name } items(first: ${ENTRIES}) { nodes { addedAt paper ${PAPER} } }
  } } }`,
);

export const askSearch = operation<{
  node: { name: string; matches: Nodes<FeedPaper> } | null;
}>(
  `query ($id: ID!) { node(id: $id) { ... on SavedSearch { name matches(first: ${ENTRIES}) { nodes ${PAPER} } } } }`,
);
