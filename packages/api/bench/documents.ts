import type { ChosenField } from "./selections.ts";
import type { Question } from "./operations.ts";

const LIST_FIELDS: readonly ChosenField[] = [
  { ours: "id", postgraphile: "id: globalId" },
  { ours: "title", postgraphile: "title" },
  { ours: "publishedOn", postgraphile: "publishedOn" },
  {
    ours: "authors(first: 5) { nodes { name } }",
    postgraphile: "authors: authorshipsByPaperId(first: 5) { nodes { name } }",
  },
  { ours: "org { name }", postgraphile: "org: orgByOrgId { name }" },
  { ours: "upvoteCount", postgraphile: "upvoteCount" },
  { ours: "commentCount", postgraphile: "commentCount" },
  { ours: "viewerHasUpvoted", postgraphile: "viewerHasUpvoted(viewer: $viewer)" },
  { ours: "keywords", postgraphile: "keywords" },
];

/** The documents of our schema, which Apollo and Mercurius serve a part of. */
export function ourDocument({ operation, fields }: Question): string {
  switch (operation) {
    case "list":
      return list(LIST_FIELDS);
    case "unprepared":
      return list(fields);
    case "single":
      return `query OnePaper($arxiv: String!) {
  paper(ref: { arxiv: $arxiv }) {
    id
    title
    abstract
    authors { nodes { name } }
    ids { scheme value }
    upvoteCount
    viewerHasUpvoted
  }
}`;
    case "lookup":
      return `query LookupBucket($prefix: String!) {
  lookup { bits bucket(prefix: $prefix) { bits papers { hashes id upvoteCount commentCount } } }
}`;
  }
}

function list(fields: readonly ChosenField[]): string {
  return `query DailyList($on: Date!) {
  feed(period: DAY, on: $on, first: 20) {
    nodes {
      ${fields.map(({ ours }) => ours).join("\n      ")}
    }
  }
}`;
}

/** The same in the words of PostGraphile, whose schema is that of the tables. */
export function postgraphileDocument({ operation, fields }: Question): string {
  switch (operation) {
    case "list":
      return postgraphileList(LIST_FIELDS);
    case "unprepared":
      return postgraphileList(fields);
    case "single":
      return `query OnePaper($arxiv: String!, $viewer: String) {
  paper: paperIdBySchemeAndValue(scheme: ARXIV, value: $arxiv) {
    paper: paperByPaperId {
      id: globalId
      title
      abstract
      authors: authorshipsByPaperId(first: 20) { nodes { name } }
      ids: paperIdsByPaperId { nodes { scheme value } }
      upvoteCount
      viewerHasUpvoted(viewer: $viewer)
    }
  }
}`;
    case "lookup":
      return `query LookupBucket($first: Int!, $last: Int!) {
  bucket(firstHash: $first, lastHash: $last) {
    nodes { hashes id: globalId upvoteCount commentCount }
  }
}`;
  }
}

function postgraphileList(fields: readonly ChosenField[]): string {
  const asked = fields.map(({ postgraphile }) => postgraphile).join("\n      ");
  // A variable that is declared must be used.
  const viewer = asked.includes("$viewer") ? ", $viewer: String" : "";
  return `query DailyList($on: Date!${viewer}) {
  feed: feedOfDay(onDay: $on, first: 20) {
    nodes {
      ${asked}
    }
  }
}`;
}
