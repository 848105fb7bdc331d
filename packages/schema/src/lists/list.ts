import { builder } from "../builder.ts";
import type { Keyset } from "../keyset.ts";
import { keysetPage, keysetQuery } from "../keyset.ts";
import { registerNodeLoader } from "../node-loaders.ts";
import { nodePaths } from "../node-paths.ts";
import { PaperNode } from "../papers/paper.ts";
import { shownTo } from "../papers/shown-papers.ts";
import { PersonNode } from "../people/person.ts";
import { loadHiddenItems } from "./hidden-items-loader.ts";
import { whereItems } from "./item-filter.ts";
import type { ListItemOrder } from "./item-order.ts";
import { ITEM_KEYS, ITEM_ORDERS } from "./item-order.ts";
import { visibleByKey } from "./own-list.ts";

export const ListVisibilityEnum = builder.enumType("ListVisibility", {
  description: "Who may see a list.",
  values: {
    PRIVATE: { description: "Its owner alone." },
    UNLISTED: { description: "Whoever has its id." },
    PUBLIC: { description: "Everybody; it may be shown and counted." },
  } as const,
});

export const ReadStateEnum = builder.enumType("ReadState", {
  description: "How far its owner is with a paper.",
  values: {
    UNREAD: { description: "Not begun." },
    READING: { description: "Begun." },
    READ: { description: "Done." },
  } as const,
});

const ListItemOrderEnum = builder.enumType("ListItemOrder", {
  description: "How the papers of a list can be ordered.",
  values: {
    ADDED: { description: "The last added first." },
    MANUAL: { description: "As the owner put them: see `moveListItem`. New ones stand last." },
    TITLE: { description: "By title." },
    PUBLISHED: { description: "The newest paper first, those without a date last." },
    UPVOTES: { description: "Most upvotes of this community first." },
  } as const,
});

const LISTS = { name: "lists", direction: "asc", columns: { id: "integer" } } as const;

/** Its rows are found by their own key; its global id carries the list's public id, as the list's own does. */
const ITEM_ID = {
  field: "listId_paperId",
  resolve: (item: { paperId: number; list: { publicId: string } }) =>
    JSON.stringify([item.list.publicId, String(item.paperId)]),
  description: "The global id.",
  // The mapper's types know of one or the other; it takes both.
} as { field: "listId_paperId"; description: string };

export const ListItemNode = builder.prismaNode("ListItem", {
  id: ITEM_ID,
  select: { listId: true, paperId: true, list: { select: { publicId: true } } },
  description: "A paper in a list.",
  fields: (t) => ({
    note: t.string({
      description: "The owner's note, in plain text; empty for everybody else.",
      select: { note: true, ownerId: true },
      resolve: (item, _args, { viewer }) => (viewer?.id === item.ownerId ? item.note : ""),
    }),
    tags: t.exposeStringList("tags", { description: "The owner's words for it." }),
    readState: t.expose("readState", {
      type: ReadStateEnum,
      description: "How far the owner is with it.",
    }),
    addedAt: t.expose("addedAt", { type: "DateTime", description: "When it was put there." }),
    paper: t.relation("paper", { type: PaperNode, description: "The paper." }),
  }),
});

