import { encodeGlobalID } from "@pothos/plugin-relay";
import { column, registerSqlFields } from "../sql-fields.ts";

registerSqlFields("Person", {
  id: column("id", (id: string) => encodeGlobalID("Person", id)),
  handle: { value: ({ row }) => `coalesce(${row}.handle, '')` },
  name: column("name"),
  joinedAt: column("created_at", (moment: string) => new Date(moment)),
});
