import { useRef, useState } from "preact/hooks";
import type { ListItemMove, MyItemView } from "../../card-views.ts";
import { ask } from "../../messages.ts";
import { t } from "../../text.ts";
import type { ViewEvents } from "../../ui/view-events.ts";

interface Shown {
  items: MyItemView[];
  change: (change: (items: MyItemView[]) => MyItemView[]) => void;
  reload: () => Promise<void>;
}

/** Puts the papers of a list into the viewer's own order: shown at once, then told to the server. */
export function useOrdering(listId: string, shown: Shown, events: ViewEvents) {
  const [heldId, setHeld] = useState<string | null>(null);
  const draggedId = useRef<string | null>(null);
  // What is shown as soon as the next picture is drawn: keys may come faster.
  const order = useRef(shown.items);
  order.current = shown.items;
  // Each move is told when the one before is settled: they build on each other.
  const settled = useRef<Promise<boolean>>(Promise.resolve(true));

  const placeOf = (id: string) => order.current.findIndex((item) => item.id === id);

  function move(id: string, to: number): void {
    const from = placeOf(id);
    const item = order.current[from];
    const neighbour = order.current[to];
    if (!item || !neighbour || from === to) return;
    order.current = moved(order.current, id, to);
    shown.change((items) => moved(items, id, to));
    setHeld(id);
    events.onSaid(t("my-lists.place", { place: to + 1, all: order.current.length }));
    const wanted: ListItemMove = {
      listId,
      paperId: item.card.id,
      side: to > from ? "after" : "before",
      neighbourId: neighbour.card.id,
    };
    settled.current = settled.current.then((isSound) => tell(wanted, isSound));
  }

  async function tell(wanted: ListItemMove, isSound: boolean): Promise<boolean> {
    // After one that failed the list is read anew; what was moved since was moved in another order.
    if (!isSound) return true;
    const answer = await ask("lists.move-item", wanted);
    if (answer.ok) {
      if (answer.value.isWaiting) events.onSaid(t("offline.keptUntilSent"));
      return true;
    }
    events.onFailure(answer.failure);
    events.onSaid(t("my-lists.orderKept"));
    await shown.reload();
    return false;
  }

  return {
    heldId,
    handle: (id: string) => ({
      onKey(key: string): boolean {
        const to = targetOf(key, placeOf(id), order.current.length);
        if (to !== null) move(id, to);
        return to !== null;
      },
      onDragStart(event: DragEvent): void {
        draggedId.current = id;
        if (!event.dataTransfer || !(event.currentTarget instanceof Element)) return;
        event.dataTransfer.effectAllowed = "move";
        // Firefox drags nothing that carries nothing.
        event.dataTransfer.setData("text/plain", "");
        const row = event.currentTarget.closest("li");
        if (row) event.dataTransfer.setDragImage(row, 20, 20);
      },
      onDragEnd(): void {
        draggedId.current = null;
      },
    }),
    target: (id: string) => ({
      onDragOver(event: DragEvent): void {
        if (draggedId.current === null) return;
        event.preventDefault();
        mark(event, placeOf(draggedId.current) < placeOf(id) ? "after" : "before");
      },
      onDragLeave: (event: DragEvent) => mark(event, null),
      onDrop(event: DragEvent): void {
        mark(event, null);
        if (draggedId.current === null) return;
        event.preventDefault();
        move(draggedId.current, placeOf(id));
      },
    }),
  };
}

/** Where it would fall. */
function mark(event: DragEvent, side: "before" | "after" | null): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  if (side === null) delete event.currentTarget.dataset["drop"];
  else event.currentTarget.dataset["drop"] = side;
}

function moved(items: MyItemView[], id: string, to: number): MyItemView[] {
  const item = items.find((one) => one.id === id);
  if (!item) return items;
  const others = items.filter((one) => one !== item);
  return [...others.slice(0, to), item, ...others.slice(to)];
}

function targetOf(key: string, place: number, count: number): number | null {
  switch (key) {
    case "ArrowUp":
      return Math.max(0, place - 1);
    case "ArrowDown":
      return Math.min(count - 1, place + 1);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
