import { builder } from "../builder.ts";
import { PaperNode } from "./paper.ts";

const PaperSourceType = builder.prismaObject("SourceRecord", {
  variant: "PaperSource",
  select: { id: true },
  description: "Where something that is shown of a paper comes from.",
  fields: (t) => ({
    source: t.exposeString("source", { description: "Who told of it, such as `arxiv`." }),
    fetchedAt: t.expose("fetchedAt", { type: "DateTime", description: "When it was read there." }),
    url: t.expose("url", { type: "URL", nullable: true, description: "Where it was read." }),
  }),
});

interface PaperVersion {
  version: number;
  on?: string | null;
}

const PaperVersionType = builder.objectRef<PaperVersion>("PaperVersion").implement({
  description: "A version of a paper.",
  fields: (t) => ({
    version: t.exposeInt("version", { description: "Its number, from 1." }),
    publishedOn: t.field({
      type: "Date",
      nullable: true,
      description: "Its day, where the source gave it.",
      resolve: ({ on }) => (on == null ? null : new Date(on)),
    }),
  }),
});

builder.prismaObjectFields(PaperNode, (t) => ({
  sources: t.field({
    type: [PaperSourceType],
    description: "All that told of it, the first first; a record each.",
    select: (_args, _context, nested) => ({ records: nested({ orderBy: { id: "asc" } }) }),
    resolve: (paper) => paper.records,
  }),
  versions: t.field({
    type: [PaperVersionType],
    description: "The versions that its sources named, the first first.",
    select: { versions: true },
    resolve: (paper) => paper.versions as unknown as PaperVersion[],
  }),
  venue: t.exposeString("venue", {
    nullable: true,
    description: "Where it was published, as the source names it.",
  }),
}));
