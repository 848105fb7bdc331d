import { builder } from "../builder.ts";
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  SignedOutError,
} from "../errors.ts";
import { readRowId } from "../global-id.ts";
import { findAnyPaper } from "../papers/find-paper.ts";
import { PaperNode } from "../papers/paper.ts";
import { PaperRefInput } from "../papers/paper-ref-input.ts";
import { keepApart, mergeByHand } from "./decide-candidate.ts";
import { MergeCandidateNode, MergeNode } from "./merge-candidate.ts";
import { undoMerge } from "./undo-merge.ts";

const MergePapersSuccess = builder
  .objectRef<{ mergeId: number; paperId: number }>("MergePapersSuccess")
  .implement({
    description: "They are one paper.",
    fields: (t) => ({
      paper: t.prismaField({
        type: PaperNode,
        description: "The paper that stays.",
        resolve: (query, { paperId }, _args, { db }) =>
          db.paper.findUniqueOrThrow({ ...query, where: { id: paperId } }),
      }),
      merge: t.prismaField({
        type: MergeNode,
        description: "What was done, to be undone by.",
        resolve: (query, { mergeId }, _args, { db }) =>
          db.merge.findUniqueOrThrow({ ...query, where: { id: mergeId } }),
      }),
    }),
  });

const UndoMergeSuccess = builder
  .objectRef<{ fromId: number; intoId: number }>("UndoMergeSuccess")
  .implement({
    description: "They are two papers.",
    fields: (t) => ({
      papers: t.prismaField({
        type: [PaperNode],
        description: "Both.",
        resolve: (query, { fromId, intoId }, _args, { db }) =>
          db.paper.findMany({
            ...query,
            where: { id: { in: [fromId, intoId] } },
            orderBy: { id: "asc" },
          }),
      }),
    }),
  });

const KeepApartSuccess = builder.objectRef<{ candidateId: number }>("KeepApartSuccess").implement({
  description: "They stay two papers, and imports respect it.",
  fields: (t) => ({
    candidate: t.prismaField({
      type: MergeCandidateNode,
      description: "The pair.",
      resolve: (query, { candidateId }, _args, { db }) =>
        db.mergeCandidate.findUniqueOrThrow({ ...query, where: { id: candidateId } }),
    }),
  }),
});

const MergePapersInput = builder.inputType("MergePapersInput", {
  description: "Two papers that are one.",
  fields: (t) => ({
    paper: t.field({ type: PaperRefInput, description: "One of them." }),
    other: t.field({ type: PaperRefInput, description: "The other." }),
  }),
});

const UndoMergeInput = builder.inputType("UndoMergeInput", {
  description: "A merge that shall not be.",
  fields: (t) => ({ mergeId: t.id({ description: "The merge's global id." }) }),
});

const KeepApartInput = builder.inputType("KeepApartInput", {
  description: "A pair that is not one paper.",
  fields: (t) => ({ candidateId: t.id({ description: "The pair's global id." }) }),
});

const types = [SignedOutError, ForbiddenError, InvalidInputError, NotFoundError, ConflictError];

builder.mutationFields((t) => ({
  mergePapers: t.withAuth({ moderator: true }).field({
    type: MergePapersSuccess,
    description:
      "Makes two papers one: votes, list items and submissions go over, old ids lead on. For moderators. Can be undone.",
    errors: {
      types,
      directResult: true,
      union: { name: "MergePapersResult", description: "The paper that stays, or why not." },
    },
    args: { input: t.arg({ type: MergePapersInput, description: "Which." }) },
    resolve: async (_root, { input }, { db, viewer }) => {
      const paperIds: [number, number] = [
        await findAnyPaper(db, input.paper, ["input", "paper"]),
        await findAnyPaper(db, input.other, ["input", "other"]),
      ];
      return mergeByHand(db, viewer, { paperIds });
    },
  }),
  undoMerge: t.withAuth({ moderator: true }).field({
    type: UndoMergeSuccess,
    description:
      "Parts two papers again: what was either's goes back, later rows stay where they are. For moderators. Safe to send again.",
    errors: {
      types,
      directResult: true,
      union: { name: "UndoMergeResult", description: "The papers, or why not." },
    },
    args: { input: t.arg({ type: UndoMergeInput, description: "Which." }) },
    resolve: (_root, { input }, { db, viewer }) =>
      undoMerge(db, {
        mergeId: readRowId("Merge", input.mergeId, ["input", "mergeId"]),
        undoneById: viewer.id,
      }),
  }),
  keepApart: t.withAuth({ moderator: true }).field({
    type: KeepApartSuccess,
    description: "Says that a pair in the queue is two papers. For moderators. Safe to send again.",
    errors: {
      types,
      directResult: true,
      union: { name: "KeepApartResult", description: "The pair, or why not." },
    },
    args: { input: t.arg({ type: KeepApartInput, description: "Which." }) },
    resolve: (_root, { input }, { db, viewer }) =>
      keepApart(db, viewer, {
        candidateId: readRowId("MergeCandidate", input.candidateId, ["input", "candidateId"]),
      }),
  }),
}));
