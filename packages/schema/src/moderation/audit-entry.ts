import { queryFromInfo } from "@pothos/plugin-prisma";
import { encodeGlobalID } from "@pothos/plugin-relay";
import type { Prisma } from "../../generated/client/client.ts";
import { builder } from "../builder.ts";
import { readGlobalId } from "../global-id.ts";
import { keysetPage, keysetQuery } from "../keyset.ts";
import { byRow, registerNodeLoader } from "../node-loaders.ts";
import { NODE_PATHS } from "../node-paths.ts";
import { isModerator } from "../roles.ts";

const AuditActionEnum = builder.enumType("AuditAction", {
  description: "What somebody did with more than a member's rights.",
  values: {
    HIDE_COMMENT: { description: "Hid a comment." },
    SHOW_COMMENT: { description: "Showed a hidden comment again." },
    HIDE_PAPER: { description: "Hid a paper." },
    SHOW_PAPER: { description: "Showed a hidden paper again." },
    SUSPEND: { description: "Suspended a person, or changed how long." },
    UNSUSPEND: { description: "Let a suspended person write again." },
    SET_ROLE: { description: "Gave a person another role." },
    UPHOLD_REPORT: { description: "Decided a report: something was done." },
    DISMISS_REPORT: { description: "Decided a report: nothing had to be done." },
    MERGE_PAPERS: { description: "Made two papers one." },
    UNDO_MERGE: { description: "Parted two papers again." },
    KEEP_APART: { description: "Said that two papers are not one." },
    DECIDE_DISPUTED_ID: { description: "Said whether an id is a paper's." },
    PLACE_SUBMISSION: { description: "Put a submission on the list of a day." },
    DECLINE_SUBMISSION: { description: "Declined a submission." },
    ACCEPT_CLAIM: { description: "Said that an author is the person who claims to be them." },
    DECLINE_CLAIM: { description: "Said that an author is not the person who claims to be them." },
    SET_ORG_MEMBER: { description: "Accepted or invited a member of an org, or gave one a role." },
    REMOVE_ORG_MEMBER: { description: "Took a person's place in an org away." },
  } as const,
});

const TRAIL = { name: "audit", direction: "desc", columns: { id: "integer" } } as const;

const AuditEntryNode = builder.prismaNode("AuditEntry", {
  id: { field: "id", description: "The global id." },
  select: { id: true },
  description:
    "An act that took more than a member's rights. It is written together with what was done, and never changes.",
  fields: (t) => ({
    action: t.expose("action", { type: AuditActionEnum, description: "What was done." }),
    actorId: t.id({
      nullable: true,
      description: "Who did it, by their global id; null for the operator, by the command line.",
      select: { actorId: true },
      resolve: ({ actorId }) => actorId && encodeGlobalID("Person", actorId),
    }),
    actorHandle: t.exposeString("actorHandle", {
      nullable: true,
      description: "The handle they had; null for the operator.",
    }),
    subjectId: t.id({
      description: "What it was done to, by its global id: ask `node` for it. It may be gone.",
      select: { subjectType: true, subjectId: true },
      resolve: ({ subjectType, subjectId }) => encodeGlobalID(subjectType, subjectId),
    }),
    reason: t.exposeString("reason", { description: "Why, in the actor's words." }),
    details: t.string({
      description: "What was and what is, as JSON.",
      select: { details: true },
      resolve: ({ details }) => JSON.stringify(details),
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "When." }),
  }),
});

builder.queryField("auditTrail", (t) =>
  t.withAuth({ moderator: true }).connection({
    type: AuditEntryNode,
    description:
      "What was done here with more than a member's rights, the last first. For moderators.",
    args: {
      subjectId: t.arg.id({
        required: false,
        description: "Only what was done to this: a comment, paper, person, report and so on.",
      }),
    },
    resolve: async (_root, { subjectId, ...args }, context, info) => {
      const subject = subjectId == null ? null : readGlobalId(subjectId, ["subjectId"]);
      const ofSubject: Prisma.AuditEntryWhereInput = subject
        ? { subjectType: subject.typename, subjectId: subject.id }
        : {};
      const { where, ...page } = keysetQuery(TRAIL, args);
      const { select } = queryFromInfo({ context, info, paths: NODE_PATHS, select: { id: true } });
      const rows = await context.db.auditEntry.findMany({
        select,
        ...page,
        where: { ...where, ...ofSubject },
      });
      return keysetPage(TRAIL, args, rows);
    },
  }),
);

registerNodeLoader(
  "AuditEntry",
  byRow((query, context) =>
    isModerator(context.viewer) ? context.db.auditEntry.findMany(query) : Promise.resolve([]),
  ),
);
