import { z } from "zod";
import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import {
  ConflictError,
  InvalidInputError,
  NotFoundError,
  RateLimitedError,
  SignedOutError,
} from "../errors.ts";
import { PaperNode } from "../papers/paper.ts";
import { PaperRefInput } from "../papers/paper-ref-input.ts";
import { isSeen, severalLines, singleLine } from "../plain-text.ts";
import { ListItemNode, ReadStateEnum } from "./list.ts";
import { moveListItem } from "./move-list-item.ts";
import { removeFromList } from "./remove-from-list.ts";
import { saveToList } from "./save-to-list.ts";

/** Loads the paper of a success, with what the operation asks of it. */
function loadPaper(
  query: object,
  { paperId }: { paperId: number },
  _args: object,
  { db }: Context,
) {
  return db.paper.findUniqueOrThrow({ ...query, where: { id: paperId } });
}

interface Place {
  listId: number;
  paperId: number;
}

/** Loads the item of a success. */
async function loadItem(query: object, { listId, paperId }: Place, _args: object, { db }: Context) {
  const where = { listId_paperId: { listId, paperId } };
  const item = await db.listItem.findUnique({ ...query, where });
  if (item) return item;
  throw new NotFoundError("The paper has just been taken out again by another request.");
}

const SaveToListSuccess = builder.objectRef<Place>("SaveToListSuccess").implement({
  description: "The paper is in the list, as it was asked for.",
  fields: (t) => ({
    paper: t.prismaField({
      type: PaperNode,
      description: "The paper, with the lists it is in now.",
      resolve: loadPaper,
    }),
    item: t.prismaField({
      type: ListItemNode,
      description: "Its place in the list.",
      resolve: loadItem,
    }),
  }),
});

const RemoveFromListSuccess = builder
  .objectRef<{ paperId: number }>("RemoveFromListSuccess")
  .implement({
    description: "The paper is not in the list.",
    fields: (t) => ({
      paper: t.prismaField({
        type: PaperNode,
        description: "The paper, with the lists it is in now.",
        resolve: loadPaper,
      }),
    }),
  });

const MoveListItemSuccess = builder.objectRef<Place>("MoveListItemSuccess").implement({
  description: "The paper stands where it was asked for.",
  fields: (t) => ({
    item: t.prismaField({
      type: ListItemNode,
      description: "Its place in the list.",
      resolve: loadItem,
    }),
  }),
});

const note = z
  .string()
  .transform(severalLines)
  .pipe(z.string().max(10_000, "A note has at most 10,000 characters."));

const tag = z
  .string()
  .transform(singleLine)
  .pipe(
    z
      .string()
      .refine(isSeen, "A tag has at least one character.")
      .max(50, "A tag has at most 50 characters."),
  );

const tags = z.array(tag).max(20, "A paper has at most 20 tags in a list.");

const SaveToListInput = builder.inputType("SaveToListInput", {
  description: "A paper in a list, as it shall be. What is left out stays.",
  fields: (t) => ({
    paper: t.field({ type: PaperRefInput, description: "The paper." }),
    listId: t.id({
      required: false,
      description: "The list's global id; the reading list when left out.",
    }),
    note: t.string({
      required: false,
      validate: note.nullish(),
      description: "A note for oneself, in plain text.",
    }),
    tags: t.stringList({
      required: false,
      validate: tags.nullish(),
      description: "One's own words for it.",
    }),
    readState: t.field({
      type: ReadStateEnum,
      required: false,
      description: "How far one is with it.",
    }),
  }),
});

const RemoveFromListInput = builder.inputType("RemoveFromListInput", {
  description: "A paper that shall not be in a list.",
  fields: (t) => ({
    paper: t.field({ type: PaperRefInput, description: "The paper." }),
    listId: t.id({
      required: false,
      description: "The list's global id; the reading list when left out.",
    }),
  }),
});

const MoveListItemInput = builder.inputType("MoveListItemInput", {
  description: "Where a paper shall stand in a list's MANUAL order: name one neighbour.",
  fields: (t) => ({
    paper: t.field({ type: PaperRefInput, description: "The paper to move." }),
    listId: t.id({
      required: false,
      description: "The list's global id; the reading list when left out.",
    }),
    before: t.field({
      type: PaperRefInput,
      required: false,
      description: "The paper of the list that it shall stand right before.",
    }),
    after: t.field({
      type: PaperRefInput,
      required: false,
      description: "The paper of the list that it shall stand right after.",
    }),
  }),
});

builder.mutationFields((t) => ({
  saveToList: t.withAuth({ scope: "LISTS" }).field({
    type: SaveToListSuccess,
    description:
      "Puts a paper into one of the viewer's lists, or changes how it stands there. Safe to send again.",
    errors: {
      types: [SignedOutError, InvalidInputError, NotFoundError, ConflictError, RateLimitedError],
      directResult: true,
      union: { name: "SaveToListResult", description: "The paper and its place, or why not." },
    },
    args: { input: t.arg({ type: SaveToListInput, description: "The paper as it shall stand." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      return saveToList(db, viewer, input);
    },
  }),
  moveListItem: t.withAuth({ scope: "LISTS" }).field({
    type: MoveListItemSuccess,
    description:
      "Moves a paper in the MANUAL order of one of the viewer's lists. Safe to send again.",
    errors: {
      types: [SignedOutError, InvalidInputError, NotFoundError, RateLimitedError],
      directResult: true,
      union: { name: "MoveListItemResult", description: "The moved paper, or why not." },
    },
    args: {
      input: t.arg({ type: MoveListItemInput, description: "The paper and its neighbour." }),
    },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      return moveListItem(db, viewer, input);
    },
  }),
  removeFromList: t.withAuth({ scope: "LISTS" }).field({
    type: RemoveFromListSuccess,
    description: "Takes a paper out of one of the viewer's lists. Safe to send again.",
    errors: {
      types: [SignedOutError, InvalidInputError, NotFoundError, RateLimitedError],
      directResult: true,
      union: { name: "RemoveFromListResult", description: "The changed paper, or why not." },
    },
    args: { input: t.arg({ type: RemoveFromListInput, description: "The paper and the list." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      return removeFromList(db, viewer, input);
    },
  }),
}));
