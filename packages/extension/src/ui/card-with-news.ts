import type { CardView } from "../card-views.ts";
import type { PaperView } from "../paper-view.ts";

/** A card with what has just become known of its paper: what waited before may have been sent by now. */
export function cardWithNews(
  { waiting: _waited, copiedAt: _copied, ...card }: CardView,
  paper: PaperView,
): CardView {
  return { ...card, ...paper };
}
