import { useRef } from "preact/hooks";

interface Tab<Id extends string> {
  id: Id;
  name: string;
  /** A number beside the name, read as part of it; nothing for 0. */
  count?: { shown: string; words: string } | null;
}

interface Props<Id extends string> {
  label: string;
  tabs: readonly Tab<Id>[];
  chosen: Id;
  /** The id of the element that a tab opens. */
  panelOf: (id: Id) => string;
  onChoose: (id: Id) => void;
}

/** The tab's own id, which names what it opens. */
export function tabIdOf(panelId: string, id: string): string {
  return `${panelId}-tab-${id}`;
}

/** A row of tabs: one stop of the Tab key, the arrow keys go along and choose. */
export function Tabs<Id extends string>({ label, tabs, chosen, panelOf, onChoose }: Props<Id>) {
  const row = useRef<HTMLDivElement>(null);

  function go(event: KeyboardEvent): void {
    const place = tabs.findIndex(({ id }) => id === chosen);
    const target = targetOf(event.key, place, tabs.length);
    const tab = target === null ? undefined : tabs[target];
    if (target === null || !tab) return;
    event.preventDefault();
    onChoose(tab.id);
    row.current?.querySelectorAll("button")[target]?.focus();
  }

  return (
    <div ref={row} class="tabs" role="tablist" aria-label={label}>
      {tabs.map(({ id, name, count }) => (
        <button
          key={id}
          id={tabIdOf(panelOf(id), id)}
          type="button"
          role="tab"
          aria-selected={id === chosen}
          aria-controls={panelOf(id)}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
          onKeyDown={go}
        >
          {name}
          {count && (
            <>
              <span class="count" aria-hidden="true">
                {count.shown}
              </span>
              <span class="sr-only">, {count.words}</span>
            </>
          )}
        </button>
      ))}
    </div>
  );
}

function targetOf(key: string, place: number, length: number): number | null {
  switch (key) {
    case "ArrowRight":
      return (place + 1) % length;
    case "ArrowLeft":
      return (place - 1 + length) % length;
    case "Home":
      return 0;
    case "End":
      return length - 1;
    default:
      return null;
  }
}
