import { encodeGlobalID } from "@pothos/plugin-relay";
import type { SqlPlace } from "../sql-fields.ts";
import { column, registerSqlFields, registerSqlRoot } from "../sql-fields.ts";

/** In the order of the schemes, which is that of the enum. */
function ids({ row }: SqlPlace): string {
  return (
    "(SELECT coalesce(json_agg(json_build_object('scheme', i.scheme, 'value', i.value) ORDER BY i.scheme), '[]') " +
    `FROM paper_ids i WHERE i.paper_id = ${row}.id)`
  );
}

function readMoment(moment: string): Date {
  return new Date(moment);
}

registerSqlFields("Paper", {
  id: column("id", (id: number) => encodeGlobalID("Paper", id)),
  title: column("title"),
  summary: column("summary"),
  publishedOn: column("published_on"),
  addedAt: column("created_at", readMoment),
  updatedAt: column("updated_at", readMoment),
  keywords: column("keywords"),
  categories: column("categories"),
  authorCount: column("author_count"),
  commentCount: column("comment_count"),
  sourceUpvoteCount: column("source_upvote_count"),
  sourceCommentCount: column("source_comment_count"),
  ids: { value: ids },
  links: {
    value: (place) =>
      `json_build_object('ids', ${ids(place)}, 'landingUrl', ${place.row}.landing_url, ` +
      `'pdfUrl', ${place.row}.pdf_url, 'codeUrl', ${place.row}.code_url, 'projectUrl', ${place.row}.project_url)`,
  },
});

registerSqlRoot("paper", { typename: "Paper", paths: [[]] });
registerSqlRoot("papers", { typename: "Paper", paths: [[]] });
