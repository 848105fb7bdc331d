import { encodeGlobalID } from "@pothos/plugin-relay";
import { column, registerSqlFields } from "../sql-fields.ts";

registerSqlFields("Paper", {
  org: {
    one: "Org",
    from: ({ row }, alias) => `FROM orgs ${alias} WHERE ${alias}.id = ${row}.org_id`,
  },
});

registerSqlFields("Org", {
  id: column("id", (id: number) => encodeGlobalID("Org", id)),
  slug: column("slug"),
  name: column("name"),
  url: column("url"),
});
