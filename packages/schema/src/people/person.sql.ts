import { encodeGlobalID } from "@pothos/plugin-relay";
import { column, registerSqlFields } from "../sql-fields.ts";

registerSqlFields("Person", {
  id: { value: ({ row }) => `${row}.id`, decode: (id: string) => encodeGlobalID("Person", id) },
  handle: { value: ({ row }) => `coalesce(${row}.handle, '')` },
  name: column("name"),
  joinedAt: {
    value: ({ row }) => `${row}.created_at`,
    decode: (moment: string) => new Date(moment),
  },
});
