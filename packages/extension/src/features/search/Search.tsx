import { useEffect, useState } from "preact/hooks";
import type { HitView, SearchPage, SearchSort } from "../../card-views.ts";
import { ask } from "../../messages.ts";
import { onNews } from "../../news.ts";
import { t } from "../../text.ts";
import { cardWithNews } from "../../ui/card-with-news.ts";
import { Pages } from "../../ui/Pages.tsx";
import { PaperCard } from "../../ui/PaperCard.tsx";
import { rich } from "../../ui/rich-text.ts";
import { usePages } from "../../ui/use-pages.ts";
import type { ViewEvents } from "../../ui/view-events.ts";
import { SearchBox } from "./SearchBox.tsx";
import { NO_FILTER, SearchFilters } from "./SearchFilters.tsx";

/** Papers by words, with what was found marked in them. */
export function Search({ events }: { events: ViewEvents }) {
  const [text, setText] = useState("");
  // What was searched for last; null before the first time.
  const [query, setQuery] = useState<string | null>(null);
  const [filter, setFilter] = useState(NO_FILTER);
  const [sort, setSort] = useState<SearchSort>("RELEVANCE");
  const key = query === null ? null : JSON.stringify([query, filter, sort]);
  const found = usePages<HitView, SearchPage>(key, (after) =>
    ask("search.run", { query: query ?? "", filter, sort, after }),
  );
  const { facts } = found;

  useEffect(
    () =>
      onNews("paper.changed", (paper) =>
        found.change((hits) =>
          hits.map((hit) =>
            hit.card.id === paper.id ? { ...hit, card: cardWithNews(hit.card, paper) } : hit,
          ),
        ),
      ),
    [],
  );
  useEffect(
    () =>
      onNews("accounts.changed", () => {
        if (key !== null) void found.reload();
      }),
    [key],
  );
  useEffect(() => {
    if (facts && !found.isReading) events.onSaid(countWords(facts));
  }, [facts]);

  function search(wanted: string): void {
    if (wanted === query) void found.reload();
    else setQuery(wanted);
  }

  return (
    <>
      <header class="view-head">
        <h2>{t("search.title")}</h2>
        <SearchBox text={text} onText={setText} onSearch={search} />
        <SearchFilters
          filter={filter}
          sort={sort}
          onFilter={(wanted) => {
            setFilter(wanted);
            // A filter alone is a question, too.
            setQuery(query ?? text);
          }}
          onSort={setSort}
        />
      </header>
      {query === null ? (
        <div class="empty">
          <p>{t("search.hint")}</p>
        </div>
      ) : (
        <section aria-label={t("search.foundPapers")}>
          {facts && !found.failure && (
            <p class="found">
              {facts.correctedQuery === null
                ? countWords(facts)
                : rich("search.corrected", {
                    papers: countWords(facts),
                    words: <strong dir="auto">{facts.correctedQuery}</strong>,
                  })}
            </p>
          )}
          <Pages
            {...found}
            label={t("search.foundPapers")}
            empty={<p>{t("search.nothing")}</p>}
            onMore={() => void found.more()}
            onRetry={() => void found.reload()}
            onOptions={events.onOptions}
            onSaid={events.onSaid}
          >
            {({ card, title, excerpt }) => (
              <li key={card.id}>
                <PaperCard
                  card={card}
                  title={title}
                  excerpt={excerpt}
                  vote={events.vote(card)}
                  onOpen={() => events.onOpen({ ids: card.ids, title: card.title })}
                />
              </li>
            )}
          </Pages>
        </section>
      )}
    </>
  );
}

function countWords({ totalCount, totalCountIsExact }: SearchPage): string {
  return t(totalCountIsExact ? "search.found" : "search.foundMore", { count: totalCount });
}
