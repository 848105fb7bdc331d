import { BREAK, visit } from "graphql";
import type { DocumentNode } from "graphql";

/** Says of documents whether they ask about whoever sends them; each is looked through once, as long as it is remembered. */
export function createViewerFieldFinder(): (document: DocumentNode) => boolean {
  const known = new WeakMap<DocumentNode, boolean>();
  return (document) => {
    let asks = known.get(document);
    if (asks === undefined) known.set(document, (asks = asksOfViewer(document)));
    return asks;
  };
}

/** Whether a field is selected that is about the viewer: `viewer`, `viewerHasUpvoted` and whatever else begins so. */
export function asksOfViewer(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field({ name }) {
      if (!/^viewer(?:[A-Z]|$)/.test(name.value)) return undefined;
      found = true;
      return BREAK;
    },
  });
  return found;
}
