import type { ComponentChildren } from "preact";
import type { CardView, TextRun } from "../card-views.ts";
import { t } from "../text.ts";
import { MarkedText } from "./MarkedText.tsx";
import { PaperMeta } from "./PaperHead.tsx";

interface Props {
  card: CardView;
  vote: ComponentChildren;
  /** What was searched for, marked. */
  title?: TextRun[] | undefined;
  excerpt?: TextRun[] | null | undefined;
  onOpen: () => void;
  /** What a list knows of it beside. */
  children?: ComponentChildren;
}

/** A paper as the daily list shows it: vote, title, what it says, whose and when. */
export function PaperCard({ card, vote, title, excerpt, onOpen, children }: Props) {
  const text = excerpt ? <MarkedText runs={excerpt} /> : card.abstract;
  return (
    <article class="paper-card" aria-label={card.title}>
      {vote}
      <div>
        <h3>
          <button type="button" class="title" dir="auto" onClick={onOpen}>
            {title ? <MarkedText runs={title} /> : card.title}
          </button>
        </h3>
        {text && (
          <p class="abstract" dir="auto">
            {text}
          </p>
        )}
        <PaperMeta paper={card}>
          {card.viewerLists.length > 0 && (
            <span class="saved">
              <span aria-hidden="true">✓ </span>
              <span class="sr-only">{t("side-panel.savedIn")} </span>
              {card.viewerLists.map(({ name }) => name).join(", ")}
            </span>
          )}
        </PaperMeta>
        {/* What a list knows of it says so itself. */}
        {card.waiting && !children && <p class="hint">↑ {t("offline.waiting")}</p>}
        {children}
      </div>
    </article>
  );
}
