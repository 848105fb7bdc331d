import type { PaperAddress } from "../../recognisers/recogniser.ts";

/** What the background has read in a page's address. The script of a paper's page knows no addresses. */
export interface NamedPage {
  address: string;
  /** Null for an address that is none of a paper's. */
  says: PaperAddress | null;
}

/** Where the script finds it: its own world, not the page's. */
export interface NameBox {
  paperroundNamed?: NamedPage;
}

/** Whether two addresses are of the same page: places in a page are. */
export function isSamePage(one: string, other: string): boolean {
  return one.split("#", 1)[0] === other.split("#", 1)[0];
}
