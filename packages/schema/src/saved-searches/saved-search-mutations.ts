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
import { idempotencyKey } from "../idempotency/idempotency-key.ts";
import { isSeen, singleLine } from "../plain-text.ts";
import { SearchFilterInput, SearchSortEnum } from "../search/search.ts";
import { MAX_KEPT_QUERY } from "./kept-search.ts";
import { removeSavedSearch } from "./remove-saved-search.ts";
import { MAX_SEARCHES, saveSearch } from "./save-search.ts";
import { SavedSearchNode } from "./saved-search.ts";
import { updateSavedSearch } from "./update-saved-search.ts";

const searchName = z
  .string()
  .transform(singleLine)
  .pipe(
    z
      .string()
      .refine(isSeen, "Give the search a name.")
      .max(100, "A search's name has at most 100 characters: shorten it."),
  );

interface ChangedSearch {
  searchId: number;
}

/** Loads the search of a success, with what the operation asks of it. */
export async function loadSavedSearch(
  query: object,
  { searchId }: ChangedSearch,
  _args: object,
  { db }: Context,
) {
  const search = await db.savedSearch.findUnique({ ...query, where: { id: searchId } });
  if (search) return search;
  throw new NotFoundError("This search has just been removed by another request.");
}

const SaveSearchSuccess = builder.objectRef<ChangedSearch>("SaveSearchSuccess").implement({
  description: "The search is kept.",
  fields: (t) => ({
    savedSearch: t.prismaField({
      type: SavedSearchNode,
      description: "The search.",
      resolve: loadSavedSearch,
    }),
  }),
});

const UpdateSavedSearchSuccess = builder
  .objectRef<ChangedSearch>("UpdateSavedSearchSuccess")
  .implement({
    description: "The search is as it was asked for.",
    fields: (t) => ({
      savedSearch: t.prismaField({
        type: SavedSearchNode,
        description: "The search.",
        resolve: loadSavedSearch,
      }),
    }),
  });

const RemoveSavedSearchSuccess = builder
  .objectRef<{ removedId: string }>("RemoveSavedSearchSuccess")
  .implement({
    description: "The search is gone, with its feed and what it told of.",
    fields: (t) => ({
      removedId: t.exposeID("removedId", { description: "The global id it had." }),
    }),
  });

const SaveSearchInput = builder.inputType("SaveSearchInput", {
  description: "A search to keep.",
  fields: (t) => ({
    name: t.string({ validate: searchName, description: "What the viewer calls it." }),
    query: t.string({
      description: `What is searched for, as in \`search\`: at most ${MAX_KEPT_QUERY} characters.`,
    }),
    filter: t.field({
      type: SearchFilterInput,
      required: false,
      description: "What a paper has to be, too.",
    }),
    sort: t.field({
      type: SearchSortEnum,
      required: false,
      description: "What stands first; RELEVANCE unless told.",
    }),
    notify: t.boolean({
      required: false,
      description: "Whether the viewer is told of new papers that fit it; no unless told.",
    }),
    idempotencyKey: t.string({
      validate: idempotencyKey,
      description: "Chosen by the client, new for each search: sent again, it keeps no second one.",
    }),
  }),
});

const UpdateSavedSearchInput = builder.inputType("UpdateSavedSearchInput", {
  description: "A search as it shall be. What is left out stays.",
  fields: (t) => ({
    savedSearchId: t.id({ description: "The search's global id." }),
    name: t.string({
      required: false,
      validate: searchName.nullish(),
      description: "Its new name.",
    }),
    query: t.string({
      required: false,
      description:
        "What is searched for. Another query, or filter, tells of what comes from then on.",
    }),
    filter: t.field({
      type: SearchFilterInput,
      required: false,
      description: "What a paper has to be, too, in place of all that was given before.",
    }),
    sort: t.field({ type: SearchSortEnum, required: false, description: "What stands first." }),
    notify: t.boolean({
      required: false,
      description: "Whether the viewer is told of new papers that fit it.",
    }),
    seen: t.boolean({
      required: false,
      description: "True: all it told of is read, and `newCount` is 0.",
    }),
  }),
});

const RemoveSavedSearchInput = builder.inputType("RemoveSavedSearchInput", {
  description: "A search to remove.",
  fields: (t) => ({ savedSearchId: t.id({ description: "The search's global id." }) }),
});

builder.mutationFields((t) => ({
  saveSearch: t.withAuth({ scope: "LISTS" }).field({
    type: SaveSearchSuccess,
    description: `Keeps a search, at most ${MAX_SEARCHES} a person.`,
    errors: {
      types: [SignedOutError, InvalidInputError, ConflictError, RateLimitedError],
      directResult: true,
      union: { name: "SaveSearchResult", description: "The search, or why not." },
    },
    args: { input: t.arg({ type: SaveSearchInput, description: "The search." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      return saveSearch(db, viewer, {
        ...input,
        filter: input.filter ?? null,
        sort: input.sort ?? "RELEVANCE",
        notify: input.notify ?? false,
      });
    },
  }),
  updateSavedSearch: t.withAuth({ scope: "LISTS" }).field({
    type: UpdateSavedSearchSuccess,
    description: "Changes a search that the viewer keeps. Safe to send again.",
    errors: {
      types: [SignedOutError, InvalidInputError, NotFoundError, RateLimitedError],
      directResult: true,
      union: { name: "UpdateSavedSearchResult", description: "The search, or why not." },
    },
    args: {
      input: t.arg({ type: UpdateSavedSearchInput, description: "The search as it shall be." }),
    },
    resolve: async (_root, { input }, { db, viewer, clock, limits }) => {
      await limits.spend("write", viewer.id);
      return updateSavedSearch(db, viewer, clock, input);
    },
  }),
  removeSavedSearch: t.withAuth({ scope: "LISTS" }).field({
    type: RemoveSavedSearchSuccess,
    description: "Removes a search that the viewer keeps. Safe to send again.",
    errors: {
      types: [SignedOutError, InvalidInputError, RateLimitedError],
      directResult: true,
      union: { name: "RemoveSavedSearchResult", description: "What is gone, or why not." },
    },
    args: { input: t.arg({ type: RemoveSavedSearchInput, description: "Which." }) },
    resolve: async (_root, { input }, { db, viewer, limits }) => {
      await limits.spend("write", viewer.id);
      return removeSavedSearch(db, viewer, input);
    },
  }),
}));
