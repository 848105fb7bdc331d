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
    from: ({ row, viewerId }, alias) => firstRows(1, alias, proposalsOf(viewerId(), row, alias)),
  },
});

/** The viewer's, first or after others, of a paper on no list; who was first is theirs and the editors' to know. */
function proposalsOf(viewer: string, paper: string, alias: string): string {
  return (
    `FROM (SELECT id, day, status, submitted_at, CASE WHEN submitter_id = ${viewer} OR EXISTS (` +
    `SELECT FROM people WHERE people.id = ${viewer} AND role <> 'MEMBER') THEN submitter_id END AS submitter_id ` +
    `FROM submissions WHERE paper_id = ${paper}.id AND ${paper}.listed_at IS NULL AND (submitter_id = ${viewer} ` +
    `OR EXISTS (SELECT FROM secondings WHERE submission_id = submissions.id AND user_id = ${viewer})) ` +
    `ORDER BY status, day DESC, submissions.id DESC) ${alias}`
  );
}

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
