import { queryFromInfo } from "@pothos/plugin-prisma";
import { builder } from "../builder.ts";
import { keysetPage, keysetQuery } from "../keyset.ts";
import { byRow, registerNodeLoader } from "../node-loaders.ts";
import type { Viewer } from "../context.ts";
import { NODE_PATHS } from "../node-paths.ts";
import { PaperNode } from "../papers/paper.ts";
import { shownTo } from "../papers/shown-papers.ts";
import { PersonNode } from "../people/person.ts";
import { isEditor } from "../roles.ts";
import "./submission.sql.ts";

const SubmissionStatusEnum = builder.enumType("SubmissionStatus", {
  description: "What became of a submission.",
  values: {
    LISTED: { description: "It stands on the list of its day." },
    PROPOSED: { description: "It waits for an editor." },
    DECLINED: { description: "An editor said no." },
  } as const,
});

const PROPOSALS = { name: "proposals", direction: "asc", columns: { id: "integer" } } as const;

/** Those that somebody submitted, first or after others. */
function askedForBy(viewer: Viewer | null) {
  const userId = viewer?.id ?? "";
  return [{ submitterId: userId }, { secondings: { some: { userId } } }];
}

/** Listed ones are everybody's; the others are the editors' to see, and theirs who submitted them. */
function visibleTo(viewer: Viewer | null) {
  if (isEditor(viewer)) return {};
  return { OR: [{ status: "LISTED" as const }, ...askedForBy(viewer)] };
}

export const SubmissionNode = builder.prismaNode("Submission", {
  id: { field: "id", description: "The global id." },
  select: { id: true },
  description: "Someone putting a paper on the list of a day.",
  fields: (t) => ({
    day: t.expose("day", { type: "Date", description: "The day of the list." }),
    status: t.expose("status", { type: SubmissionStatusEnum, description: "What became of it." }),
    submittedAt: t.expose("submittedAt", { type: "DateTime", description: "When." }),
    submitter: t.field({
      type: PersonNode,
      nullable: true,
      description:
        "Who did so first; null when a source or the instance itself put it there. Before it is listed, its submitter and the editors alone see this.",
      select: (_args, _context, nested) => ({
        status: true,
        submitterId: true,
        submitter: nested(),
      }),
      resolve: ({ status, submitterId, submitter }, _args, { viewer }) =>
        status === "LISTED" || submitterId === viewer?.id || isEditor(viewer) ? submitter : null,
    }),
    seconderCount: t.int({
      description:
        "How many others submitted it while it waited for an editor. Editors alone are told: for everybody else it is 0.",
      select: { _count: { select: { secondings: true } } },
      resolve: ({ _count }, _args, { viewer }) => (isEditor(viewer) ? _count.secondings : 0),
    }),
    paper: t.relation("paper", { type: PaperNode, description: "The paper." }),
  }),
});

builder.prismaObjectFields(PaperNode, (t) => ({
  submission: t.field({
    type: SubmissionNode,
    nullable: true,
    description: "How it first came onto a list; null while it stands on none.",
    select: (_args, _context, nested) => ({
      submissions: nested({ where: { status: "LISTED" }, orderBy: { day: "asc" }, take: 1 }),
    }),
    resolve: (paper) => paper.submissions[0] ?? null,
  }),
  viewerProposal: t.field({
    type: SubmissionNode,
    nullable: true,
    description:
      "What became of the viewer's submission, theirs alone or after others, while the paper stands on no list: it waits for an editor, or was declined. Of several the one that waits, then the last. Null for everybody else, and once the paper is listed.",
    select: (_args, { viewer }, nested) => ({
      listedAt: true,
      submissions: nested({
        where: { OR: askedForBy(viewer) },
        orderBy: [{ status: "asc" }, { day: "desc" }, { id: "desc" }],
        take: 1,
      }),
    }),
    resolve: ({ listedAt, submissions }) => (listedAt === null ? (submissions[0] ?? null) : null),
  }),
}));

builder.queryField("proposals", (t) =>
  t.withAuth({ editor: true }).connection({
    type: SubmissionNode,
    description: "Submissions that wait for an editor, the longest waiting first. For editors.",
    resolve: async (_root, args, context, info) => {
      const { where, ...page } = keysetQuery(PROPOSALS, args);
      const proposals = await context.db.submission.findMany({
        ...queryFromInfo({
          context,
          info,
          paths: NODE_PATHS,
          select: { id: true },
        }),
        ...page,
        where: { ...where, status: "PROPOSED", paper: shownTo(context) },
      });
      return keysetPage(PROPOSALS, args, proposals);
    },
  }),
);

registerNodeLoader(
  "Submission",
  byRow((query, context) =>
    context.db.submission.findMany({
      ...query,
      where: { AND: [query.where, visibleTo(context.viewer)], paper: shownTo(context) },
    }),
  ),
);
