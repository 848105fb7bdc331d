import type { PaperIdentifier, PaperIdScheme } from "@paperround/schema/paper-id/scheme";
import { PAPER_RECORD_LIMITS } from "@paperround/schema/papers/paper-record-fields";
import { identifiers } from "./identifiers.ts";

/** A name of a work in a scheme, as a source writes it. */
export type Name = readonly [PaperIdScheme, unknown];

/**
 * What a paper cites, as a part of its record: the names of each work, those of the first works where a record cannot hold
 * all; no part where none is known, so that a paper without references is what it was before these were kept.
 */
export function citedWorks(works: readonly (readonly Name[])[]): {
  references?: PaperIdentifier[];
} {
  const found = new Map<string, PaperIdentifier>();
  for (const { scheme, value } of identifiers(...works.flat())) {
    if (found.size === PAPER_RECORD_LIMITS.references) break;
    found.set(`${scheme} ${value}`, { scheme, value });
  }
  return found.size === 0 ? {} : { references: [...found.values()] };
}
