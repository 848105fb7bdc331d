import type { ComponentChildren } from "preact";
import type { PaperView } from "../paper-view.ts";
import { t } from "../text.ts";
import { listed } from "./listed.ts";
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
        <button type="button" class="close" aria-label={t("panel.close")} onClick={onClose}>
          ✕
        </button>
      )}
    </header>
  );
}

/** Whose a paper is, from when, and how much is said about it. */
export function PaperMeta({ paper, children }: { paper: PaperView; children?: ComponentChildren }) {
  const date = paperDate(paper.publishedOn);
  return (
    <div class="meta">
      {paper.org && <span class="org">{paper.org}</span>}
      {paper.authorCount > 0 && <span>{authorWords(paper)}</span>}
      {date && <span>{date}</span>}
      <span>{t("panel.comments", { count: paper.commentCount })}</span>
      {children}
    </div>
  );
}

/** The first authors and how many follow; beside an org their number is enough. */
function authorWords({ authors, authorCount, org }: PaperView): string {
  if (org !== null) return t("panel.authors", { count: authorCount });
  const shown = authors.slice(0, authorCount > 3 ? 2 : 3);
  const others = authorCount - shown.length;
  const more = others > 0 ? [t("panel.moreAuthors", { count: others })] : [];
  return listed([...shown, ...more]);
}
