import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";

/** What a recogniser found: one paper. */
export interface RecognisedPaper {
  /**
   * Every id that the page states about itself, each once. None when the page certainly shows a
   * paper and names no id for it (USENIX, NeurIPS).
   */
  ids: PaperIdentifier[];
  /** As the page writes it, or null when the page does not say (a PDF). */
  title: string | null;
}

/** What the address of a paper's page says: all that the page itself is read with. */
export interface PaperAddress {
  /** The id that it names; null where it names none. */
  id: PaperIdentifier | null;
  /** Where the title stands on pages of the site whose metadata leave it out: a selector. */
  title?: string;
  /** The same of the DOI: the one element that holds nothing else. */
  doi?: string;
  /** Who completes or reads the page's metadata, where they are not as everywhere: a part of `pages/`. */
  reader?: "arxiv" | "dblp" | "ieee" | "semantic-scholar";
}

/**
 * Knows the paper pages of one site. It reads, and does nothing else: no network, no storage, no
 * change of the page.
 */
export interface Recogniser {
  name: string;
  /** Match patterns of pages that may show a paper and may be read: content scripts run there. */
  pages: string[];
  /** Match patterns of the whole site: what the toolbar button may know the address of. */
  hosts: string[];
  /** Whether an address is of this site at all. Cheap. */
  knows(url: URL): boolean;
  /** Null for an address that is none of a paper's. The background reads it, and the page is told: pages run next to nothing. */
  readAddress(url: URL): PaperAddress | null;
  /** How the site lists papers, where it differs from what most do. */
  listing?: Listing;
}

/** How a page shows the papers that it lists: all that the page itself is read with, beside where its links lead. */
export interface ListedRows {
  /** What surrounds each paper. */
  rows?: string;
  /** The title within a row, where it is not the text of the link to the paper. */
  title?: string;
  /** Whether each row is a paper, wherever its links lead: an index of other sites' papers. */
  isIndex?: boolean;
}

/** How a site lists papers. */
export interface Listing extends ListedRows {
  /** Paths, with their query, of listings; left out where they are called as nearly everywhere. */
  paths?: RegExp;
  /** Where addresses name no id: its groups are what a paper's page, abstract and PDF have in common. */
  same?: RegExp;
}

/** One line of a recogniser's table of cases. */
export interface RecogniserCase {
  url: string;
  /** The page's HTML; without it, the address alone has to do. */
  html?: string;
  /** Look-up keys (`arxiv:1706.03762`) in order, or null for a page that is no paper. */
  ids: string[] | null;
  /** Null where the page must not be believed to say one. */
  title?: string | null;
  /** How many papers the page lists, when it is a listing. */
  items?: number;
}
