import { readOpenReviewUrl } from "@paperround/schema/paper-id/index-url";
import { site } from "../site.ts";

/** OpenReview: forums of papers and their PDFs. Its pages change without being loaded. */
export const openreview = site({
  name: "OpenReview",
  hosts: ["openreview.net"],
  pages: ["/", "/forum*", "/group*", "/search*", "/venue*", "/submissions*", "/profile*"],
  papers: /^\/(?:forum|pdf|attachment|revisions|references\/pdf)(?:[/?]|$)/i,
  ids: readOpenReviewUrl,
  title: ".forum-title h2, h2.note_content_title, .note h2",
  listing: { paths: /^\/(?:group|search|venue|submissions|profile)|^\/$/i, rows: "li, .note" },
});
