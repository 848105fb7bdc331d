import { queryFromInfo } from "@pothos/plugin-prisma";
import { builder } from "../builder.ts";
import { CommentNode } from "../comments/comment.ts";
import { keysetPage, keysetQuery } from "../keyset.ts";
import { byRow, registerNodeLoader } from "../node-loaders.ts";
import { NODE_PATHS } from "../node-paths.ts";
import { PaperNode } from "../papers/paper.ts";
import { PersonNode } from "../people/person.ts";
import { isModerator } from "../roles.ts";

export const ReportReasonEnum = builder.enumType("ReportReason", {
  description: "What is wrong with something that is reported.",
  values: {
    SPAM: { description: "It advertises." },
    ABUSE: { description: "It insults, threatens or harasses." },
    OFF_TOPIC: { description: "It does not belong here." },
    MISLEADING: { description: "It says what is not so." },
    ILLEGAL: { description: "It may be against the law." },
    OTHER: { description: "The text says what." },
  } as const,
});

const ReportStatusEnum = builder.enumType("ReportStatus", {
  description: "What became of a report.",
  values: {
    OPEN: { description: "It waits for a moderator." },
    UPHELD: { description: "Something was done about it." },
    DISMISSED: { description: "Nothing had to be done." },
  } as const,
});

const QUEUE = { name: "reports", direction: "asc", columns: { id: "integer" } } as const;

export const ReportNode = builder.prismaNode("Report", {
  id: { field: "id", description: "The global id." },
  select: { id: true },
  description:
    "Somebody's word that a comment, a paper or a person needs a moderator. The moderators see it.",
  fields: (t) => ({
    reason: t.expose("reason", { type: ReportReasonEnum, description: "What is wrong." }),
    text: t.exposeString("text", { description: "The reporter's words, in plain text." }),
    status: t.expose("status", { type: ReportStatusEnum, description: "What became of it." }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "Since when it waits." }),
    decidedAt: t.expose("decidedAt", {
      type: "DateTime",
      nullable: true,
      description: "When it was decided; null while it waits.",
    }),
    reporter: t.relation("reporter", {
      type: PersonNode,
      nullable: true,
      description: "Who reported it; null when they have left.",
    }),
    comment: t.relation("comment", {
      type: CommentNode,
      nullable: true,
      description: "The comment, if one is reported.",
    }),
    paper: t.relation("paper", {
      type: PaperNode,
      nullable: true,
      description: "The paper, if one is reported.",
    }),
    person: t.relation("person", {
      type: PersonNode,
      nullable: true,
      description: "The person, if one is reported.",
    }),
  }),
});

builder.queryField("reports", (t) =>
  t.withAuth({ moderator: true }).connection({
    type: ReportNode,
    description: "What was reported, the longest waiting first. For moderators.",
    args: {
      status: t.arg({
        type: ReportStatusEnum,
        defaultValue: "OPEN",
        description: "Those that wait, or those that were decided so.",
      }),
    },
    resolve: async (_root, { status, ...args }, context, info) => {
      const { where, ...page } = keysetQuery(QUEUE, args);
      const rows = await context.db.report.findMany({
        ...queryFromInfo({ context, info, paths: NODE_PATHS, select: { id: true } }),
        ...page,
        where: { ...where, status },
      });
      return keysetPage(QUEUE, args, rows);
    },
  }),
);

registerNodeLoader(
  "Report",
  byRow((query, context) =>
    isModerator(context.viewer) ? context.db.report.findMany(query) : Promise.resolve([]),
  ),
);
