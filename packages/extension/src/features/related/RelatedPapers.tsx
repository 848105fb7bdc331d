import { useEffect, useState } from "preact/hooks";
import { ask } from "../../messages.ts";
import type { PagePaper } from "../../page-paper.ts";
import type { RelatedView } from "../../paper-view.ts";
import type { Result } from "../../result.ts";
import { language, t } from "../../text.ts";
import { reasonWords } from "./reason-words.ts";

/** Papers near the one in the panel; each leads to its own page. */
export function RelatedPapers({ paperId }: { paperId: string }) {
  return <Related read={() => ask("related.read", { paperId })} of={paperId} />;
}

/** Papers near one that is not here, by what its page says of it. */
export function NearPapers({ page }: { page: PagePaper }) {
  return <Related read={() => ask("related.near", page)} of={page.title ?? ""} />;
}

function Related({ read, of }: { read: () => Promise<Result<RelatedView[]>>; of: string }) {
  const [answer, setAnswer] = useState<Result<RelatedView[]> | null>(null);

  useEffect(() => {
    let isWanted = true;
    setAnswer(null);
    void read().then((papers) => {
      if (isWanted) setAnswer(papers);
    });
    return () => {
      isWanted = false;
    };
  }, [of]);

  return (
    <section class="sec" aria-label={t("related.label")} aria-busy={answer === null}>
      <h2>{t("related.title")}</h2>
      {answer === null ? <Waiting /> : <Papers answer={answer} />}
    </section>
  );
}

function Papers({ answer }: { answer: Result<RelatedView[]> }) {
  if (!answer.ok) return <p class="hint">{t("related.unread")}</p>;
  if (answer.value.length === 0) return <p class="hint">{t("related.none")}</p>;
  return (
    <ul class="related">
      {answer.value.map((paper) => (
        <li key={paper.id}>
          <span class="count">
            <span aria-hidden="true">▲ {paper.upvoteCount.toLocaleString(language())}</span>
            <span class="sr-only">{t("related.upvotes", { count: paper.upvoteCount })}</span>
          </span>
          <div>
            {paper.url === null ? (
              paper.title
            ) : (
              <a href={paper.url} target="_blank" rel="noopener noreferrer">
                {paper.title}
              </a>
            )}
            {paper.reasons.length > 0 && (
              <small dir="auto">{paper.reasons.map(reasonWords).join("\u00a0· ")}</small>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Waiting() {
  return (
    <div class="waiting" aria-hidden="true">
      <i />
      <i />
      <i />
      <i />
      <i />
      <i />
      <i />
      <i />
    </div>
  );
}
