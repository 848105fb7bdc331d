import { SignIn } from "../../features/accounts/SignIn.tsx";
import { IsItThisOne } from "../../features/candidates/IsItThisOne.tsx";
import { CiteFold } from "../../features/cite/CiteFold.tsx";
import { DiscussionFold } from "../../features/discussion/DiscussionFold.tsx";
import { NotesFold } from "../../features/lists/NotesFold.tsx";
import { SaveButton } from "../../features/lists/SaveButton.tsx";
import type { PanelParts } from "../../features/paper-panel/parts.ts";
import { NearPapers, RelatedPapers } from "../../features/related/RelatedPapers.tsx";
import { BeTheFirst } from "../../features/submissions/BeTheFirst.tsx";
import { PutOnList } from "../../features/submissions/PutOnList.tsx";
import { SaveAway } from "../../features/submissions/SaveAway.tsx";
import { VoteButton } from "../../features/votes/VoteButton.tsx";

/** What the features put into the panel, on a page as in the popup. */
export const panelParts: PanelParts = {
  vote: (paper, events) => <VoteButton paper={paper} {...events} />,
  save: (paper, events) => <SaveButton paper={paper} {...events} />,
  discussion: (paper, events) => <DiscussionFold paper={paper} {...events} />,
  cite: (paper, events) => <CiteFold paper={paper} onSaid={events.onSaid} />,
  notes: (paper, events) => <NotesFold paper={paper} {...events} />,
  near: (page) => <NearPapers page={page} />,
  candidates: (title, onChosen, { onSaid }) => (
    <IsItThisOne title={title} onChosen={onChosen} onSaid={onSaid} />
  ),
  related: (paper) => <RelatedPapers paperId={paper.id} />,
  putOnList: (paper, events) => <PutOnList paper={paper} {...events} />,
  beTheFirst: (paper, events) => <BeTheFirst paper={paper} {...events} />,
  saveAway: (paper, events) => <SaveAway paper={paper} {...events} />,
  signIn: (sign) => <SignIn {...sign} />,
};
