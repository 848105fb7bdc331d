import { doiSite } from "../doi-site.ts";

/** SpringerLink: articles and chapters. A book lists its chapters, and has a DOI that ends with its ISBN. */
export const springer = doiSite({
  name: "SpringerLink",
  hosts: ["link.springer.com"],
  pages: ["/article/*", "/chapter/*", "/protocol/*", "/referenceworkentry/*", "/rwe/*"],
  papers:
    /^(?!.*\/97[89](?:-\d+){4}(?:\.\w+)?(?:\?|$))\/(?:10\.\d{4}|doi(?=\/10)|article|chapter|protocol|referenceworkentry|rwe|content\/(?:pdf|epub)(?=\/10)|epdf|download\/epub)\//i,
});
