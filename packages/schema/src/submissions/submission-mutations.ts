import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  RateLimitedError,
  SignedOutError,
  SourceUnavailableError,
} from "../errors.ts";
import { idempotencyKey } from "../idempotency/idempotency-key.ts";
import { PaperNode } from "../papers/paper.ts";
import { PaperRefInput } from "../papers/paper-ref-input.ts";
import { declineSubmission, placeSubmission } from "./decide-submission.ts";
import { SubmissionNode } from "./submission.ts";
import { submitPaper } from "./submit-paper.ts";

interface ChangedSubmission {
  submissionId: number;
}

/** Loads the submission of a success, with what the operation asks of it. */
function load(query: object, { submissionId }: ChangedSubmission, _args: object, { db }: Context) {
  return db.submission.findUniqueOrThrow({ ...query, where: { id: submissionId } });
}

const SubmitPaperSuccess = builder
  .objectRef<ChangedSubmission & { paperId: number }>("SubmitPaperSuccess")
  .implement({
    description: "The paper stands on a list, or waits for an editor.",
    fields: (t) => ({
      paper: t.prismaField({
        type: PaperNode,
        description: "The paper.",
        resolve: (query, { paperId }, _args, { db }) =>
          db.paper.findUniqueOrThrow({ ...query, where: { id: paperId } }),
      }),
      submission: t.prismaField({
        type: SubmissionNode,
        description: "Where it stands: an earlier submission when there was one.",
        resolve: load,
      }),
    }),
  });

const PlaceSubmissionSuccess = builder
  .objectRef<ChangedSubmission>("PlaceSubmissionSuccess")
  .implement({
    description: "The paper stands on the list of the day.",
    fields: (t) => ({
      submission: t.prismaField({
        type: SubmissionNode,
        description: "The submission.",
        resolve: load,
      }),
    }),
  });

const DeclineSubmissionSuccess = builder
  .objectRef<ChangedSubmission>("DeclineSubmissionSuccess")
  .implement({
    description: "The submission stands on no list.",
    fields: (t) => ({
      submission: t.prismaField({
        type: SubmissionNode,
        description: "The submission.",
        resolve: load,
      }),
    }),
  });

const SubmitPaperInput = builder.inputType("SubmitPaperInput", {
  description: "A paper for the list.",
  fields: (t) => ({
    paper: t.field({
      type: PaperRefInput,
      description:
        "The paper, by any name. An address is read, never fetched: what is not here is asked of the sources.",
    }),
    idempotencyKey: t.string({
      validate: idempotencyKey,
      description: "Chosen by the client, new for each submission.",
    }),
  }),
});

const PlaceSubmissionInput = builder.inputType("PlaceSubmissionInput", {
  description: "A submission and the day it shall stand on.",
  fields: (t) => ({
    submissionId: t.id({ description: "The submission's global id." }),
    day: t.field({ type: "Date", description: "The day of the list." }),
  }),
});

const DeclineSubmissionInput = builder.inputType("DeclineSubmissionInput", {
  description: "A submission to decline.",
  fields: (t) => ({
    submissionId: t.id({ description: "The submission's global id." }),
  }),
});

builder.mutationFields((t) => ({
  submitPaper: t.withAuth({ scope: "SUBMIT" }).field({
    type: SubmitPaperSuccess,
    description:
      "Puts a paper on today's list, or before the editor on a curated instance. A paper that was listed before keeps its place. One that waits already is listed by this where an editor need not look at it first, which settles it for all who submitted it; else you, too, are told what an editor decides.",
    errors: {
      types: [
        SignedOutError,
        InvalidInputError,
        NotFoundError,
        ConflictError,
        RateLimitedError,
        SourceUnavailableError,
      ],
      directResult: true,
      union: { name: "SubmitPaperResult", description: "The submission, or why not." },
    },
    args: { input: t.arg({ type: SubmitPaperInput, description: "The paper." }) },
    resolve: async (_root, { input }, context) => {
      await context.limits.spend("submit", context.viewer.id);
      return submitPaper(context, context.viewer, input);
    },
  }),
  placeSubmission: t.withAuth({ editor: true }).field({
    type: PlaceSubmissionSuccess,
    description: "Puts a submission on the list of a day. For editors. Safe to send again.",
    errors: {
      types: [SignedOutError, ForbiddenError, InvalidInputError, NotFoundError],
      directResult: true,
      union: { name: "PlaceSubmissionResult", description: "The submission, or why not." },
    },
    args: { input: t.arg({ type: PlaceSubmissionInput, description: "Which, and when." }) },
    resolve: (_root, { input }, { db, viewer, clock }) => placeSubmission(db, viewer, clock, input),
  }),
  declineSubmission: t.withAuth({ editor: true }).field({
    type: DeclineSubmissionSuccess,
    description:
      "Takes a submission off the list or out of the queue. For editors. Safe to send again.",
    errors: {
      types: [SignedOutError, ForbiddenError, InvalidInputError, NotFoundError],
      directResult: true,
      union: { name: "DeclineSubmissionResult", description: "The submission, or why not." },
    },
    args: { input: t.arg({ type: DeclineSubmissionInput, description: "Which." }) },
    resolve: (_root, { input }, { db, viewer, clock }) =>
      declineSubmission(db, viewer, clock, input),
  }),
}));
