import { readPmid } from "@paperround/schema/paper-id/number-ids";
import { readPageUrl } from "@paperround/schema/paper-id/page-url";
import type { PageUrl } from "@paperround/schema/paper-id/page-url";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { readEmbeddedMetadata } from "./embedded-metadata.ts";
import type { EmbeddedMetadata } from "./embedded-metadata.ts";
import { textOf } from "./page-reader.ts";
import type { Listing, RecognisedPaper, Recogniser } from "./recogniser.ts";

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
  /** Where the title stands on pages whose metadata leave it out. */
  title?: string;
  /** Completes the page's metadata. */
  correct?: (document: Document, address: PageUrl) => Partial<EmbeddedMetadata>;
  listing?: Listing;
}

/** A recogniser for a site that names its papers in addresses or embedded metadata. */
// @__NO_SIDE_EFFECTS__
export function site(rules: SiteRules): Recogniser {
  const { name, hosts, pages, papers, where, ids = () => null, listing = {} } = rules;
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

    recognise(url, document) {
      const address = readPageUrl(url.href);
      if (!address || !papers.test(address.path + url.search)) return null;
      const id = ids(address);
      if (!document) return { ids: id ? [plain(id)] : [], title: null };
      const page = { ...readEmbeddedMetadata(document), ...rules.correct?.(document, address) };
      if (id && rules.title) page.title ??= textOf(document, rules.title);
      return readPaper(id, page);
    },
  };
}

function readPaper(id: PaperIdentifier | null, page: EmbeddedMetadata): RecognisedPaper | null {
  const { doi, title } = page;
  // A challenge or an error has the address of a paper, and nothing else of it.
  if (!id && (page.isContradictory || (!doi && !title))) return null;
  // The address is the page's own name: metadata that contradict it are another page's.
  if (id && doi && !maybeSame(id, doi)) return { ids: [plain(id)], title: null };
  const ids: PaperIdentifier[] = [];
  for (const each of [id, doi, page.pmid === null ? null : readPmid(page.pmid)]) {
    if (each && !ids.some(({ scheme }) => scheme === each.scheme)) ids.push(plain(each));
  }
  return { ids, title };
}

/** Whether two ids can be of one paper: some sites state the DOI of a version (`….2`). */
function maybeSame(named: PaperIdentifier, stated: PaperIdentifier): boolean {
  if (named.scheme !== stated.scheme || named.value === stated.value) return true;
  const [short = "", long = ""] = [named.value, stated.value].sort((a, b) => a.length - b.length);
  return long.startsWith(short) && /^(?:(?:[./_]v?|v)\d{1,2})?$/.test(long.slice(short.length));
}

function plain({ scheme, value }: PaperIdentifier): PaperIdentifier {
  return { scheme, value };
}
