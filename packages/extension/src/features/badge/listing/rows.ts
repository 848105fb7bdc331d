import type { PagePaper } from "../../../page-paper.ts";
import type { ListedPaper } from "../../../recognisers/list-papers.ts";
import type { Chip } from "./chip.ts";

/** More chips than this on one page help nobody. */
const MOST_ROWS = 500;
/** A page that throws a chip out of one place again and again gets its way. */
const MOST_RETURNS = 3;

/** A paper of a listing, with what is known of it so far. */
export interface Row {
  paper: PagePaper;
  element: Element;
  label: Element;
  chip: Chip | null;
  /** What its chip shows; null before it was asked for. */
  kind: string | null;
  /** Whether it was looked up already, whatever came of it. */
  isLookedUp: boolean;
  returns: number;
}

/** The rows of a page, through whatever the page does to them. */
export class Rows {
  #rows = new Map<string, Row>();

  /**
   * Takes in what a page lists now. Rows whose element the page has drawn anew keep what is known of them.
   * @returns rows with an element that was not there before, and those that are gone
   */
  update(papers: readonly ListedPaper[]): { added: Row[]; removed: Row[] } {
    const added: Row[] = [];
    const rest = new Map(this.#rows);
    for (const { element, label, ids, title } of papers.slice(0, MOST_ROWS)) {
      const key = keyOf({ ids, title });
      if (key === null) continue;
      const before = this.#rows.get(key);
      rest.delete(key);
      if (before?.element === element) {
        before.label = label;
        continue;
      }
      const row: Row = before ?? {
        paper: { ids, title },
        element,
        label,
        chip: null,
        kind: null,
        isLookedUp: false,
        returns: 0,
      };
      row.element = element;
      row.label = label;
      this.#rows.set(key, row);
      added.push(row);
    }
    for (const key of rest.keys()) this.#rows.delete(key);
    return { added, removed: [...rest.values()] };
  }

  all(): Row[] {
    return [...this.#rows.values()];
  }

  of(element: Element): Row[] {
    return this.all().filter((row) => row.element === element);
  }

  /**
   * Rows whose chip is not on the page any more, and may come back.
   * @param added rows of which the page has drawn everything anew
   */
  lost(added: readonly Row[]): Row[] {
    return this.all().filter((row) => {
      const { chip, label } = row;
      if (!chip || added.includes(row) || isBeside(chip.host, label)) return false;
      row.returns += 1;
      return row.returns <= MOST_RETURNS;
    });
  }

  clear(): Row[] {
    const all = this.all();
    this.#rows.clear();
    return all;
  }
}

/** Whether a chip stands where what names its paper is. */
export function isBeside(host: Element, label: Element): boolean {
  if (!host.isConnected) return false;
  const link = label.closest("a");
  return link ? link.parentNode === host.parentNode : label.contains(host);
}

function keyOf({ ids: [first], title }: PagePaper): string | null {
  return first ? `${first.scheme} ${first.value}` : title;
}
