import { encodeGlobalID } from "@pothos/plugin-relay";
import { column, registerSqlFields, registerSqlRoot } from "../sql-fields.ts";

registerSqlFields("LookupPaper", {
  id: column("id", (id: number) => encodeGlobalID("Paper", id)),
  // The same as `lookupHashOf`, in the order of the schemes.
  hashes: {
    value: ({ row }) =>
      "(SELECT coalesce(json_agg(encode(sha256(convert_to(lower(i.scheme::text) || ':' || i.value, 'UTF8')), 'hex') " +
      `ORDER BY i.scheme, i.value), '[]') FROM paper_ids i WHERE i.paper_id = ${row}.id)`,
  },
  upvoteCount: column("upvote_count"),
  commentCount: column("comment_count"),
});

registerSqlRoot("lookup", { typename: "LookupPaper", paths: [["bucket", "papers"]] });