export const ListNode = builder.prismaNode("List", {
  id: { field: "publicId", description: "The global id." },
  select: { id: true, publicId: true },
  description: "A person's named collection of papers.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Its name, unique among its owner's." }),
    description: t.exposeString("description", {
      description: "What it is about, in plain text; empty when its owner says nothing.",
    }),
    isDefault: t.boolean({
      description: "Whether it is the reading list, which everybody has and nobody can delete.",
      select: { readingListOf: true },
      resolve: (list) => list.readingListOf !== null,
    }),
    visibility: t.expose("visibility", {
      type: ListVisibilityEnum,
      description: "Who may see it.",
    }),
    itemCount: t.int({
      description: "How many papers are in it, of those that the viewer may see.",
      select: { id: true, itemCount: true },
      resolve: async ({ id, itemCount }, _args, context) =>
        itemCount - (await loadHiddenItems(id, context)),
    }),
    owner: t.relation("owner", { type: PersonNode, description: "Whose it is." }),
    items: t.connection({
      type: ListItemNode,
      description: "Its papers.",
      args: {
        orderBy: t.arg({
          type: ListItemOrderEnum,
          required: false,
          description: "In which order; ADDED unless told.",
        }),
        search: t.arg.string({
          required: false,
          description:
            "Only those with each of these words in title, authors or tags, or in the note where it is one's own list; beginnings and parts of words count, case and diacritics do not.",
        }),
        tag: t.arg.string({ required: false, description: "Only those with this tag." }),
        readState: t.arg({
          type: ReadStateEnum,
          required: false,
          description: "Only those that the owner is this far with.",
        }),
      },
      select: (args, context, nested) => {
        const { where, ...page } = keysetQuery<string>(orderOf(args), args);
        return {
          items: nested(
            {
              ...page,
              where: {
                AND: [where, whereItems(args, context.viewer?.id), { paper: shownTo(context) }],
              },
              select: ITEM_KEYS,
            },
            nodePaths("ListItem"),
          ),
        };
      },
      resolve: (list, args) => keysetPage<string, object>(orderOf(args), args, list.items) as never,
    }),
  }),
});

builder.prismaObjectFields(ListItemNode, (t) => ({
  list: t.relation("list", { type: ListNode, description: "The list it is in." }),
}));

builder.prismaObjectFields(PaperNode, (t) => ({
  viewerLists: t.field({
    type: [ListNode],
    description: "The viewer's lists that hold it, by name; at most 100, as nobody can have more.",
    select: (_args, { viewer }, nested) => ({
      listItems: {
        where: { ownerId: viewer?.id ?? "" },
        orderBy: { list: { name: "asc" } },
        select: { list: nested() },
      },
    }),
    resolve: (paper) => paper.listItems.map((item) => item.list),
  }),
  viewerItems: t.field({
    type: [ListItemNode],
    description:
      "Its places in the viewer's lists, with note, tags and read state, by the list's name; at most 100.",
    select: (_args, { viewer }, nested) => ({
      listItems: nested({
        where: { ownerId: viewer?.id ?? "" },
        orderBy: { list: { name: "asc" } },
        select: { listId: true, paperId: true, list: { select: { publicId: true } } },
      }),
    }),
    resolve: (paper) => paper.listItems,
  }),
}));

builder.prismaObjectFields(PersonNode, (t) => ({
  lists: t.connection({
    type: ListNode,
    description: "Their public lists, the oldest first.",
    select: (args, _context, nested) => {
      const { where, ...page } = keysetQuery(LISTS, args);
      return {
        lists: nested(
          {
            ...page,
            where: { AND: [where, { visibility: "PUBLIC" }] },
            select: { id: true, publicId: true },
          },
          nodePaths("List"),
        ),
      };
    },
    resolve: (person, args) => keysetPage(LISTS, args, person.lists),
  }),
}));

function orderOf({ orderBy }: { orderBy?: ListItemOrder | null | undefined }): Keyset {
  return ITEM_ORDERS[orderBy ?? "ADDED"];
}

/** The list's key and the paper's row in an item's global id. */
function readItemKey(id: string): [string, number] {
  const [key, paperId] = JSON.parse(id) as [string, string];
  return [key, Number(paperId)];
}

registerNodeLoader("List", {
  load: (ids, query, { db, viewer }) =>
    db.list.findMany({ ...query, where: { OR: ids.map((id) => visibleByKey(id, viewer?.id)) } }),
  idsOf: (row) => {
    const { id, publicId } = row as { id: number; publicId: string };
    return [publicId, String(id)];
  },
});

registerNodeLoader("ListItem", {
  load: (ids, query, context) =>
    context.db.listItem.findMany({
      ...query,
      where: {
        OR: ids.map(readItemKey).map(([key, paperId]) => ({
          paperId,
          list: visibleByKey(key, context.viewer?.id),
        })),
        paper: shownTo(context),
      },
    }),
  idsOf: (row) => {
    const { listId, paperId, list } = row as {
      listId: number;
      paperId: number;
      list: { publicId: string };
    };
    return [list.publicId, String(listId)].map((key) => JSON.stringify([key, String(paperId)]));
  },
});
