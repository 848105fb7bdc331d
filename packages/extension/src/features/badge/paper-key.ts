import type { PagePaper } from "../../page-paper.ts";

/** What a page's paper is known by: its ids, or else its title. */
export function keyOf({ ids, title }: PagePaper): string {
  return JSON.stringify(ids.length > 0 ? ids : title);
}
