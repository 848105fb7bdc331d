import type { ComponentChildren } from "preact";
import type { CardView } from "../card-views.ts";
import type { PagePaper } from "../page-paper.ts";
import type { Failure } from "../result.ts";

/** What a view of cards gets from the surface that shows it. */
export interface ViewEvents {
  /** The vote box of a card. */
  vote: (card: CardView) => ComponentChildren;
  onOpen: (paper: PagePaper) => void;
  onFailure: (failure: Failure) => void;
  onSignIn: () => void;
  onOptions: () => void;
  /** For screen readers. */
  onSaid: (words: string) => void;
}
