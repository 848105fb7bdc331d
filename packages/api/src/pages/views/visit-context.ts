import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Visit } from "../visit.ts";

/** The visit for which a page is drawn. */
export const VisitContext = createContext<Visit | null>(null);

/** Who looks at the page, and where. */
export function useVisit(): Visit {
  const visit = useContext(VisitContext);
  if (visit === null) throw new Error("This is drawn outside of a page.");
  return visit;
}

/** The address of the page that is being drawn, to come back to: of a part of it, where that is told. */
export function useHere(part?: string): string {
  const { url } = useVisit();
  // What a form of a refused page said is where it stands, not where it was sent.
  return url.pathname + url.search + (part === undefined ? "" : `#${part}`);
}

/** An id as the name of a part of a page. */
export function partOf(prefix: string, id: string): string {
  return `${prefix}-${id.replaceAll(/[^\w-]/g, "")}`;
}
