import { builder } from "../builder.ts";
import { keysetPage, keysetQuery } from "../keyset.ts";
import { byRow, registerNodeLoader } from "../node-loaders.ts";
import { nodePaths } from "../node-paths.ts";
import { PaperNode } from "../papers/paper.ts";
import { PersonNode } from "../people/person.ts";

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

const ITEMS = {
  name: "items",
  direction: "desc",
  columns: { addedAt: "moment", paperId: "integer" },
} as const;

/** The condition under which a list is this person's to see. */
function visibleTo(viewerId: string | undefined) {
  return { OR: [{ visibility: { not: "PRIVATE" as const } }, { ownerId: viewerId ?? "" }] };
}

export const ListItemNode = builder.prismaNode("ListItem", {
  id: { field: "listId_paperId", description: "The global id." },
  select: { listId: true, paperId: true },
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
  id: { field: "id", description: "The global id." },
  select: { id: true },
  description: "A person's named collection of papers.",
  fields: (t) => ({
    name: t.exposeString("name", { description: "Its name, unique among its owner's." }),
    isDefault: t.boolean({
      description: "Whether it is the reading list, which everybody has and nobody can delete.",
      select: { readingListOf: true },
      resolve: (list) => list.readingListOf !== null,
    }),
    visibility: t.expose("visibility", {
      type: ListVisibilityEnum,
      description: "Who may see it.",
    }),
    itemCount: t.exposeInt("itemCount", { description: "How many papers are in it." }),
    owner: t.relation("owner", { type: PersonNode, description: "Whose it is." }),
    items: t.connection({
      type: ListItemNode,
      description: "Its papers, the last added first.",
      select: (args, _context, nested) => ({
        items: nested(
          { ...keysetQuery(ITEMS, args), select: { listId: true, paperId: true, addedAt: true } },
          nodePaths("ListItem"),
        ),
      }),
      resolve: (list, args) => keysetPage(ITEMS, args, list.items),
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
}));

/** Prisma's compound id as Pothos writes it into a global id: a JSON array. */
function readItemId(id: string): [number, number] {
  const parts: unknown = JSON.parse(id);
  if (!Array.isArray(parts)) return [0, 0];
  return [Number(parts[0]), Number(parts[1])];
}

registerNodeLoader(
  "List",
  byRow((query, { db, viewer }) =>
    db.list.findMany({ ...query, where: { AND: [query.where, visibleTo(viewer?.id)] } }),
  ),
);

registerNodeLoader("ListItem", {
  load: (ids, query, { db, viewer }) =>
    db.listItem.findMany({
      ...query,
      where: {
        OR: ids.map(readItemId).map(([listId, paperId]) => ({ listId, paperId })),
        list: visibleTo(viewer?.id),
      },
    }),
  idsOf: (row) => {
    const { listId, paperId } = row as { listId: number; paperId: number };
    return [JSON.stringify([String(listId), String(paperId)])];
  },
});
