import type { PaperView } from "./paper-view.ts";

/** A paper for tests, of which nothing more is known than they say. */
export function madeUpPaper(over: Partial<PaperView> = {}): PaperView {
  return {
    id: "paper",
    title: "A Paper",
    authors: [],
    authorCount: 0,
    org: null,
    publishedOn: null,
    upvoteCount: 0,
    commentCount: 0,
    viewerHasUpvoted: false,
    viewerLists: [],
    ids: [{ scheme: "ARXIV", value: "2510.03264" }],
    links: { landing: null, pdf: null, code: null, project: null },
    ...over,
  };
}
