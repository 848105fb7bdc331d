import { builder } from "../builder.ts";
import { registerNodeLoader } from "../node-loaders.ts";
import { paperIdUrl, paperPdfUrl } from "../paper-id/paper-id-url.ts";
import type { PaperIdentifier } from "../paper-id/scheme.ts";
import { firstIdentifier } from "../paper-id/lookup-key.ts";
import { PAPER_ID_SCHEMES } from "../paper-id/scheme.ts";
import "./paper.sql.ts";
import { shownTo } from "./shown-papers.ts";

/** Who gave an id. */
export const SchemeEnum = builder.enumType("PaperIdScheme", {
  description: "Who gave a paper its id.",
  values: {
    ARXIV: { description: "arXiv, without the version." },
    DOI: { description: "A DOI, in lower case." },
    OPENREVIEW: { description: "An OpenReview forum." },
    ACL: { description: "The ACL Anthology." },
    PMID: { description: "PubMed." },
    PMCID: { description: "PubMed Central." },
    CORPUS_ID: { description: "Semantic Scholar." },
    OPENALEX: { description: "OpenAlex." },
  } satisfies Record<(typeof PAPER_ID_SCHEMES)[number], { description: string }>,
});

const PaperIdentifierType = builder.objectRef<PaperIdentifier>("PaperIdentifier").implement({
  description: "What the world calls a paper.",
  fields: (t) => ({
    scheme: t.field({ type: SchemeEnum, description: "Who gave it.", resolve: (id) => id.scheme }),
    value: t.exposeString("value", { description: "The id itself, normalised." }),
    url: t.field({ type: "URL", description: "Its page there.", resolve: paperIdUrl }),
  }),
});

interface PaperLinks {
  ids: PaperIdentifier[];
  landingUrl: string | null;
  pdfUrl: string | null;
  codeUrl: string | null;
  projectUrl: string | null;
}

const PaperLinksType = builder.objectRef<PaperLinks>("PaperLinks").implement({
  description: "Where to go from a paper.",
  fields: (t) => ({
    landing: t.field({
      type: "URL",
      nullable: true,
      description: "Its page: the source's own, or that of its first id.",
      resolve: ({ landingUrl, ids }) => {
        const id = firstIdentifier(ids);
        return landingUrl ?? (id ? paperIdUrl(id) : null);
      },
    }),
    pdf: t.field({
      type: "URL",
      nullable: true,
      description: "Its PDF, where one is known.",
      resolve: ({ pdfUrl, ids }) =>
        pdfUrl ?? ids.map((id) => paperPdfUrl(id)).find((url) => url !== null) ?? null,
    }),
    code: t.field({
      type: "URL",
      nullable: true,
      description: "Its code.",
      resolve: (links) => links.codeUrl,
    }),
    project: t.field({
      type: "URL",
      nullable: true,
      description: "Its project's page.",
      resolve: (links) => links.projectUrl,
    }),
  }),
});

/** In the order of the schemes, so that answers do not depend on what came in first. */
const ids = { select: { scheme: true, value: true }, orderBy: { scheme: "asc" } } as const;

/** The paper's own facts; what other nouns know of it, their slices add. */
export const PaperNode = builder.prismaNode("Paper", {
  id: { field: "id", description: "The global id." },
  select: { id: true },
  description: "One work, whatever its versions and copies.",
  fields: (t) => ({
    title: t.exposeString("title", { description: "The title, in plain text." }),
    summary: t.exposeString("summary", {
      nullable: true,
      description: "One or two sentences on what it is about.",
    }),
    publishedOn: t.expose("publishedOn", {
      type: "Date",
      nullable: true,
      description: "The day on which it first appeared anywhere.",
    }),
    addedAt: t.expose("createdAt", { type: "DateTime", description: "When it came here." }),
    updatedAt: t.expose("updatedAt", {
      type: "DateTime",
      description: "When a source last told something new of it; votes and comments do not count.",
    }),
    keywords: t.exposeStringList("keywords", {
      description: "What it is about, in a few words each.",
    }),
    categories: t.exposeStringList("categories", {
      description: "Subject classes of its source, such as `cs.CL`.",
    }),
    authorCount: t.exposeInt("authorCount", {
      description:
        "How many authors it has: more than are listed where the source names only some.",
    }),
    commentCount: t.exposeInt("commentCount", { description: "Comments of this community." }),
    sourceUpvoteCount: t.exposeInt("sourceUpvoteCount", {
      description: "Upvotes that the source reports of its own community.",
    }),
    sourceCommentCount: t.exposeInt("sourceCommentCount", {
      description: "Comments that the source reports of its own community.",
    }),
    ids: t.field({
      type: [PaperIdentifierType],
      description: "All its ids, arXiv first.",
      select: { ids },
      resolve: (paper) => paper.ids,
    }),
    links: t.field({
      type: PaperLinksType,
      description: "Where to go from here.",
      select: { ids, landingUrl: true, pdfUrl: true, codeUrl: true, projectUrl: true },
      resolve: (paper) => paper,
    }),
  }),
});

registerNodeLoader("Paper", {
  load: (ids, query: { select?: object }, context) => {
    const rows = { id: { in: ids.map(Number) } };
    return context.db.paper.findMany({
      select: { ...query.select, id: true, members: { where: rows, select: { id: true } } },
      where: { OR: [{ ...rows, rootId: null }, { members: { some: rows } }], ...shownTo(context) },
    });
  },
  idsOf: (row) => {
    const { id, members } = row as { id: number; members: { id: number }[] };
    return [id, ...members.map((member) => member.id)].map(String);
  },
});
