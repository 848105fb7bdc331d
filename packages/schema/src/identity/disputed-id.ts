import { queryFromInfo } from "@pothos/plugin-prisma";
import { builder } from "../builder.ts";
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  SignedOutError,
} from "../errors.ts";
import { readRowId } from "../global-id.ts";
import { keysetPage, keysetQuery } from "../keyset.ts";
import { byRow, registerNodeLoader } from "../node-loaders.ts";
import { NODE_PATHS } from "../node-paths.ts";
import { PaperNode, SchemeEnum } from "../papers/paper.ts";
import { isModerator } from "../roles.ts";
import { decideDisputedId } from "./decide-disputed-id.ts";

const DisputedIdStatusEnum = builder.enumType("DisputedIdStatus", {
  description: "What became of an id in the moderators' queue.",
  values: {
    OPEN: { description: "Waiting for a moderator." },
    ACCEPTED: { description: "It is the paper's too." },
    REJECTED: { description: "It is not." },
  } as const,
});

const QUEUE = { name: "disputedIds", direction: "asc", columns: { id: "integer" } } as const;

const DisputedIdNode = builder.prismaNode("DisputedId", {
  id: { field: "id", description: "The global id." },
  select: { id: true },
  description:
    "An id that a source gives a paper which has another one of that scheme, though a paper has one.",
  fields: (t) => ({
    paper: t.relation("paper", { type: PaperNode, description: "The paper." }),
    scheme: t.expose("scheme", { type: SchemeEnum, description: "Who gave the id." }),
    value: t.exposeString("value", { description: "The id itself, normalised." }),
    source: t.exposeString("source", { description: "Who says that it is the paper's." }),
    evidence: t.string({
      description: "The ids that the paper has, and the record that names this one, as JSON.",
      select: { evidence: true },
      resolve: ({ evidence }) => JSON.stringify(evidence),
    }),
    status: t.expose("status", {
      type: DisputedIdStatusEnum,
      description: "What became of it.",
    }),
    createdAt: t.expose("createdAt", { type: "DateTime", description: "Since when it waits." }),
  }),
});

builder.queryField("disputedIds", (t) =>
  t.withAuth({ moderator: true }).connection({
    type: DisputedIdNode,
    description: "Ids that wait for a moderator, the longest waiting first. For moderators.",
    resolve: async (_root, args, context, info) => {
      const { where, ...page } = keysetQuery(QUEUE, args);
      const rows = await context.db.disputedId.findMany({
        ...queryFromInfo({ context, info, paths: NODE_PATHS, select: { id: true } }),
        ...page,
        where: { ...where, status: "OPEN" },
      });
      return keysetPage(QUEUE, args, rows);
    },
  }),
);

registerNodeLoader(
  "DisputedId",
  byRow((query, { db, viewer }) =>
    isModerator(viewer) ? db.disputedId.findMany(query) : Promise.resolve([]),
  ),
);

const DecideDisputedIdSuccess = builder
  .objectRef<{ disputedId: number }>("DecideDisputedIdSuccess")
  .implement({
    description: "The decision is written down.",
    fields: (t) => ({
      disputedId: t.prismaField({
        type: DisputedIdNode,
        description: "The id.",
        resolve: (query, { disputedId }, _args, { db }) =>
          db.disputedId.findUniqueOrThrow({ ...query, where: { id: disputedId } }),
      }),
    }),
  });

const DecideDisputedIdInput = builder.inputType("DecideDisputedIdInput", {
  description: "An id in the queue, and whether it is the paper's.",
  fields: (t) => ({
    disputedId: t.id({ description: "The global id of the queue's entry." }),
    accepted: t.boolean({ description: "Whether the paper has this id too." }),
  }),
});

builder.mutationField("decideDisputedId", (t) =>
  t.withAuth({ moderator: true }).field({
    type: DecideDisputedIdSuccess,
    description:
      "Says whether an id that a source gives a paper is the paper's too. For moderators. Safe to send again.",
    errors: {
      types: [SignedOutError, ForbiddenError, InvalidInputError, NotFoundError, ConflictError],
      directResult: true,
      union: { name: "DecideDisputedIdResult", description: "The decision, or why not." },
    },
    args: { input: t.arg({ type: DecideDisputedIdInput, description: "Which, and what." }) },
    resolve: (_root, { input }, { db, viewer }) =>
      decideDisputedId(db, viewer, {
        disputedId: readRowId("DisputedId", input.disputedId, ["input", "disputedId"]),
        accepted: input.accepted,
      }),
  }),
);
