import { useId, useRef, useState } from "preact/hooks";
import { READ_STATES } from "../../card-views.ts";
import type { ListItemChange, MyItemView } from "../../card-views.ts";
import { ask } from "../../messages.ts";
import type { Failure } from "../../result.ts";
import { t } from "../../text.ts";
import type { ViewEvents } from "../../ui/view-events.ts";
import { ItemForm } from "./ItemForm.tsx";
import { READ_STATE_NAMES } from "./ItemFilters.tsx";

interface Props {
  item: MyItemView;
  listId: string;
  onItem: (item: MyItemView) => void;
  onTag: (tag: string) => void;
  events: ViewEvents;
}

/** What the viewer keeps of a paper in a list: how far they are, tags, a note. */
export function ItemDetails({ item, listId, onItem, onTag, events }: Props) {
  const id = useId();
  const [isEditing, setEditing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);

  async function change(what: Partial<ListItemChange>, said: string): Promise<Failure | null> {
    setBusy(true);
    const answer = await ask("lists.change-item", { listId, paperId: item.card.id, ...what });
    setBusy(false);
    if (!answer.ok) return answer.failure;
    onItem({ ...item, ...changed(what), isWaiting: answer.value.isWaiting });
    events.onSaid(answer.value.isWaiting ? t("offline.keptUntilSent") : said);
    return null;
  }

  async function remove(): Promise<void> {
    setBusy(true);
    const paper = { nodeId: item.card.id };
    const answer = await ask("lists.remove", { paper, listId });
    setBusy(false);
    // What is taken out goes by the news of the changed paper.
    if (answer.ok) events.onSaid(t("my-lists.removed"));
    else events.onFailure(answer.failure);
  }

  function close(): void {
    setEditing(false);
    opener.current?.focus();
  }

  return (
    <div class="item-details">
      {(item.isWaiting || item.card.waiting) && <p class="hint">↑ {t("offline.waiting")}</p>}
      {item.note !== "" && !isEditing && (
        <p class="note" dir="auto">
          {item.note}
        </p>
      )}
      <div class="item-row">
        <label class="sr-only" for={`${id}-state`}>
          {t("my-lists.howFar")}
        </label>
        <select
          id={`${id}-state`}
          value={item.readState}
          aria-disabled={isBusy}
          onChange={(event) => {
            const select = event.currentTarget;
            const readState = READ_STATES.find((one) => one === select.value);
            if (!readState) return;
            void change({ readState }, t(READ_STATE_NAMES[readState])).then((failure) => {
              if (!failure) return;
              select.value = item.readState;
              events.onFailure(failure);
            });
          }}
        >
          {READ_STATES.map((one) => (
            <option key={one} value={one}>
              {t(READ_STATE_NAMES[one])}
            </option>
          ))}
        </select>
        {item.tags.map((tag) => (
          <button
            key={tag}
            type="button"
            class="tag"
            aria-label={t("my-lists.onlyTagged", { tag })}
            onClick={() => onTag(tag)}
          >
            {tag}
          </button>
        ))}
        <button
          ref={opener}
          type="button"
          class="link"
          aria-expanded={isEditing}
          onClick={() => (isEditing ? close() : setEditing(true))}
        >
          {t("my-lists.noteAndTags")}
        </button>
        <button type="button" class="link" aria-disabled={isBusy} onClick={() => void remove()}>
          {t("my-lists.remove")}
        </button>
      </div>
      {isEditing && (
        <ItemForm
          item={item}
          onSave={(note, tags, noteBefore) =>
            change({ note, tags, noteBefore }, t("my-lists.kept"))
          }
          onFailure={events.onFailure}
          onClose={close}
        />
      )}
    </div>
  );
}

/** What a change leaves in the item. */
function changed({ note, tags, readState }: Partial<ListItemChange>): Partial<MyItemView> {
  return {
    ...(note !== undefined && { note }),
    ...(tags !== undefined && { tags }),
    ...(readState !== undefined && { readState }),
  };
}
