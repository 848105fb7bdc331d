import { encodeGlobalID } from "@pothos/plugin-relay";
import { builder } from "../builder.ts";
import type { Viewer } from "../context.ts";
import { ViewerType } from "../people/viewer.ts";
import type { DescribedChange } from "./describe-changes.ts";
import { describeChanges } from "./describe-changes.ts";
import type { Changes } from "./read-changes.ts";
import { MAX_CHANGES, readChanges } from "./read-changes.ts";

const paperId = {
  description: "The paper's global id.",
  resolve: (change: DescribedChange) => encodeGlobalID("Paper", change.paperId),
};

const listId = {
  description: "The list's global id.",
  resolve: (change: DescribedChange) => change.listGlobalId,
};

const hashes = {
  description: "SHA-256 in hex of `scheme:value` for each of the paper's ids, as in `lookup`.",
  resolve: (change: DescribedChange) => change.hashes,
};

const VoteChange = builder.objectRef<DescribedChange>("VoteChange").implement({
  description: "The viewer's vote on a paper.",
  fields: (t) => ({
    paperId: t.id(paperId),
    hashes: t.stringList(hashes),
    upvoted: t.boolean({
      description: "Whether it is there now.",
      resolve: (change) => !change.removed,
    }),
  }),
});

const ListItemChange = builder.objectRef<DescribedChange>("ListItemChange").implement({
  description: "A paper in one of the viewer's lists.",
  fields: (t) => ({
    listId: t.id(listId),
    paperId: t.id(paperId),
    hashes: t.stringList(hashes),
    removed: t.exposeBoolean("removed", { description: "Whether it is there no more." }),
  }),
});

const ListChange = builder.objectRef<DescribedChange>("ListChange").implement({
  description: "One of the viewer's lists.",
  fields: (t) => ({
    listId: t.id(listId),
    name: t.string({
      nullable: true,
      description: "Its name; null when it is gone.",
      resolve: (change) => change.list?.name ?? null,
    }),
    isDefault: t.boolean({
      description: "Whether it is the reading list.",
      resolve: (change) => change.list?.isDefault ?? false,
    }),
    removed: t.exposeBoolean("removed", { description: "Whether it is there no more." }),
  }),
});

const ViewerChange = builder.unionType("ViewerChange", {
  description: "One thing that became so, or is no more.",
  types: [VoteChange, ListItemChange, ListChange],
  resolveType: (change) =>
    ({ VOTE: VoteChange, LIST_ITEM: ListItemChange, LIST: ListChange })[change.kind],
});

const ViewerChanges = builder.objectRef<Changes>("ViewerChanges").implement({
  description: "What changed since a cursor, oldest first, each thing once and as it is now.",
  fields: (t) => ({
    changes: t.field({
      type: [ViewerChange],
      description: "The changes.",
      resolve: ({ changes }, _args, { db, viewer }) =>
        describeChanges(db, signedIn(viewer), changes),
    }),
    cursor: t.exposeString("cursor", { description: "Send it as `since` next time." }),
    hasMore: t.exposeBoolean("hasMore", { description: "Whether there is more already." }),
    reset: t.exposeBoolean("reset", {
      description: "The cursor meant another database: empty the copy, then take this.",
    }),
  }),
});

builder.prismaObjectFields(ViewerType, (t) => ({
  changes: t.field({
    type: ViewerChanges,
    description: "Votes, list items and lists that changed, so that a copy elsewhere can follow.",
    args: {
      since: t.arg.string({
        required: false,
        description: "The cursor of the last answer; everything when left out.",
      }),
      first: t.arg.int({
        defaultValue: MAX_CHANGES,
        description: `How many at most, up to ${MAX_CHANGES}.`,
      }),
    },
    complexity: { field: 10, multiplier: 1 },
    resolve: (_person, { since, first }, { db, viewer }) =>
      readChanges(db, signedIn(viewer), since, first),
  }),
}));

function signedIn(viewer: Viewer | null): Viewer {
  if (viewer) return viewer;
  throw new Error("A Viewer was answered although nobody is signed in.");
}
