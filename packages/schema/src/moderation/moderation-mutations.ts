import { builder } from "../builder.ts";
import { CommentNode } from "../comments/comment.ts";
import type { Context } from "../context.ts";
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  SignedOutError,
} from "../errors.ts";
import { readPersonId, readRowId } from "../global-id.ts";
import { findAnyPaper } from "../papers/find-paper.ts";
import { PaperNode } from "../papers/paper.ts";
import { PaperRefInput } from "../papers/paper-ref-input.ts";
import { PersonNode } from "../people/person.ts";
import { RoleEnum } from "../people/viewer.ts";
import { actReason, statedReason } from "./act-reason.ts";
import { setCommentHidden } from "./hide-comment.ts";
import { setPaperHidden } from "./hide-paper.ts";
import { setRole } from "./set-role.ts";
import { setSuspension } from "./set-suspension.ts";
import "./hidden-paper.sql.ts";

interface ChangedPerson {
  personId: string;
}

/** Loads the person of a success, with what the operation asks of them. */
function loadPerson(query: object, { personId }: ChangedPerson, _args: object, { db }: Context) {
  return db.user.findUniqueOrThrow({ ...query, where: { id: personId } });
}

builder.prismaObjectFields(PaperNode, (t) => ({
  isHidden: t.boolean({
    description: "Whether a moderator hides it from everybody but the moderators.",
    select: { hiddenAt: true },
    resolve: ({ hiddenAt }) => hiddenAt !== null,
  }),
}));

const SetCommentHiddenSuccess = builder
  .objectRef<{ commentId: number }>("SetCommentHiddenSuccess")
  .implement({
    description: "The comment is as it was asked for.",
    fields: (t) => ({
      comment: t.prismaField({
        type: CommentNode,
        description: "The comment.",
        resolve: (query, { commentId }, _args, { db }) =>
          db.comment.findUniqueOrThrow({ ...query, where: { id: commentId } }),
      }),
    }),
  });

const SetPaperHiddenSuccess = builder
  .objectRef<{ paperId: number }>("SetPaperHiddenSuccess")
  .implement({
    description: "The paper is as it was asked for.",
    fields: (t) => ({
      paper: t.prismaField({
        type: PaperNode,
        description: "The paper.",
        resolve: (query, { paperId }, _args, { db }) =>
          db.paper.findUniqueOrThrow({ ...query, where: { id: paperId } }),
      }),
    }),
  });

const SetSuspensionSuccess = builder.objectRef<ChangedPerson>("SetSuspensionSuccess").implement({
  description: "The suspension is as it was asked for.",
  fields: (t) => ({
    person: t.prismaField({ type: PersonNode, description: "The person.", resolve: loadPerson }),
  }),
});

const SetRoleSuccess = builder.objectRef<ChangedPerson>("SetRoleSuccess").implement({
  description: "The person has the role.",
  fields: (t) => ({
    person: t.prismaField({ type: PersonNode, description: "The person.", resolve: loadPerson }),
  }),
});

const SetCommentHiddenInput = builder.inputType("SetCommentHiddenInput", {
  description: "A comment as it shall be.",
  fields: (t) => ({
    commentId: t.id({ description: "The comment's global id." }),
    hidden: t.boolean({ description: "Whether it shall be hidden." }),
    reason: t.string({ validate: statedReason, description: "Why, for the audit trail." }),
  }),
});

const SetPaperHiddenInput = builder.inputType("SetPaperHiddenInput", {
  description: "A paper as it shall be.",
  fields: (t) => ({
    paper: t.field({ type: PaperRefInput, description: "The paper." }),
    hidden: t.boolean({ description: "Whether it shall be hidden." }),
    reason: t.string({ validate: statedReason, description: "Why, for the audit trail." }),
  }),
});

const SetSuspensionInput = builder.inputType("SetSuspensionInput", {
  description: "A person's suspension as it shall be.",
  fields: (t) => ({
    personId: t.id({ description: "The person's global id." }),
    suspended: t.boolean({ description: "Whether they shall be suspended." }),
    until: t.field({
      type: "DateTime",
      required: false,
      description: "Until when they shall be; for good when it is left out.",
    }),
    reason: t.string({ validate: statedReason, description: "Why: they read this, too." }),
  }),
});

const SetRoleInput = builder.inputType("SetRoleInput", {
  description: "A person and the role they shall have.",
  fields: (t) => ({
    personId: t.id({ description: "The person's global id." }),
    role: t.field({ type: RoleEnum, description: "The role." }),
    reason: t.string({
      required: false,
      validate: actReason.nullish(),
      description: "Why, for the audit trail.",
    }),
  }),
});

const types = [SignedOutError, ForbiddenError, InvalidInputError, NotFoundError];

builder.mutationFields((t) => ({
  setCommentHidden: t.withAuth({ moderator: true }).field({
    type: SetCommentHiddenSuccess,
    description:
      "Hides a comment from everybody but its author and the moderators, or shows it again. For moderators, on people of a lower role. Safe to send again.",
    errors: {
      types,
      directResult: true,
      union: { name: "SetCommentHiddenResult", description: "The comment, or why not." },
    },
    args: { input: t.arg({ type: SetCommentHiddenInput, description: "Which, and why." }) },
    resolve: (_root, { input }, { db, viewer, clock }) => {
      const commentId = readRowId("Comment", input.commentId, ["input", "commentId"]);
      return setCommentHidden(db, viewer, clock, { ...input, commentId });
    },
  }),
  setPaperHidden: t.withAuth({ moderator: true }).field({
    type: SetPaperHiddenSuccess,
    description:
      "Hides a paper from everybody but the moderators, or shows it again. For moderators. Safe to send again.",
    errors: {
      types,
      directResult: true,
      union: { name: "SetPaperHiddenResult", description: "The paper, or why not." },
    },
    args: { input: t.arg({ type: SetPaperHiddenInput, description: "Which, and why." }) },
    resolve: async (_root, { input }, { db, viewer, clock }) => {
      const { paper, hidden, reason } = input;
      const paperId = await findAnyPaper(db, paper, ["input", "paper"]);
      return setPaperHidden(db, viewer, clock, { paperId, hidden, reason });
    },
  }),
  setSuspension: t.withAuth({ moderator: true }).field({
    type: SetSuspensionSuccess,
    description:
      "Suspends somebody, so that they read and change nothing, or lets them write again. For moderators, on people of a lower role. Safe to send again.",
    errors: {
      types,
      directResult: true,
      union: { name: "SetSuspensionResult", description: "The person, or why not." },
    },
    args: { input: t.arg({ type: SetSuspensionInput, description: "Who, how long, and why." }) },
    resolve: (_root, { input }, { db, viewer, clock }) =>
      setSuspension(db, viewer, clock, {
        ...input,
        personId: readPersonId(input.personId, ["input", "personId"]),
        until: input.until ?? null,
      }),
  }),
  setRole: t.withAuth({ admin: true }).field({
    type: SetRoleSuccess,
    description:
      "Gives somebody a role. For admins, on people of a lower role and on themselves, but for the last admin. Safe to send again.",
    errors: {
      types: [...types, ConflictError],
      directResult: true,
      union: { name: "SetRoleResult", description: "The person, or why not." },
    },
    args: { input: t.arg({ type: SetRoleInput, description: "Who, and which." }) },
    resolve: (_root, { input }, { db, viewer }) =>
      db.$transaction((tx) =>
        setRole(tx, viewer, {
          personId: readPersonId(input.personId, ["input", "personId"]),
          role: input.role,
          reason: input.reason ?? "",
        }),
      ),
  }),
}));
