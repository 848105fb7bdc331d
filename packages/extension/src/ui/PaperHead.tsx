import type { ComponentChildren } from "preact";
import type { PaperView } from "../messages.ts";
import { paperDate } from "./paper-date.ts";

interface Props {
  title: string;
  /** Null while the paper is not known (yet). */
  paper: PaperView | null;
  /** What stands in the vote's place. */
  vote: ComponentChildren;
  onClose?: (() => void) | undefined;
}

/** The head of the panel: vote, title, whose and when, and the way out. */
export function PaperHead({ title, paper, vote, onClose }: Props) {
  return (
    <header class="panel-head">
      {vote}
      <div>
        <h1>{title}</h1>
        {paper && <PaperMeta paper={paper} />}
      </div>
      {onClose && (
        <button type="button" class="close" aria-label="Close" onClick={onClose}>
          ✕
        </button>
      )}
    </header>
  );
}

function PaperMeta({ paper }: { paper: PaperView }) {
  const date = paperDate(paper.publishedOn);
  return (
    <div class="meta">
      {paper.org && <span class="org">{paper.org}</span>}
      {paper.authorCount > 0 && <span>{authorWords(paper)}</span>}
      {date && <span>{date}</span>}
      <span>
        {paper.commentCount} {paper.commentCount === 1 ? "comment" : "comments"}
      </span>
    </div>
  );
}

/** The first authors and how many follow; beside an org their number is enough. */
function authorWords({ authors, authorCount, org }: PaperView): string {
  if (org !== null) return authorCount === 1 ? "1 author" : `${authorCount} authors`;
  const shown = authors.slice(0, authorCount > 3 ? 2 : 3);
  const others = authorCount - shown.length;
  return others > 0 ? `${shown.join(", ")} and ${others} more` : shown.join(", ");
}
