import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  RateLimitedError,
  SignedOutError,
} from "../errors.ts";
import { idempotencyKey } from "../idempotency/idempotency-key.ts";
import { createList } from "./create-list.ts";
import { deleteList } from "./delete-list.ts";
import { listDescription, listName } from "./list-name.ts";
import { ListNode, ListVisibilityEnum } from "./list.ts";
import { updateList } from "./update-list.ts";

interface ChangedList {
  listId: number;
}

/** Loads the list of a success, with what the operation asks of it. */
async function loadList(query: object, { listId }: ChangedList, _args: object, { db }: Context) {
  const list = await db.list.findUnique({ ...query, where: { id: listId } });
  if (list) return list;
  throw new NotFoundError("This list has just been deleted by another request.");
}

const CreateListSuccess = builder.objectRef<ChangedList>("CreateListSuccess").implement({
  description: "The list is there.",
  fields: (t) => ({
    list: t.prismaField({ type: ListNode, description: "The list.", resolve: loadList }),
  }),
});

const UpdateListSuccess = builder.objectRef<ChangedList>("UpdateListSuccess").implement({
  description: "The list is as it was asked for.",
  fields: (t) => ({
    list: t.prismaField({ type: ListNode, description: "The list.", resolve: loadList }),
  }),
});

const DeleteListSuccess = builder.objectRef<{ deletedId: string }>("DeleteListSuccess").implement({
  description: "The list is gone.",
  fields: (t) => ({
    deletedId: t.exposeID("deletedId", { description: "The global id it had." }),
  }),
});

const CreateListInput = builder.inputType("CreateListInput", {
  description: "A new list.",
  fields: (t) => ({
    name: t.string({ validate: listName, description: "Its name, unique among the viewer's." }),
    description: t.string({
      required: false,
      validate: listDescription.nullish(),
      description: "What it is about, in plain text; nothing unless told.",
    }),
    visibility: t.field({
      type: ListVisibilityEnum,
      required: false,
      description: "Who may see it; PRIVATE unless told.",
    }),
    idempotencyKey: t.string({
      validate: idempotencyKey,
      description: "Chosen by the client, new for each list: sent again, it makes no second one.",
    }),
  }),
});

const UpdateListInput = builder.inputType("UpdateListInput", {
  description: "A list as it shall be. What is left out stays.",
  fields: (t) => ({
    listId: t.id({ description: "The list's global id." }),
    name: t.string({ required: false, validate: listName.nullish(), description: "Its new name." }),
    description: t.string({
      required: false,
      validate: listDescription.nullish(),
      description: "What it is about, in plain text; empty for nothing.",
    }),
    visibility: t.field({
      type: ListVisibilityEnum,
      required: false,
      description: "Who may see it.",
    }),
  }),
});

const DeleteListInput = builder.inputType("DeleteListInput", {
  description: "A list to delete.",
  fields: (t) => ({ listId: t.id({ description: "The list's global id." }) }),
});

builder.mutationFields((t) => ({
  createList: t.withAuth({ scope: "LISTS" }).field({
    type: CreateListSuccess,
    description: "Makes a list.",
    errors: {
      types: [SignedOutError, InvalidInputError, ConflictError, RateLimitedError],
      directResult: true,
      union: { name: "CreateListResult", description: "The list, or why not." },
    },
    args: { input: t.arg({ type: CreateListInput, description: "The list." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      const { description, visibility, ...list } = input;
      return createList(db, viewer, {
        ...list,
        // Left out where it is not given: a retry of a client that never heard of it is the same as before.
        ...(description == null ? {} : { description }),
        visibility: visibility ?? "PRIVATE",
      });
    },
  }),
  updateList: t.withAuth({ scope: "LISTS" }).field({
    type: UpdateListSuccess,
    description: "Renames or describes a list or changes who may see it. Safe to send again.",
    errors: {
      types: [SignedOutError, InvalidInputError, NotFoundError, ConflictError, RateLimitedError],
      directResult: true,
      union: { name: "UpdateListResult", description: "The list, or why not." },
    },
    args: { input: t.arg({ type: UpdateListInput, description: "The list as it shall be." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      return updateList(db, viewer, input);
    },
  }),
  deleteList: t.withAuth({ scope: "LISTS" }).field({
    type: DeleteListSuccess,
    description: "Deletes a list with what is in it. Safe to send again.",
    errors: {
      types: [SignedOutError, InvalidInputError, ForbiddenError, RateLimitedError],
      directResult: true,
      union: { name: "DeleteListResult", description: "What is gone, or why not." },
    },
    args: { input: t.arg({ type: DeleteListInput, description: "Which list." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      return deleteList(db, viewer, input);
    },
  }),
}));
