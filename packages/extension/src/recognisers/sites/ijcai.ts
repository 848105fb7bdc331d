import { readDoi } from "@paperround/schema/paper-id/doi";
import { site } from "../site.ts";

/** IJCAI's proceedings: since 2017 the address holds the DOI. */
export const ijcai = site({
  name: "IJCAI",
  hosts: ["ijcai.org"],
  pages: ["/proceedings/*", "/abstract/*"],
  papers:
    /^\/proceedings[/-]\d{4}\/(?:bibtex\/)?\d+|^\/(?:proceedings|abstract)\/\d+(?:-\d)?\/(?:papers\/)?\d+|\/papers\/\w+-\d+\.pdf/i,
  ids: (address) => {
    const [, year = "", number = ""] =
      /^\/proceedings[/-](\d{4})\/(?:bibtex\/)?0*(\d+)/i.exec(address.path) ?? [];
    return Number(year) >= 2017 ? readDoi(`10.24963/ijcai.${year}/${number}`) : null;
  },
  listing: { paths: /^\/proceedings\/\d{4}\/?(?:\?|$)/i, rows: ".paper_wrapper", title: ".title" },
});
