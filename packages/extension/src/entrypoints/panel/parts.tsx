import { SignIn } from "../../features/accounts/SignIn.tsx";
import { SaveButton } from "../../features/lists/SaveButton.tsx";
import type { PanelParts } from "../../features/paper-panel/parts.ts";
import { RelatedPapers } from "../../features/related/RelatedPapers.tsx";
import { BeTheFirst } from "../../features/submissions/BeTheFirst.tsx";
import { VoteButton } from "../../features/votes/VoteButton.tsx";

/** What the features put into the panel, on a page as in the popup. */
export const panelParts: PanelParts = {
  vote: (paper, events) => <VoteButton paper={paper} {...events} />,
  save: (paper, events) => <SaveButton paper={paper} {...events} />,
  related: (paper) => <RelatedPapers paperId={paper.id} />,
  beTheFirst: (paper, events) => <BeTheFirst paper={paper} {...events} />,
  signIn: (sign) => <SignIn {...sign} />,
};
