import { site } from "../site.ts";

/** CVF Open Access: CVPR, ICCV, WACV. Its papers have no DOI there. */
export const cvf = site({
  name: "CVF Open Access",
  hosts: ["openaccess.thecvf.com", "cv-foundation.org"],
  pages: ["/*/html/*"],
  papers: /\/(?:html|papers)\/.*_paper\.(?:html|pdf|php)/i,
  ownTitle: "#papertitle",
  listing: { paths: /^\/(?:openaccess\/)?(?:[A-Z]+\d{4}|menu)/i, rows: "dt" },
});
