import { queryFromInfo } from "@pothos/plugin-prisma";
import { builder } from "../builder.ts";
import { keysetPage, keysetQuery } from "../keyset.ts";
import { byRow, registerNodeLoader } from "../node-loaders.ts";
import { NODE_PATHS } from "../node-paths.ts";
import { PaperNode } from "../papers/paper.ts";
import { isModerator } from "../roles.ts";

const MergeCandidateStatusEnum = builder.enumType("MergeCandidateStatus", {
  description: "What became of a pair in the moderators' queue.",
  values: {
    OPEN: { description: "Waiting for a moderator." },
    MERGED: { description: "They are one paper." },
    REJECTED: { description: "They are not." },
  } as const,
});

const QUEUE = { name: "mergeCandidates", direction: "asc", columns: { id: "integer" } } as const;
const MERGES = { name: "merges", direction: "desc", columns: { id: "integer" } } as const;

export const MergeCandidateNode = builder.prismaNode("MergeCandidate", {
  id: { field: "id", description: "The global id." },
  select: { id: true },
  description: "Two papers that a source calls one, though something speaks against it.",
  fields: (t) => ({
    low: t.relation("low", { type: PaperNode, description: "The one that was here first." }),
    high: t.relation("high", { type: PaperNode, description: "The other." }),
    reason: t.exposeString("reason", {
      description: "What speaks against it: `IDS_CONFLICT`, `TITLES_DISAGREE` or `ONE_IS_HIDDEN`.",
    }),
    evidence: t.string({
      description: "The same in detail, as JSON.",
      select: { evidence: true },
      resolve: ({ evidence }) => JSON.stringify(evidence),
    }),
    status: t.expose("status", {
      type: MergeCandidateStatusEnum,
      description: "What became of it.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "Since when it waits." }),
  }),
});

export const MergeNode = builder.prismaNode("Merge", {
  id: { field: "id", description: "The global id." },
  select: { id: true },
  description: "Two papers that became one.",
  fields: (t) => ({
    from: t.relation("from", {
      type: PaperNode,
      description: "The paper that went, as it is now.",
    }),
    into: t.relation("into", { type: PaperNode, description: "The paper that stayed." }),
    evidence: t.string({
      description: "Why, as JSON.",
      select: { evidence: true },
      resolve: ({ evidence }) => JSON.stringify(evidence),
    }),
    mergedAt: t.expose("mergedAt", { type: "DateTime", description: "When." }),
    undoneAt: t.expose("undoneAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was undone; null while it holds.",
    }),
  }),
});

builder.queryFields((t) => ({
  mergeCandidates: t.withAuth({ moderator: true }).connection({
    type: MergeCandidateNode,
    description: "Pairs that wait for a moderator, the longest waiting first. For moderators.",
    resolve: async (_root, args, context, info) => {
      const { where, ...page } = keysetQuery(QUEUE, args);
      const rows = await context.db.mergeCandidate.findMany({
        ...queryFromInfo({ context, info, paths: NODE_PATHS, select: { id: true } }),
        ...page,
        where: { ...where, status: "OPEN" },
      });
      return keysetPage(QUEUE, args, rows);
    },
  }),
  merges: t.withAuth({ moderator: true }).connection({
    type: MergeNode,
    description: "What was merged, the last first. For moderators.",
    resolve: async (_root, args, context, info) => {
      const rows = await context.db.merge.findMany({
        ...queryFromInfo({ context, info, paths: NODE_PATHS, select: { id: true } }),
        ...keysetQuery(MERGES, args),
      });
      return keysetPage(MERGES, args, rows);
    },
  }),
}));

registerNodeLoader(
  "MergeCandidate",
  byRow((query, { db, viewer }) =>
    isModerator(viewer) ? db.mergeCandidate.findMany(query) : none(),
  ),
);

registerNodeLoader(
  "Merge",
  byRow((query, { db, viewer }) => (isModerator(viewer) ? db.merge.findMany(query) : none())),
);

function none(): Promise<{ id: number }[]> {
  return Promise.resolve([]);
}
