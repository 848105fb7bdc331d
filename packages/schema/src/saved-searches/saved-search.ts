import { builder } from "../builder.ts";
import { keysetPage, keysetQuery } from "../keyset.ts";
import { byRow, registerNodeLoader } from "../node-loaders.ts";
import { nodePaths } from "../node-paths.ts";
import { DEFAULT_PAGE } from "../paging.ts";
import { PaperNode } from "../papers/paper.ts";
import { SHOWN } from "../papers/shown-papers.ts";
import { ViewerType } from "../people/viewer.ts";
import type { FilterInput } from "../search/search-input.ts";
import { SearchSortEnum } from "../search/search.ts";
import { findFitting, searchAgain } from "./found-page.ts";

const SEARCHES = { name: "savedSearches", direction: "desc", columns: { id: "integer" } } as const;

const SavedYearsType = builder
  .objectRef<NonNullable<FilterInput["year"]>>("SavedYearRange")
  .implement({
    description: "Years of a search that is kept, both ends included.",
    fields: (t) => ({
      from: t.int({
        nullable: true,
        description: "The first; null for no end on this side.",
        resolve: ({ from }) => from ?? null,
      }),
      to: t.int({
        nullable: true,
        description: "The last; null for no end on this side.",
        resolve: ({ to }) => to ?? null,
      }),
    }),
  });

const SavedFilterType = builder.objectRef<FilterInput>("SavedSearchFilter").implement({
  description:
    "What a search that is kept asks of a paper besides its query, as it was given: null is what was not.",
  fields: (t) => {
    const text = (
      name: "author" | "org" | "venue" | "category" | "keyword" | "source",
      description: string,
    ) => t.string({ nullable: true, description, resolve: (filter) => filter[name] ?? null });
    return {
      author: text("author", "Part of an author's name."),
      org: text("org", "An org's slug, or the beginning of its name."),
      venue: text("venue", "Part of the venue."),
      category: text("category", "A subject class."),
      keyword: text("keyword", "One of its keywords."),
      source: text("source", "Who told of it."),
      year: t.field({
        type: SavedYearsType,
        nullable: true,
        description: "When it first appeared.",
        resolve: ({ year }) => year ?? null,
      }),
      hasCode: t.boolean({
        nullable: true,
        description: "Whether its code is known.",
        resolve: ({ hasCode }) => hasCode ?? null,
      }),
      inList: t.id({
        nullable: true,
        description: "The global id of a list that holds it.",
        resolve: ({ inList }) => inList ?? null,
      }),
    };
  },
});

/** What tells of a search and is still to be read. */
const UNREAD = { readAt: null, folded: false, paper: SHOWN };

/** To search is dearer than to read. */
function cost({ first, last }: { first?: number | null; last?: number | null }) {
  return { field: 10, multiplier: Math.max(1, first ?? last ?? DEFAULT_PAGE) };
}

export const SavedSearchNode = builder.prismaNode("SavedSearch", {
  id: { field: "id", description: "The global id." },
  select: { id: true },
  description: "A search that the viewer keeps. Nobody else sees it.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "What its owner calls it." }),
    query: t.exposeString("query", { description: "What is searched for, as in `search`." }),
    filter: t.field({
      type: SavedFilterType,
      description: "What a paper has to be, too.",
      select: { filter: true },
      resolve: ({ filter }) => filter as FilterInput,
    }),
    sort: t.expose("sort", { type: SearchSortEnum, description: "What stands first." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When it was saved." }),
    notify: t.boolean({
      description: "Whether its owner is told of new papers that fit it.",
      select: { notifySince: true },
      resolve: ({ notifySince }) => notifySince !== null,
    }),
    hasFeed: t.boolean({
      description: "Whether it has a feed; the address was told when it was made.",
      select: { feedHash: true },
      resolve: ({ feedHash }) => feedHash !== null,
    }),
    newCount: t.relationCount("notifications", {
      where: UNREAD,
      description: "Of how many papers it told that are not read yet; 0 while it tells of none.",
    }),
    papers: t.connection({
      type: PaperNode,
      description:
        "What it finds when it is run now, as `search` would: what does not fit quite as well comes with it.",
      complexity: cost,
      select: { query: true, filter: true, sort: true },
      resolve: (kept, args, context, info) => searchAgain(kept, args, context, info),
    }),
    matches: t.connection({
      type: PaperNode,
      description:
        "The papers that have all its words as they stand and pass its filter, the last that came here first: of such it tells, and such are in its feed.",
      complexity: cost,
      select: { query: true, filter: true, sort: true },
      resolve: (kept, args, context, info) => findFitting(kept, args, context, info),
    }),
  }),
});

builder.prismaObjectFields(ViewerType, (t) => ({
  savedSearches: t.connection({
    type: SavedSearchNode,
    description: "The searches that they keep, the last saved first.",
    select: (args, _context, nested) => ({
      savedSearches: nested(
        { ...keysetQuery(SEARCHES, args), select: { id: true } },
        nodePaths("SavedSearch"),
      ),
    }),
    resolve: (person, args) => keysetPage(SEARCHES, args, person.savedSearches),
  }),
}));

registerNodeLoader(
  "SavedSearch",
  byRow((query, { db, viewer }) =>
    db.savedSearch.findMany({
      ...query,
      where: { AND: [query.where, { userId: viewer?.id ?? "" }] },
    }),
  ),
);
