import type { PaperView } from "../../paper-view.ts";
import { t } from "../../text.ts";
import { listed } from "../../ui/listed.ts";
import { NotSentYet } from "../../ui/NotSentYet.tsx";
import { PaperHead } from "../../ui/PaperHead.tsx";
import { submittedWords } from "../../ui/submission-words.ts";
import { Copies, PaperLinks } from "./PaperLinks.tsx";
import type { PanelParts, PartEvents } from "./parts.ts";

interface Props {
  paper: PaperView;
  parts: PanelParts;
  events: PartEvents;
  /** Asks the server again, where a copy is shown. */
  onRetry: () => void;
  onClose?: (() => void) | undefined;
}

/** A paper that the server knows: head, vote, lists, and where else it is. */
export function KnownPaper({ paper, parts, events, onRetry, onClose }: Props) {
  const submission = paper.submission ?? paper.proposal;
  return (
    <>
      <PaperHead
        title={paper.title}
        paper={paper}
        vote={parts.vote(paper, events)}
        onClose={onClose}
      />
      <NotSentYet paper={paper} onRetry={onRetry} />
      {submission !== undefined && submission !== "listed" && (
        <p class="not-sent-yet">{submittedWords({ submission })}</p>
      )}
      {paper.isUnlisted && parts.putOnList(paper, events)}
      {paper.viewerLists.length > 0 && (
        <p class="already">
          {t("panel.alreadyIn", { lists: listed(paper.viewerLists.map(({ name }) => name)) })}
        </p>
      )}
      <div class="row">
        {parts.save(paper, events)}
        <PaperLinks paper={paper} />
        <Copies paper={paper} />
      </div>
    </>
  );
}
