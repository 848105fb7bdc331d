import { doiFrom } from "../doi-from.ts";
import { site } from "../site.ts";

/** SSRN: the number of the abstract is the DOI's. */
export const ssrn = site({
  name: "SSRN",
  hosts: ["ssrn.com"],
  pages: ["/sol3/papers.cfm*", "/abstract=*"],
  papers: /abstract_?id=\d|\/abstract=\d/i,
  listing: { paths: /AbsByAuth|JELJOUR|\/results|search/i },
  ids: doiFrom("10.2139/ssrn.", /abstract(?:_?id)?=(\d+)/i),
});
