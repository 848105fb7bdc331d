import { doiFrom } from "../doi-from.ts";
import { site } from "../site.ts";

/** IOPscience: `/article/10.1088/…/meta`; formerly `/0026-1394/12/4/002`. */
export const iop = site({
  name: "IOPscience",
  hosts: ["iopscience.iop.org"],
  pages: ["/article/*"],
  papers: /^\/article\/|\/10\.\d{4}\/|^\/\d{4}-\d{3}[\dx](?:\/\w+){3}/i,
  ids: doiFrom("10.1088/", /^\/(\d{4}-\d{3}[\dx](?:\/\w+){3})/i),
  listing: { paths: /^\/(?:issue|volume|journal|collections|nsearch|\d{4}-\d{3}[\dx])(?:[/?]|$)/i },
});
