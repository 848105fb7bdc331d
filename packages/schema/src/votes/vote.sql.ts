import { column, registerSqlFields } from "../sql-fields.ts";

registerSqlFields("Paper", {
  upvoteCount: column("upvote_count"),
  viewerHasUpvoted: {
    value: ({ row, viewerId }) =>
      `EXISTS (SELECT FROM votes v WHERE v.user_id = ${viewerId()} AND v.paper_id = ${row}.id)`,
  },
});
