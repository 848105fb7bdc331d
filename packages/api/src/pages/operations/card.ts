import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
/** What a card tells of a paper. */
export interface CardPaper {
  id: string;
  title: string;
  summary: string | null;
  abstract: string | null;
  publishedOn: string | null;
  upvoteCount: number;
  commentCount: number;
  authorCount: number;
  authors: { nodes: { name: string; author: { id: string } }[] };
  org: { slug: string; name: string } | null;
  keywords: string[];
  ids: PaperIdentifier[];
  links: { code: string | null };
  submission: { submitter: { name: string; handle: string } | null } | null;
  viewerHasUpvoted?: boolean;
  viewerLists?: { id: string; name: string; isDefault: boolean }[];
}

/** How many authors a card names. */
const AUTHORS = 3;

const CARD = `id title summary abstract publishedOn upvoteCount commentCount authorCount keywords
  authors(first: ${AUTHORS}) { nodes { name author { id } } }
  org { slug name } ids { scheme value } links { code }
  submission { submitter { name handle } }`;

/** What a viewer has to do with it: what anybody sees is read without, and so by SQL alone. */
const MINE = "viewerHasUpvoted viewerLists { id name isDefault }";

/** The selection of a card, for who is signed in or is not. */
export function card(isSignedIn: boolean): string {
  return isSignedIn ? `{ ${CARD} ${MINE} }` : `{ ${CARD} }`;
}

/** A page of a connection. */
export interface Nodes<Node> {
  nodes: Node[];
}

/** How it goes on. */
export interface PageInfo {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export const PAGE_INFO = "pageInfo { hasNextPage endCursor }";
