import { tell } from "../../../page-messages.ts";
import { hrefsIn, listPapers, MOST_LINKS } from "../../../recognisers/list-papers.ts";
import type { LinkedPaper, ListedPaper } from "../../../recognisers/list-papers.ts";
import type { ListedRows } from "../../../recognisers/recogniser.ts";

/** Links asked about under one address, however often the page changes them. */
const MOST_IN_ALL = 2 * MOST_LINKS;

/** The papers that a page links to under one address. The background reads the links: a page's script knows no site. */
export class LinkedPapers {
  readonly address: string;
  readonly #known = new Map<string, LinkedPaper | null>();
  /** Null where the address is no listing's; undefined before it was asked for. */
  #rows: ListedRows | null | undefined;

  constructor(address: string) {
    this.address = address;
  }

  /**
   * What the page lists now. Each link is asked about once.
   * @throws when the extension is gone
   */
  async read(document: Document): Promise<ListedPaper[]> {
    if (this.#rows !== null) await this.#learn(hrefsIn(document));
    return this.#rows
      ? listPapers(document, this.#rows, (href) => this.#known.get(href) ?? null)
      : [];
  }

  async #learn(hrefs: readonly string[]): Promise<void> {
    const links = hrefs
      .filter((href) => !this.#known.has(href))
      .slice(0, MOST_IN_ALL - this.#known.size);
    if (this.#rows && links.length === 0) return;
    const listing = await tell("listing.links", { address: this.address, links });
    this.#rows = listing?.rows ?? null;
    links.forEach((href, at) => this.#known.set(href, listing?.papers[at] ?? null));
  }
}
