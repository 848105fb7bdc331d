import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import { PAPER_ID_SCHEMES } from "@paperround/schema/paper-id/scheme";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import * as z from "zod/mini";
import type { ListView, PaperView, SubmissionOutcome } from "../paper-view.ts";
import { t } from "../text.ts";
import { graphql } from "./graphql.ts";

/** A list, as far as a picker needs it. */
export const listFields = graphql(`
  fragment ListFields on List {
    id
    name
    isDefault
  }
`);

/** What any list shows of a paper. */
export const paperFacts = graphql(
  `
    fragment PaperFacts on Paper {
      id
      title
      publishedOn
      authors(first: 3) {
        nodes {
          name
        }
      }
      authorCount
      org {
        name
      }
      upvoteCount
      commentCount
      viewerHasUpvoted
      viewerLists {
        ...ListFields
      }
      ids {
        scheme
        value
      }
      links {
        landing
        pdf
        code
        project
      }
    }
  `,
  [listFields],
);

/** Everything the panel shows of a paper: whether it stands on a list, and what became of the viewer's proposal, too. */
export const paperFields = graphql(
  `
    fragment PaperFields on Paper {
      ...PaperFacts
      firstListedOn
      viewerProposal {
        status
      }
    }
  `,
  [paperFacts],
);

export const listShape = z.object({ id: z.string(), name: z.string(), isDefault: z.boolean() });

const count = z.number().check(z.int(), z.nonnegative());
const link = z.nullable(z.string());

export const factsShape = z.object({
  id: z.string(),
  title: z.string(),
  publishedOn: z.nullable(z.string()),
  authors: z.object({ nodes: z.array(z.object({ name: z.string() })) }),
  authorCount: count,
  org: z.nullable(z.object({ name: z.string() })),
  upvoteCount: count,
  commentCount: count,
  viewerHasUpvoted: z.boolean(),
  viewerLists: z.array(listShape),
  ids: z.array(z.object({ scheme: z.string(), value: z.string() })),
  links: z.object({ landing: link, pdf: link, code: link, project: link }),
});

export const paperShape = z.extend(factsShape, {
  firstListedOn: z.nullable(z.string()),
  viewerProposal: z.nullable(z.object({ status: z.string() })),
});

/** Turns the fragment's answer into what the panel shows. */
export function toPaperView(paper: z.output<typeof paperShape>): PaperView {
  const { viewerProposal, firstListedOn, ...facts } = paper;
  const outcome = viewerProposal && outcomeOf(viewerProposal.status);
  return {
    ...factsView(facts),
    ...(firstListedOn === null && { isUnlisted: true }),
    ...(outcome !== null && outcome !== "listed" && { proposal: outcome }),
  };
}

/** Nothing but the server's word puts a paper on the list: a newer server may know more answers. */
export function outcomeOf(status: string): SubmissionOutcome {
  if (status === "LISTED") return "listed";
  return status === "DECLINED" ? "declined" : "proposed";
}

/** The same without what only the panel shows. */
export function factsView(paper: z.output<typeof factsShape>): PaperView {
  return {
    id: paper.id,
    title: paper.title,
    authors: paper.authors.nodes.map((author) => author.name),
    authorCount: paper.authorCount,
    org: paper.org?.name ?? null,
    publishedOn: paper.publishedOn,
    upvoteCount: paper.upvoteCount,
    commentCount: paper.commentCount,
    viewerHasUpvoted: paper.viewerHasUpvoted,
    viewerLists: paper.viewerLists.map(toListView),
    ids: toPaperIds(paper.ids),
    links: {
      landing: webLink(paper.links.landing),
      pdf: webLink(paper.links.pdf),
      code: webLink(paper.links.code),
      project: webLink(paper.links.project),
    },
  };
}

/**
 * Whether a paper goes by one of these ids. A server that answers with another paper than it was asked for is not believed:
 * nobody would vote for what they did not see.
 */
export function isNamedBy({ ids }: PaperView, asked: readonly PaperIdentifier[]): boolean {
  const keys = new Set(asked.map((id) => lookupKey(id)));
  return ids.some((id) => keys.has(lookupKey(id)));
}

/** The ids whose schemes are known here: a newer server has more. */
export function toPaperIds(ids: { scheme: string; value: string }[]): PaperIdentifier[] {
  return ids.flatMap(({ scheme, value }) => {
    const known = PAPER_ID_SCHEMES.find((one) => one === scheme);
    return known ? [{ scheme: known, value }] : [];
  });
}

/** As every server names it, until its owner does. */
const READING_LIST = "Reading list";

/** Turns the fragment's answer into one entry of the picker. What nobody has named goes by its name in the reader's language. */
export function toListView({ id, name, isDefault }: z.output<typeof listShape>): ListView {
  const isUnnamed = isDefault && name === READING_LIST;
  return { id, name: isUnnamed ? t("offline.readingList") : name, isDefault };
}

/** A link that may be followed: of the web, never `javascript:` or the like. */
export function webLink(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address);
  return url && (url.protocol === "https:" || url.protocol === "http:") ? url.href : null;
}
