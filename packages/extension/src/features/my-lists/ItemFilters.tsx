import { useEffect, useId, useRef, useState } from "preact/hooks";
import { ITEM_ORDERS, READ_STATES } from "../../card-views.ts";
import type { ItemOrder, ReadState } from "../../card-views.ts";
import type { TextKey } from "../../locales/catalogue.ts";
import { t } from "../../text.ts";
import { rich } from "../../ui/rich-text.ts";

/** Which items of a list, and in which order. */
export interface ItemChoice {
  orderBy: ItemOrder;
  readState: ReadState | null;
  tag: string | null;
  search: string | null;
}

export const READ_STATE_NAMES = {
  UNREAD: "my-lists.unread",
  READING: "my-lists.reading",
  READ: "my-lists.read",
} as const satisfies Record<ReadState, TextKey>;

const ORDER_NAMES = {
  ADDED: "my-lists.byAdded",
  MANUAL: "my-lists.byHand",
  PUBLISHED: "my-lists.byDate",
  UPVOTES: "my-lists.byVotes",
  TITLE: "my-lists.byTitle",
} as const satisfies Record<ItemOrder, TextKey>;

/** Letters that follow each other faster are one question. In milliseconds. */
const PAUSE = 300;

interface Props {
  choice: ItemChoice;
  onChoice: (choice: ItemChoice) => void;
}

/** Searches in a list, and filters and orders it. */
export function ItemFilters({ choice, onChoice }: Props) {
  const id = useId();
  return (
    <div class="view-head item-filters">
      <SearchInList onSearch={(search) => onChoice({ ...choice, search })} />
      <div class="field">
        <label for={`${id}-state`}>{t("my-lists.show")}</label>
        <select
          id={`${id}-state`}
          value={choice.readState ?? ""}
          onChange={({ currentTarget: { value } }) =>
            onChoice({ ...choice, readState: READ_STATES.find((one) => one === value) ?? null })
          }
        >
          <option value="">{t("my-lists.all")}</option>
          {READ_STATES.map((one) => (
            <option key={one} value={one}>
              {t(READ_STATE_NAMES[one])}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for={`${id}-order`}>{t("my-lists.sort")}</label>
        <select
          id={`${id}-order`}
          value={choice.orderBy}
          onChange={({ currentTarget: { value } }) =>
            onChoice({ ...choice, orderBy: ITEM_ORDERS.find((one) => one === value) ?? "ADDED" })
          }
        >
          {ITEM_ORDERS.map((one) => (
            <option key={one} value={one}>
              {t(ORDER_NAMES[one])}
            </option>
          ))}
        </select>
      </div>
      {choice.tag !== null && (
        <p class="by-tag">
          {rich("my-lists.tagged", { tag: <span class="tag">{choice.tag}</span> })}
          <button
            type="button"
            class="link"
            onClick={() => onChoice({ ...choice, tag: null })}
            aria-label={t("my-lists.allTags", { tag: choice.tag })}
          >
            ✕
          </button>
        </p>
      )}
    </div>
  );
}

function SearchInList({ onSearch }: { onSearch: (search: string | null) => void }) {
  const id = useId();
  const [text, setText] = useState("");
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const words = text.trim();
    const timer = setTimeout(() => onSearch(words === "" ? null : words), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div class="field in-list">
      <label for={id}>{t("my-lists.search")}</label>
      <input
        id={id}
        type="search"
        maxLength={200}
        placeholder={t("my-lists.searchHint")}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
    </div>
  );
}
