import { doiFrom } from "../doi-from.ts";
import { site } from "../site.ts";

/** bioRxiv and medRxiv: `/content/10.1101/…v2.full`; their former addresses name no prefix. */
export const biorxiv = site({
  name: "bioRxiv and medRxiv",
  hosts: ["biorxiv.org", "medrxiv.org"],
  pages: ["/content/*"],
  papers:
    /\/content\/(?:10\.\d|(?:(?:bio|med)rxiv\/)?early\/\d)|\/cgi\/content\/|\/(?:lookup|cgi)\/doi\/10\./i,
  ids: doiFrom("10.1101/", /\/(?:early\/\d+\/\d+\/\d+|cgi\/content\/\w+)\/([\d.]*\d)/),
  listing: { paths: /\/(?:search|collection|early\/recent|content\/early\/recent)/i },
});
