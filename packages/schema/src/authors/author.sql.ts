import { encodeGlobalID } from "@pothos/plugin-relay";
import { column, registerSqlFields } from "../sql-fields.ts";

registerSqlFields("Paper", {
  authors: {
    page: "Authorship",
    from: ({ row }, alias) => `FROM authorships ${alias} WHERE ${alias}.paper_id = ${row}.id`,
    orderBy: (alias) => `${alias}.position`,
  },
});

registerSqlFields("Authorship", {
  name: column("name"),
  position: column("position"),
  author: {
    one: "Author",
    from: ({ row }, alias) => `FROM authors ${alias} WHERE ${alias}.id = ${row}.author_id`,
  },
});

registerSqlFields("Author", {
  id: column("id", (id: number) => encodeGlobalID("Author", id)),
  name: column("name"),
  orcid: column("orcid"),
});
