import { useEffect, useState } from "preact/hooks";
import { FEED_PERIODS } from "../../card-views.ts";
import type { CardView, FeedPage, FeedPeriod } from "../../card-views.ts";
import type { TextKey } from "../../locales/catalogue.ts";
import { ask } from "../../messages.ts";
import { onNews } from "../../news.ts";
import { t } from "../../text.ts";
import { cardWithNews } from "../../ui/card-with-news.ts";
import { Pages } from "../../ui/Pages.tsx";
import { PaperCard } from "../../ui/PaperCard.tsx";
import { periodWords, todayInUtc } from "../../ui/period-words.ts";
import { Tabs, tabIdOf } from "../../ui/Tabs.tsx";
import { usePages } from "../../ui/use-pages.ts";
import type { ViewEvents } from "../../ui/view-events.ts";
import { FeedDates } from "./FeedDates.tsx";

const PANEL = "feed-papers";
const PERIOD_NAMES = {
  DAY: "feed.day",
  WEEK: "feed.week",
  MONTH: "feed.month",
  TRENDING: "feed.trending",
} as const satisfies Record<FeedPeriod, TextKey>;

/** The daily papers: of a day, a week, a month, or what is trending. */
export function Feed({ events }: { events: ViewEvents }) {
  const [period, setPeriod] = useState<FeedPeriod>("DAY");
  // Any day of the period; null for the latest.
  const [on, setOn] = useState<string | null>(null);
  const feed = usePages<CardView, FeedPage>(`${period} ${on}`, (after) =>
    ask("feed.read", { period, on, after }),
  );
  const { facts } = feed;

  useEffect(
    () =>
      onNews("paper.changed", (paper) =>
        feed.change((cards) =>
          cards.map((card) => (card.id === paper.id ? cardWithNews(card, paper) : card)),
        ),
      ),
    [],
  );
  // Votes and lists are somebody else's now.
  useEffect(() => onNews("accounts.changed", () => void feed.reload()), [period, on]);

  const words = facts && periodWords(period, facts, todayInUtc());
  useEffect(() => {
    if (!facts || feed.isReading) return;
    const count = facts.items.length;
    const papers = t(facts.end === null ? "feed.found" : "feed.foundSome", { count });
    events.onSaid(words === null ? papers : `${words}: ${papers}`);
  }, [facts]);

  return (
    <>
      <header class="view-head">
        <h2>{t("feed.title")}</h2>
        <div class="feed-choice">
          <Tabs
            label={t("feed.which")}
            tabs={FEED_PERIODS.map((id) => ({ id, name: t(PERIOD_NAMES[id]) }))}
            chosen={period}
            panelOf={() => PANEL}
            onChoose={setPeriod}
          />
          {period !== "TRENDING" && (
            <FeedDates
              words={words}
              day={on ?? facts?.from ?? null}
              previousOn={facts?.previousOn ?? null}
              nextOn={facts?.nextOn ?? null}
              onDay={setOn}
            />
          )}
        </div>
      </header>
      <section id={PANEL} role="tabpanel" aria-labelledby={tabIdOf(PANEL, period)}>
        <Pages
          {...feed}
          label={t("feed.papers")}
          empty={
            <Nothing previousOn={facts?.previousOn ?? null} onDay={setOn} hasDay={on !== null} />
          }
          onMore={() => void feed.more()}
          onRetry={() => void feed.reload()}
          onOptions={events.onOptions}
          onSaid={events.onSaid}
        >
          {(card) => (
            <li key={card.id}>
              <PaperCard
                card={card}
                vote={events.vote(card)}
                onOpen={() => events.onOpen({ ids: card.ids, title: card.title })}
              />
            </li>
          )}
        </Pages>
      </section>
    </>
  );
}

function Nothing(props: {
  hasDay: boolean;
  previousOn: string | null;
  onDay: (day: string | null) => void;
}) {
  const { previousOn } = props;
  return (
    <>
      <p>{t(props.hasDay ? "feed.nothingThen" : "feed.nothingYet")}</p>
      {previousOn !== null && (
        <button type="button" class="btn" onClick={() => props.onDay(previousOn)}>
          {t("feed.goBefore")}
        </button>
      )}
      {props.hasDay && (
        <button type="button" class="btn" onClick={() => props.onDay(null)}>
          {t("feed.goLatest")}
        </button>
      )}
    </>
  );
}
