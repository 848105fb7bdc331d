import { builder } from "../builder.ts";
import { readDigestStatistics } from "./digest-statistics.ts";
import type { DigestStatistics } from "./digest-statistics.ts";

const DigestStatisticsType = builder.objectRef<DigestStatistics>("DigestStatistics").implement({
  description: "How the digest goes, in numbers: of nobody in particular.",
  fields: (t) => ({
    subscribers: t.exposeInt("subscribers", { description: "To how many it is sent." }),
    pending: t.exposeInt("pending", {
      description: "How many asked for it and have not confirmed.",
    }),
    optOuts: t.exposeInt("optOuts", { description: "How many left, since the beginning." }),
    bounced: t.exposeInt("bounced", {
      description: "At how many addresses mail did not arrive, so that it ended.",
    }),
    complained: t.exposeInt("complained", {
      description: "How many called it spam, so that it ended.",
    }),
    sent: t.exposeInt("sent", { description: "How many issues were sent, in the last 400 days." }),
    sentLately: t.exposeInt("sentLately", {
      description: "How many of them in the last 30 days.",
    }),
    waiting: t.exposeInt("waiting", { description: "How many issues wait to be sent." }),
    failed: t.exposeInt("failed", {
      description: "How many issues the mail server refused, or did not take after days.",
    }),
  }),
});

builder.queryField("digestStatistics", (t) =>
  t.withAuth({ admin: true }).field({
    type: DigestStatisticsType,
    description: "How the digest goes, in numbers. For admins.",
    complexity: 10,
    resolve: (_root, _args, { db, clock }) => readDigestStatistics(db, clock),
  }),
);
