import { useEffect, useRef, useState } from "preact/hooks";
import type { CardView, CopiedItemsPage, MyItemView, MyListView } from "../../card-views.ts";
import { ask } from "../../messages.ts";
import { onNews } from "../../news.ts";
import { t } from "../../text.ts";
import { cardWithNews } from "../../ui/card-with-news.ts";
import { Pages } from "../../ui/Pages.tsx";
import { PaperCard } from "../../ui/PaperCard.tsx";
import { usePages } from "../../ui/use-pages.ts";
import type { ViewEvents } from "../../ui/view-events.ts";
import { ItemFilters } from "./ItemFilters.tsx";
import type { ItemChoice } from "./ItemFilters.tsx";
import { ItemDetails } from "./ItemDetails.tsx";
import { MoveHandle } from "./MoveHandle.tsx";
import { useOrdering } from "./use-ordering.ts";

const ALL: ItemChoice = { orderBy: "ADDED", readState: null, tag: null, search: null };

/** The papers of a list with what the viewer keeps of each. */
export function ListItems({ list, events }: { list: MyListView; events: ViewEvents }) {
  const [choice, setChoice] = useState<ItemChoice>(ALL);
  const key = JSON.stringify(choice);
  const pages = usePages<MyItemView, CopiedItemsPage>(key, (after) =>
    ask("lists.items", { listId: list.id, ...choice, after }),
  );
  const reload = useRef(pages.reload);
  reload.current = pages.reload;
  const shown = useRef(pages.items);
  shown.current = pages.items;

  const isFiltered = choice.readState !== null || choice.tag !== null || choice.search !== null;
  // While another order is on its way, the former one is still seen.
  const canMove = choice.orderBy === "MANUAL" && !isFiltered && !pages.isReading;
  const ordering = useOrdering(list.id, pages, events);

  useEffect(
    () =>
      onNews("paper.changed", (paper) => {
        const isShown = shown.current.some(({ card }) => card.id === paper.id);
        const isInside = paper.viewerLists.some(({ id }) => id === list.id);
        if (isInside && !isShown) return void reload.current();
        pages.change((items) =>
          items.flatMap((item) => {
            if (item.card.id !== paper.id) return [item];
            return isInside ? [{ ...item, card: cardWithNews(item.card, paper) }] : [];
          }),
        );
      }),
    [],
  );

  /** That it is in this list need not be said here. */
  const others = ({ viewerLists }: CardView) => viewerLists.filter(({ id }) => id !== list.id);

  function replace(changed: MyItemView): void {
    pages.change((items) => items.map((item) => (item.id === changed.id ? changed : item)));
  }

  return (
    <>
      <ItemFilters choice={choice} onChoice={setChoice} />
      {choice.orderBy === "MANUAL" && isFiltered && (
        <p class="hint in-view">{t("my-lists.moveHint")}</p>
      )}
      {pages.facts?.notKept !== undefined && (
        <p class="hint in-view">{t("my-lists.notKept", { count: pages.facts.notKept })}</p>
      )}
      <Pages
        {...pages}
        label={list.name}
        empty={<p>{t(isFiltered ? "my-lists.nothingLikeThat" : "my-lists.nothingYet")}</p>}
        onMore={() => void pages.more()}
        onRetry={() => void pages.reload()}
        onOptions={events.onOptions}
        onSaid={events.onSaid}
      >
        {(item, place) => (
          <li key={item.id} {...(canMove ? ordering.target(item.id) : {})}>
            <PaperCard
              card={{ ...item.card, viewerLists: others(item.card) }}
              vote={
                <div class="vote-and-handle">
                  {events.vote(item.card)}
                  {canMove && (
                    <MoveHandle
                      title={item.card.title}
                      place={place}
                      count={pages.items.length}
                      isHeld={ordering.heldId === item.id}
                      {...ordering.handle(item.id)}
                    />
                  )}
                </div>
              }
              onOpen={() => events.onOpen({ ids: item.card.ids, title: item.card.title })}
            >
              <ItemDetails
                item={item}
                listId={list.id}
                onItem={replace}
                onTag={(tag) => setChoice({ ...choice, tag })}
                events={events}
              />
            </PaperCard>
          </li>
        )}
      </Pages>
    </>
  );
}
