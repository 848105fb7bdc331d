import { readNcbiUrl } from "@paperround/schema/paper-id/index-url";
import { site } from "../site.ts";

/** PubMed Central, at both of its hosts. */
export const pmc = site({
  name: "PubMed Central",
  hosts: ["ncbi.nlm.nih.gov"],
  where: /^pmc\.|^[^/]*\/(?:m\/)?pmc\b/i,
  pages: ["/articles/*", "/pmc/articles/*"],
  papers: /\/articles\/(?:PMC|pmid\/)?\d/i,
  ids: readNcbiUrl,
  listing: { paths: /\/search|\/issues\/\d|[?&]term=/i },
});
