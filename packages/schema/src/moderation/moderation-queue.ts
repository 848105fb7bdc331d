import { builder } from "../builder.ts";

const ModerationQueue = builder.objectRef<object>("ModerationQueue").implement({
  description:
    "How much waits for whom: `reports`, `mergeCandidates`, `disputedIds` and `proposals` list it.",
  fields: (t) => ({
    openReportCount: t.int({
      description: "Reports that wait for a moderator.",
      resolve: (_queue, _args, { db }) => db.report.count({ where: { status: "OPEN" } }),
    }),
    mergeCandidateCount: t.int({
      description: "Pairs of papers of which a moderator says whether they are one.",
      resolve: (_queue, _args, { db }) => db.mergeCandidate.count({ where: { status: "OPEN" } }),
    }),
    disputedIdCount: t.int({
      description: "Ids of which a moderator says whether they are a paper's.",
      resolve: (_queue, _args, { db }) => db.disputedId.count({ where: { status: "OPEN" } }),
    }),
    proposalCount: t.int({
      description: "Submissions that wait for an editor, on a curated instance.",
      resolve: (_queue, _args, { db }) => db.submission.count({ where: { status: "PROPOSED" } }),
    }),
  }),
});

builder.queryField("moderationQueue", (t) =>
  t.withAuth({ moderator: true }).field({
    type: ModerationQueue,
    description: "What waits to be looked after. For moderators.",
    resolve: () => ({}),
  }),
);
