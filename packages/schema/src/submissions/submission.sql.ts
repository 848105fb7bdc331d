import { encodeGlobalID } from "@pothos/plugin-relay";
import { column, firstRows, registerSqlFields } from "../sql-fields.ts";

registerSqlFields("Paper", {
  submission: {
    one: "Submission",
    from: ({ row }, alias) =>
      firstRows(
        1,
        alias,
        `FROM submissions ${alias} WHERE ${alias}.paper_id = ${row}.id AND ${alias}.status = 'LISTED' ORDER BY ${alias}.day`,
      ),
  },
  viewerProposal: {
    one: "Submission",
    from: ({ row, viewerId }, alias) =>
      firstRows(
        1,
        alias,
        `FROM submissions ${alias} WHERE ${alias}.paper_id = ${row}.id AND ${alias}.submitter_id = ${viewerId()} AND ${row}.listed_at IS NULL ORDER BY ${alias}.day DESC, ${alias}.id DESC`,
      ),
  },
});

registerSqlFields("Submission", {
  id: column("id", (id: number) => encodeGlobalID("Submission", id)),
  day: column("day"),
  status: column("status"),
  submittedAt: column("submitted_at", (moment: string) => new Date(moment)),
  submitter: {
    one: "Person",
    from: ({ row }, alias) => `FROM people ${alias} WHERE ${alias}.id = ${row}.submitter_id`,
  },
});
