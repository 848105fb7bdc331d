import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { pageOperation } from "../run-operation.ts";
import type { PageOperation } from "../run-operation.ts";
import { card, PAGE_INFO } from "./card.ts";
import type { CardPaper, Nodes, PageInfo } from "./card.ts";

const PAPERS = 30;

/** An operation for who is signed out, and the one for who is signed in. */
type Both<Data, Variables> = (isSignedIn: boolean) => PageOperation<Data, Variables>;

function both<Data, Variables extends object>(
  source: (card: string, mine: string) => string,
): Both<Data, Variables> {
  const [anybody, viewer] = [false, true].map((isSignedIn) =>
    pageOperation<Data, Variables>(source(card(isSignedIn), isSignedIn ? "viewerFollows" : "")),
  );
  return (isSignedIn) => (isSignedIn ? viewer : anybody) as PageOperation<Data, Variables>;
}

interface Followed {
  id: string;
  name: string;
  followerCount: number;
  viewerFollows?: boolean;
}

export interface AuthorData {
  author:
    | (Followed & {
        orcid: string | null;
        paperCount: number;
        person: { name: string; handle: string } | null;
        papers: Nodes<{ paper: CardPaper }> & PageInfo;
      })
    | null;
}

export const authorOperation = both<AuthorData, { id: string; after: string | null }>(
  (paper, mine) => `query AuthorPage($id: ID!, $after: String) {
    author(id: $id) { id name orcid paperCount followerCount ${mine} person { name handle }
      papers(first: ${PAPERS}, after: $after) { ${PAGE_INFO} nodes { paper ${paper} } } }
  }`,
);

export interface OrgData {
  org:
    | (Followed & {
        slug: string;
        url: string | null;
        paperCount: number;
        memberCount: number;
        authors: Nodes<{ id: string; name: string }>;
        papers: Nodes<CardPaper> & PageInfo;
      })
    | null;
}

export const orgOperation = both<OrgData, { slug: string; after: string | null }>(
  (paper, mine) => `query OrgPage($slug: String!, $after: String) {
    org(slug: $slug) { id slug name url paperCount memberCount followerCount ${mine}
      authors(first: 12) { nodes { id name } }
      papers(first: ${PAPERS}, after: $after) { ${PAGE_INFO} nodes ${paper} } }
  }`,
);

export interface ListData {
  node:
    | (Followed & {
        description: string;
        isDefault: boolean;
        visibility: "PRIVATE" | "UNLISTED" | "PUBLIC";
        itemCount: number;
        owner: { name: string; handle: string };
        items: Nodes<{ note: string; tags: string[]; paper: CardPaper }> & PageInfo;
      })
    | { id?: undefined }
    | null;
}

export const listOperation = both<ListData, { id: string; after: string | null }>(
  (paper, mine) => `query ListPage($id: ID!, $after: String) {
    node(id: $id) { ... on List {
      id name description isDefault visibility itemCount followerCount ${mine} owner { name handle }
      items(first: ${PAPERS}, after: $after) { ${PAGE_INFO} nodes { note tags paper ${paper} } }
    } }
  }`,
);

/** Which one the viewer's reading list is. */
export const readingListOperation = pageOperation<{
  viewer: { readingList: { id: string } } | null;
}>("query ReadingList { viewer { readingList { id } } }");

export interface SearchData {
  search: Nodes<CardPaper> &
    PageInfo & { totalCount: number; totalCountIsExact: boolean; correctedQuery: string | null };
}

export const searchOperation = both<
  SearchData,
  { query: string; sort: "RELEVANCE" | "NEWEST" | "VOTES"; after: string | null }
>(
  (paper) => `query SearchPage($query: String!, $sort: SearchSort, $after: String) {
    search(query: $query, sort: $sort, first: ${PAPERS}, after: $after) {
      totalCount totalCountIsExact correctedQuery ${PAGE_INFO} nodes ${paper}
    }
  }`,
);

export interface SitemapIndexData {
  first: { nextOn: string | null };
  last: { from: string | null };
}

/** From which day to which there are lists. */
export const sitemapIndexOperation = pageOperation<SitemapIndexData>(`query SitemapIndex {
  first: feed(period: DAY, on: "1900-01-01", first: 1) { nextOn }
  last: feed(period: DAY, first: 1) { from }
}`);

export interface SitemapData {
  feed: Nodes<{ id: string; updatedAt: Date; ids: PaperIdentifier[] }> & PageInfo;
}

export const sitemapOperation = pageOperation<SitemapData, { on: string; after: string | null }>(
  `query Sitemap($on: Date!, $after: String) {
    feed(period: WEEK, on: $on, sort: NEW, first: 100, after: $after) {
      ${PAGE_INFO} nodes { id updatedAt ids { scheme value } }
    }
  }`,
);
