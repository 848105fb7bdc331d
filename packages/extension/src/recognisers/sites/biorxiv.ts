import { doiSite } from "../doi-site.ts";

/** bioRxiv and medRxiv: `/content/10.1101/…v2.full`. */
export const biorxiv = doiSite({
  name: "bioRxiv and medRxiv",
  hosts: ["biorxiv.org", "medrxiv.org"],
  pages: ["/content/*"],
  papers: /\/content\/(?:10\.\d|(?:(?:bio|med)rxiv\/)?early\/\d)|\/cgi\/content\//i,
  listing: { paths: /\/(?:search|collection|early\/recent|content\/early\/recent)/i },
});
