import { useEffect, useState } from "preact/hooks";
import { ask } from "../../messages.ts";
import type { RelatedView, Result } from "../../messages.ts";

/** Papers near the one in the panel; each leads to its own page. */
export function RelatedPapers({ paperId }: { paperId: string }) {
  const [answer, setAnswer] = useState<Result<RelatedView[]> | null>(null);

  useEffect(() => {
    let isWanted = true;
    setAnswer(null);
    void ask("related.read", { paperId }).then((read) => {
      if (isWanted) setAnswer(read);
    });
    return () => {
      isWanted = false;
    };
  }, [paperId]);

  return (
    <section class="sec" aria-label="Related papers" aria-busy={answer === null}>
      <h2>Related</h2>
      {answer === null ? <Waiting /> : <Papers answer={answer} />}
    </section>
  );
}

function Papers({ answer }: { answer: Result<RelatedView[]> }) {
  if (!answer.ok) return <p class="hint">The related papers could not be read.</p>;
  if (answer.value.length === 0) return <p class="hint">Nothing on the lists is near this yet.</p>;
  return (
    <ul class="related">
      {answer.value.map((paper) => (
        <li key={paper.id}>
          <span class="count">
            <span aria-hidden="true">▲ {paper.upvoteCount}</span>
            <span class="sr-only">{paper.upvoteCount} upvotes</span>
          </span>
          <div>
            {paper.url === null ? (
              paper.title
            ) : (
              <a href={paper.url} target="_blank" rel="noopener noreferrer">
                {paper.title}
              </a>
            )}
            {paper.reasons.length > 0 && <small>{paper.reasons.join(" · ")}</small>}
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
