import { builder } from "../builder.ts";
import { DEFAULT_PAGE } from "../paging.ts";
import { PaperNode } from "../papers/paper.ts";
import { loadFound } from "./found-papers.ts";
import { loadHighlights, SearchHighlightType } from "./highlights.ts";
import { readSearch } from "./search-input.ts";
import { searchPapers } from "./search-papers.ts";
import { EXACT_HITS } from "./search.sql.ts";

/** Who answered. */
export const ServedByEnum = builder.enumType("ServedBy", {
  description: "Who answered what is near or fits.",
  values: {
    INDEX: { description: "The index in the server's memory." },
    DATABASE: {
      description: "PostgreSQL's own text search, while there is no index that is ready.",
    },
  } as const,
});

/** What stands first of what was found. */
export const SearchSortEnum = builder.enumType("SearchSort", {
  description: "What stands first of what was found.",
  values: {
    RELEVANCE: { description: "What fits best; without words the newest." },
    NEWEST: { description: "The paper that appeared last; those without a date stand last." },
    VOTES: { description: "The most upvotes; those of the source count a tenth." },
  } as const,
});

const YearRangeInput = builder.inputType("YearRange", {
  description: "Years, both ends included.",
  fields: (t) => ({
    from: t.int({ required: false, description: "The first; no end on this side unless told." }),
    to: t.int({ required: false, description: "The last; no end on this side unless told." }),
  }),
});

/** What else a paper has to be. */
export const SearchFilterInput = builder.inputType("SearchFilter", {
  description: "What a paper has to be, besides fitting the query: all of it.",
  fields: (t) => ({
    author: t.string({
      required: false,
      description: "Part of an author's name; case and diacritics do not count.",
    }),
    org: t.string({ required: false, description: "An org's slug, or the beginning of its name." }),
    venue: t.string({ required: false, description: "Part of the venue, such as `ICLR`." }),
    category: t.string({ required: false, description: "A subject class, such as `cs.CL`." }),
    keyword: t.string({ required: false, description: "One of its keywords." }),
    year: t.field({
      type: YearRangeInput,
      required: false,
      description: "When it first appeared.",
    }),
    hasCode: t.boolean({ required: false, description: "Whether its code is known." }),
    inList: t.id({
      required: false,
      description: "The global id of a list that holds it; nothing is in a list one may not see.",
    }),
    source: t.string({ required: false, description: "Who told of it, such as `arxiv`." }),
  }),
});

builder.queryField("search", (t) =>
  t.connection(
    {
      type: PaperNode,
      description:
        "Papers that fit a query. A paper's id or address leads straight to it; an empty query finds all that pass the filter. The first 1,000 can be paged through.",
      args: {
        query: t.arg.string({
          description:
            'Words, `"phrases"`, `-minus`, `author:`, `org:`, `venue:`, `category:`, `keyword:`, `source:`, `has:code`, `year:2024`, `year:2020..2022`, `year:2024..`. Typos are forgiven.',
        }),
        filter: t.arg({
          type: SearchFilterInput,
          required: false,
          description: "What a paper has to be, too.",
        }),
        sort: t.arg({
          type: SearchSortEnum,
          required: false,
          description: "What stands first; RELEVANCE unless told.",
        }),
      },
      complexity: ({ first, last }) => ({
        field: 10,
        multiplier: Math.max(1, first ?? last ?? DEFAULT_PAGE),
      }),
      resolve: async (_root, { query, filter, sort: asked, ...args }, context, info) => {
        const sort = asked ?? "RELEVANCE";
        const question = { ...readSearch(query, filter), sort };
        const finds = await searchPapers(context, question, { name: "search", args });
        const { edges, pageInfo } = finds.page;
        const ids = edges.map(({ node }) => node.id);
        const papers = await loadFound(ids, context, info);
        const highlights = loadHighlights(ids, finds, context);
        return {
          pageInfo,
          totalCount: Math.min(finds.count, EXACT_HITS),
          totalCountIsExact: finds.count <= EXACT_HITS,
          servedBy: finds.servedBy,
          correctedQuery: finds.correctedQuery,
          edges: edges.flatMap(({ cursor, node: { id, key } }) => {
            const paper = papers.get(id);
            return paper
              ? [{ cursor, node: paper, score: sort === "RELEVANCE" ? key : null, highlights }]
              : [];
          }),
        };
      },
    },
    {
      name: "SearchConnection",
      description: "A page of what was found.",
      fields: (connection) => ({
        totalCount: connection.int({
          description: "How many there are, counted up to 1,000.",
          resolve: ({ totalCount }) => totalCount,
        }),
        totalCountIsExact: connection.boolean({
          description: "Whether that is all; false: there are more than 1,000.",
          resolve: ({ totalCountIsExact }) => totalCountIsExact,
        }),
        servedBy: connection.field({
          type: ServedByEnum,
          description: "Who answered.",
          resolve: ({ servedBy }) => servedBy,
        }),
        correctedQuery: connection.string({
          nullable: true,
          description:
            "The words that were searched for instead, where some were misspelt; null when the query was taken as it stands.",
          resolve: ({ correctedQuery }) => correctedQuery,
        }),
      }),
    },
    {
      name: "SearchEdge",
      description: "A paper that was found.",
      fields: (edge) => ({
        score: edge.float({
          nullable: true,
          description:
            "Higher fits better; comparable only within one answer, and null where it is sorted by something else.",
          resolve: ({ score }) => score,
        }),
        highlights: edge.field({
          type: [SearchHighlightType],
          description: "Its texts that have what was searched for, the title always and first.",
          resolve: ({ highlights, node }) => highlights(node.id),
        }),
      }),
    },
  ),
);
