import { doiSite } from "../doi-site.ts";

/** Project Euclid: its citation tags leave out the DOI's prefix, Dublin Core has all of it. */
export const projectEuclid = doiSite({
  name: "Project Euclid",
  hosts: ["projecteuclid.org"],
  pages: ["/journals/*", "/proceedings/*", "/ebooks/*", "/euclid.*"],
  papers:
    /\.(?:full|short|pdf)(?:\?|$)|^\/(?:download\/pdf\w*\/)?euclid\.\w+\/\d|\/chapter\/[^/]+\/\w|[?&](?:handle=euclid\.|urlid=10\.)/i,
});
