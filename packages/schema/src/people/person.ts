import { builder } from "../builder.ts";
import { registerNodeLoader } from "../node-loaders.ts";
import "./person.sql.ts";

const HANDLE = /^[a-z0-9-]{1,60}$/i;

/** A person as everybody sees them: never the address. */
export const PersonNode = builder.prismaNode("User", {
  variant: "Person",
  id: { field: "id", description: "The global id." },
  select: { id: true },
  description: "Somebody with an account here, as everybody sees them.",
  fields: (t) => ({
    handle: t.string({
      description: "Their unique public name.",
      select: { handle: true },
      resolve: (person) => person.handle ?? "",
    }),
    name: t.exposeString("name", { description: "The name they chose to show." }),
    joinedAt: t.expose("createdAt", { type: "DateTime", description: "Since when they are here." }),
  }),
});

builder.queryField("person", (t) =>
  t.prismaField({
    type: PersonNode,
    nullable: true,
    description: "One person; null when nobody has this handle.",
    args: { handle: t.arg.string({ description: "Their unique public name." }) },
    resolve: (query, _root, { handle }, { db }) =>
      // What no handle looks like need not be looked up, and the database takes not every text.
      HANDLE.test(handle)
        ? db.user.findUnique({ ...query, where: { handle: handle.toLowerCase() } })
        : null,
  }),
);

registerNodeLoader("Person", {
  load: (ids, query, { db }) => db.user.findMany({ ...query, where: { id: { in: ids } } }),
  idsOf: (row) => [(row as { id: string }).id],
});
