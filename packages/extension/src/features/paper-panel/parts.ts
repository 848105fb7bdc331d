import type { ComponentChildren } from "preact";
import type { AccountView } from "../../account-view.ts";
import type { Wanted } from "../../action.ts";
import type { PagePaper } from "../../page-paper.ts";
import type { PaperName, PaperView } from "../../paper-view.ts";
import type { Failure } from "../../result.ts";

/** How a part of the panel tells the panel what came of an action. */
export interface PartEvents {
  onPaper: (paper: PaperView) => void;
  onFailure: (failure: Failure, wanted: Wanted | null) => void;
  /** For screen readers. */
  onSaid: (words: string) => void;
  /** The address of who is signed in; null for nobody. */
  viewer: string | null;
}

/** The parts that other features put into the panel; whoever opens it brings them along. */
export interface PanelParts {
  vote: (paper: PaperView, events: PartEvents) => ComponentChildren;
  save: (paper: PaperView, events: PartEvents) => ComponentChildren;
  notes: (paper: PaperView, events: PartEvents) => ComponentChildren;
  near: (page: PagePaper) => ComponentChildren;
  candidates: (
    title: string,
    onChosen: (paper: { nodeId: string }) => void,
    events: PartEvents,
  ) => ComponentChildren;
  related: (paper: PaperView) => ComponentChildren;
  discussion: (paper: PaperView, events: PartEvents) => ComponentChildren;
  cite: (paper: PaperView, events: PartEvents) => ComponentChildren;
  /** For a paper that stands on no list. */
  putOnList: (paper: PaperView, events: PartEvents) => ComponentChildren;
  beTheFirst: (paper: PaperName, events: PartEvents) => ComponentChildren;
  /** While the server is away, for a paper of which there is no copy. */
  saveAway: (paper: PaperName, events: PartEvents) => ComponentChildren;
  signIn: (sign: {
    wanted: Wanted | null;
    onSignedIn: (account: AccountView, wanted: Wanted | null) => void;
    onFailure: (failure: Failure) => void;
    onCancel: () => void;
  }) => ComponentChildren;
}

/** What every surface that shows a panel knows. */
export interface PanelProps {
  page: PagePaper;
  parts: PanelParts;
  /** Only where the panel can be closed: on a page, not in the popup or where another way leads out. */
  onClose?: () => void;
}
