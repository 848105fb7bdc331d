import { doiSite } from "../doi-site.ts";

/** IOPscience: `/article/10.1088/…/meta`. */
export const iop = doiSite({
  name: "IOPscience",
  hosts: ["iopscience.iop.org"],
  pages: ["/article/*"],
  papers: /^\/article\/|\/10\.\d{4}\/|^\/\d{4}-\d{3}[\dx](?:\/\w+){3}/i,
  listing: { paths: /^\/(?:issue|volume|journal|nsearch|\d{4}-\d{3}[\dx])(?:[/?]|$)/i },
});
