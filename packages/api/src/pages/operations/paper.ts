import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { pageOperation } from "../run-operation.ts";
import type { PaperRef } from "@paperround/schema/papers/paper-ref";
import { PAGE_INFO } from "./card.ts";
import type { CardPaper, Nodes, PageInfo } from "./card.ts";

/** A comment, as its thread shows it. */
export interface ShownComment {
  id: string;
  status: "VISIBLE" | "HIDDEN" | "DELETED";
  /** Sanitised by the server. */
  bodyHtml: string | null;
  body: string | null;
  revision: number;
  createdAt: Date;
  editedAt: Date | null;
  author: { name: string; handle: string } | null;
  reactions: { reaction: string; count: number }[];
  viewerCanDelete: boolean;
  viewerCanEdit: boolean;
}

/** A root with what answers it. */
export interface Thread extends ShownComment {
  replyCount: number;
  replies: Nodes<ShownComment> & PageInfo;
}

/** A paper near another, and why. */
export interface RelatedEdge {
  reasons: { text: string }[];
  node: Pick<CardPaper, "id" | "title" | "upvoteCount" | "ids">;
}

/** Everything that a paper's page shows. */
export interface ShownPaper extends Omit<CardPaper, "links" | "ids" | "authors"> {
  ids: (PaperIdentifier & { url: string })[];
  authors: Nodes<{ name: string; author: { id: string; orcid: string | null } }> & PageInfo;
  abstractStatus: "SHOWN" | "UNKNOWN" | "WITHHELD";
  venue: string | null;
  categories: string[];
  firstListedOn: string | null;
  isHidden: boolean;
  codeStars: number | null;
  links: {
    landing: string | null;
    pdf: string | null;
    code: string | null;
    project: string | null;
  };
  sources: { source: string; url: string | null }[];
  versions: { version: number; publishedOn: string | null }[];
  bibtex: string;
  ris: string;
  comments: Nodes<Thread> & PageInfo;
  related: { edges: RelatedEdge[] };
}

export interface PaperData {
  paper: ShownPaper | null;
  viewer?: { lists: Nodes<{ id: string; name: string; isDefault: boolean }> } | null;
}

const THREADS = 30;
const REPLIES = 20;
const RELATED = 8;

const COMMENT = `id status bodyHtml body revision createdAt editedAt author { name handle }
  reactions { reaction count } viewerCanDelete viewerCanEdit`;

const paper = (isSignedIn: boolean) =>
  pageOperation<PaperData, { ref: PaperRef; after: string | null }>(
    `query PaperPage($ref: PaperRef!, $after: String) {
      paper(ref: $ref) {
        id title summary abstract abstractStatus publishedOn venue categories keywords
        firstListedOn isHidden upvoteCount commentCount authorCount codeStars
        authors(first: 100) { ${PAGE_INFO} nodes { name author { id orcid } } }
        org { slug name } ids { scheme value url } links { landing pdf code project }
        sources { source url } versions { version publishedOn }
        submission { submitter { name handle } }
        bibtex: citation(format: BIBTEX) ris: citation(format: RIS)
        comments(first: ${THREADS}, after: $after) { ${PAGE_INFO} nodes {
          ${COMMENT} replyCount replies(first: ${REPLIES}) { ${PAGE_INFO} nodes { ${COMMENT} } }
        } }
        related(first: ${RELATED}) { edges { reasons { text } node {
          id title upvoteCount ids { scheme value }
        } } }
        ${isSignedIn ? "viewerHasUpvoted viewerLists { id name isDefault }" : ""}
      }
      ${isSignedIn ? "viewer { lists(first: 100) { nodes { id name isDefault } } }" : ""}
    }`,
  );

const ANYBODY = paper(false);
const VIEWER = paper(true);

/** The operation behind a paper's page. */
export function paperOperation(isSignedIn: boolean) {
  return isSignedIn ? VIEWER : ANYBODY;
}
