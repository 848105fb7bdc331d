import { readPageUrl } from "@paperround/schema/paper-id/page-url";
import type { PageUrl } from "@paperround/schema/paper-id/page-url";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import type { Listing, PaperAddress, Recogniser } from "./recogniser.ts";

/** What is particular about a site; everything else is what most sites do. */
export interface SiteRules {
  name: string;
  /** Each with its sub-domains. */
  hosts: string[];
  /** Where several sites share a host: the part of `host/path` that is this one's. */
  where?: RegExp;
  /** Paths, as in match patterns, of pages that may show a paper. PDFs are left out. */
  pages: string[];
  /** Paths of one paper's pages, with their query. */
  papers: RegExp;
  /** The id that the address itself names; left out where it names none. */
  ids?: (address: PageUrl) => PaperIdentifier | null;
  /** Where the title stands on pages whose metadata leave it out, and whose address says that they are a paper's. */
  title?: string;
  /** The same on pages of which only this says that they are a paper's: no heading of a challenge or an error. */
  ownTitle?: string;
  /** Where the DOI stands, as nothing but that, on pages whose metadata leave it out. */
  doi?: string;
  /** Who completes the page's metadata. */
  reader?: PaperAddress["reader"];
  listing?: Listing;
}

/** A recogniser for a site that names its papers in addresses or embedded metadata. */
// @__NO_SIDE_EFFECTS__
export function site(rules: SiteRules): Recogniser {
  const { name, hosts, pages, papers, where, doi, reader } = rules;
  const { ids = () => null, listing = {} } = rules;
  const patterns = (paths: string[]) =>
    hosts.flatMap((host) => paths.map((path) => `*://*.${host}${path}`));
  return {
    name,
    // Made when somebody asks: what runs on pages does not.
    get pages() {
      return patterns(pages);
    },
    get hosts() {
      return patterns(["/*"]);
    },
    listing,
    knows: ({ hostname, pathname }) =>
      hosts.some((host) => `.${hostname}`.endsWith(`.${host}`)) &&
      (!where || where.test(hostname + pathname)),

    readAddress(url) {
      const address = readPageUrl(url.href);
      if (!address || !papers.test(address.path + url.search)) return null;
      const id = ids(address);
      const title = (id && rules.title) ?? rules.ownTitle;
      return {
        id: id && { scheme: id.scheme, value: id.value },
        ...(title !== undefined && { title }),
        ...(doi !== undefined && { doi }),
        ...(reader && { reader }),
      };
    },
  };
}
