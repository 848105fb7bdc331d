import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";

/** What a recogniser found: one paper. */
export interface RecognisedPaper {
  /** Every id that the page states about itself; at least one, each once. */
  ids: PaperIdentifier[];
  /** As the page writes it, or null when the page does not say (a PDF). */
  title: string | null;
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
  /** Null when the page shows no paper. Without a document (a PDF, a tab) the address decides. */
  recognise(url: URL, document: Document | null): RecognisedPaper | null;
}

/** One line of a recogniser's table of cases. */
export interface RecogniserCase {
  url: string;
  /** The page's HTML; without it, the address alone has to do. */
  html?: string;
  /** Look-up keys (`arxiv:1706.03762`) in order, or null for a page that is no paper. */
  ids: string[] | null;
  title?: string;
}
