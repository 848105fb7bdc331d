import { useEffect, useState } from "preact/hooks";
import { ask } from "../../messages.ts";
import type { CandidateView } from "../../paper-view.ts";
import { language, t } from "../../text.ts";
import { listed } from "../../ui/listed.ts";
import { paperDate } from "../../ui/paper-date.ts";

interface Props {
  title: string;
  onChosen: (paper: { nodeId: string }) => void;
  onSaid: (words: string) => void;
}

/** Papers with nearly this title, under other names: only the reader can tell whether one is the page's. */
export function IsItThisOne({ title, onChosen, onSaid }: Props) {
  const [found, setFound] = useState<CandidateView[]>([]);
  useEffect(() => {
    let isWanted = true;
    void ask("candidates.find", { title }).then((answer) => {
      // Without an answer there is nothing to offer, and the panel has said why before.
      if (!isWanted || !answer.ok || answer.value.length === 0) return;
      setFound(answer.value);
      onSaid(t("candidates.found"));
    });
    return () => {
      isWanted = false;
    };
  }, [title]);

  if (found.length === 0) return null;
  return (
    <section class="sec" aria-label={t("candidates.title")}>
      <h2>{t("candidates.title")}</h2>
      <ul class="candidates">
        {found.map((paper) => (
          <li key={paper.id}>
            <div id={`candidate-${paper.id}`}>
              {paper.title}
              <small>{aboutWords(paper)}</small>
            </div>
            <button
              type="button"
              class="btn"
              aria-describedby={`candidate-${paper.id}`}
              onClick={() => onChosen({ nodeId: paper.id })}
            >
              {t("candidates.show")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `Ada Example, Bo Sample and 3 more · Sep 26, 2025 · ▲ 4` */
function aboutWords({ authors, authorCount, publishedOn, upvoteCount }: CandidateView): string {
  const others = authorCount - authors.length;
  const more = others > 0 ? [t("panel.moreAuthors", { count: others })] : [];
  const names = listed([...authors, ...more]);
  return (
    [names, paperDate(publishedOn), `▲ ${upvoteCount.toLocaleString(language())}`]
      .filter(Boolean)
      // No line begins with what stands between two.
      .join("\u00a0· ")
  );
}
