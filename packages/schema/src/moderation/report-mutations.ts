import { z } from "zod";
import { builder } from "../builder.ts";
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  RateLimitedError,
  SignedOutError,
} from "../errors.ts";
import { readRowId } from "../global-id.ts";
import { severalLines } from "../plain-text.ts";
import { addReport } from "./add-report.ts";
import { decideReport } from "./decide-report.ts";
import { actReason } from "./act-reason.ts";
import { ReportNode, ReportReasonEnum } from "./report.ts";

const ReportSuccess = builder.objectRef<{ reportId: number }>("ReportSuccess").implement({
  description: "The moderators will look at it.",
  fields: (t) => ({
    report: t.prismaField({
      type: ReportNode,
      description: "The report.",
      resolve: (query, { reportId }, _args, { db }) =>
        db.report.findUniqueOrThrow({ ...query, where: { id: reportId } }),
    }),
  }),
});

const DecideReportSuccess = builder
  .objectRef<{ reportId: number }>("DecideReportSuccess")
  .implement({
    description: "The report is decided.",
    fields: (t) => ({
      report: t.prismaField({
        type: ReportNode,
        description: "The report.",
        resolve: (query, { reportId }, _args, { db }) =>
          db.report.findUniqueOrThrow({ ...query, where: { id: reportId } }),
      }),
    }),
  });

const DecisionEnum = builder.enumType("ReportDecision", {
  description: "What a moderator makes of a report.",
  values: {
    UPHELD: { description: "Something was done about it." },
    DISMISSED: { description: "Nothing had to be done." },
  } as const,
});

const text = z
  .string()
  .transform(severalLines)
  .pipe(z.string().max(2_000, "A report has at most 2,000 characters: shorten it."));

const ReportInput = builder.inputType("ReportInput", {
  description: "What the moderators should look at.",
  fields: (t) => ({
    subjectId: t.id({ description: "The global id of a comment, a paper or another person." }),
    reason: t.field({ type: ReportReasonEnum, description: "What is wrong with it." }),
    text: t.string({
      required: false,
      validate: text.nullish(),
      description: "More words, in plain text.",
    }),
  }),
});

const DecideReportInput = builder.inputType("DecideReportInput", {
  description: "A report and what becomes of it.",
  fields: (t) => ({
    reportId: t.id({ description: "The report's global id." }),
    decision: t.field({ type: DecisionEnum, description: "What becomes of it." }),
    reason: t.string({
      required: false,
      validate: actReason.nullish(),
      description: "Why, for the audit trail.",
    }),
  }),
});

builder.mutationFields((t) => ({
  report: t.withAuth({ scope: "COMMENT" }).field({
    type: ReportSuccess,
    description:
      "Reports a comment, a paper or a person to the moderators. Sent again, it is one report with the last words.",
    errors: {
      types: [SignedOutError, InvalidInputError, NotFoundError, RateLimitedError],
      directResult: true,
      union: { name: "ReportResult", description: "The report, or why not." },
    },
    args: { input: t.arg({ type: ReportInput, description: "What, and why." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("comment", viewer.id);
      return addReport(db, viewer, { ...input, text: input.text ?? "" });
    },
  }),
  decideReport: t.withAuth({ moderator: true }).field({
    type: DecideReportSuccess,
    description: "Takes a report out of the queue. For moderators. Safe to send again.",
    errors: {
      types: [SignedOutError, ForbiddenError, InvalidInputError, NotFoundError, ConflictError],
      directResult: true,
      union: { name: "DecideReportResult", description: "The report, or why not." },
    },
    args: { input: t.arg({ type: DecideReportInput, description: "Which, and what." }) },
    resolve: (_root, { input }, { db, viewer, clock }) =>
      decideReport(db, viewer, clock, {
        reportId: readRowId("Report", input.reportId, ["input", "reportId"]),
        decision: input.decision,
        reason: input.reason ?? "",
      }),
  }),
}));
