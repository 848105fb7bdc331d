import { useId, useState } from "preact/hooks";
import { SEARCH_SORTS } from "../../card-views.ts";
import type { SearchFilterView, SearchSort } from "../../card-views.ts";
import type { TextKey } from "../../locales/catalogue.ts";
import { t } from "../../text.ts";

interface Props {
  filter: SearchFilterView;
  sort: SearchSort;
  onFilter: (filter: SearchFilterView) => void;
  onSort: (sort: SearchSort) => void;
}

export const NO_FILTER: SearchFilterView = {
  yearFrom: null,
  yearTo: null,
  category: null,
  hasCode: false,
};

const SORTS = {
  RELEVANCE: "search.byRelevance",
  NEWEST: "search.byDate",
  VOTES: "search.byVotes",
} as const satisfies Record<SearchSort, TextKey>;

/** One of arXiv's, the same in every language. */
const EXAMPLE_CATEGORY = "cs.CL";

/** What a paper has to be, too, and what stands first. */
export function SearchFilters({ filter, sort, onFilter, onSort }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const chosen = countOf(filter);
  return (
    <div class="filters">
      <div class="field inline">
        <label for={`${id}-sort`}>{t("search.sort")}</label>
        <select
          id={`${id}-sort`}
          value={sort}
          onChange={(event) => {
            const wanted = SEARCH_SORTS.find((one) => one === event.currentTarget.value);
            if (wanted) onSort(wanted);
          }}
        >
          {SEARCH_SORTS.map((one) => (
            <option key={one} value={one}>
              {t(SORTS[one])}
            </option>
          ))}
        </select>
      </div>
      <button
        type="button"
        class="fold-button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <span aria-hidden="true">{isOpen ? "▾" : "▸"}</span>{" "}
        {chosen === 0 ? t("search.filters") : t("search.chosenFilters", { count: chosen })}
      </button>
      {isOpen && (
        <div id={id} class="filter-fields">
          <div class="field">
            <label for={`${id}-from`}>{t("search.yearFrom")}</label>
            <YearField
              id={`${id}-from`}
              year={filter.yearFrom}
              onYear={(yearFrom) => onFilter({ ...filter, yearFrom })}
            />
          </div>
          <div class="field">
            <label for={`${id}-to`}>{t("search.yearTo")}</label>
            <YearField
              id={`${id}-to`}
              year={filter.yearTo}
              onYear={(yearTo) => onFilter({ ...filter, yearTo })}
            />
          </div>
          <div class="field">
            <label for={`${id}-category`}>{t("search.category")}</label>
            <input
              id={`${id}-category`}
              placeholder={EXAMPLE_CATEGORY}
              autocapitalize="none"
              spellcheck={false}
              maxLength={100}
              value={filter.category ?? ""}
              onChange={(event) => {
                const category = event.currentTarget.value.trim();
                onFilter({ ...filter, category: category === "" ? null : category });
              }}
            />
          </div>
          <label class="check">
            <input
              type="checkbox"
              checked={filter.hasCode}
              onChange={(event) => onFilter({ ...filter, hasCode: event.currentTarget.checked })}
            />
            {t("search.hasCode")}
          </label>
          {chosen > 0 && (
            <button type="button" class="link" onClick={() => onFilter(NO_FILTER)}>
              {t("search.clear")}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function YearField(props: {
  id: string;
  year: number | null;
  onYear: (year: number | null) => void;
}) {
  return (
    <input
      id={props.id}
      type="number"
      min={1000}
      max={2999}
      step={1}
      value={props.year ?? ""}
      onChange={({ currentTarget: { value, validity } }) => {
        if (validity.valid) props.onYear(value === "" ? null : Number(value));
      }}
    />
  );
}

function countOf({ yearFrom, yearTo, category, hasCode }: SearchFilterView): number {
  const isByYear = yearFrom !== null || yearTo !== null;
  return Number(isByYear) + Number(category !== null) + Number(hasCode);
}
