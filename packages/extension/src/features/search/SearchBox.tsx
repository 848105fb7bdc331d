import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { SuggestionView } from "../../card-views.ts";
import type { TextKey } from "../../locales/catalogue.ts";
import { ask } from "../../messages.ts";
import { t } from "../../text.ts";

interface Props {
  text: string;
  onText: (text: string) => void;
  onSearch: (query: string) => void;
}

/** Letters that follow each other faster are one question. In milliseconds. */
const PAUSE = 150;
const FEWEST_LETTERS = 2;

const KINDS = {
  PAPER: "search.paper",
  AUTHOR: "search.author",
  ORG: "search.org",
  KEYWORD: "search.keyword",
} as const satisfies Record<SuggestionView["kind"], TextKey>;

/** The field to search with, completed as one types: a combobox as ARIA describes it. */
export function SearchBox({ text, onText, onSearch }: Props) {
  const id = useId();
  const { suggestions, forget } = useSuggestions(text);
  const [place, setPlace] = useState(-1);
  const isOpen = suggestions.length > 0;
  // Before they are seen: later it would undo the first arrow key.
  useLayoutEffect(() => setPlace(-1), [suggestions]);

  function search(query: string): void {
    forget(query);
    onText(query);
    onSearch(query);
  }

  function press(event: KeyboardEvent): void {
    const last = suggestions.length - 1;
    if (event.key === "ArrowDown" && isOpen) setPlace(place === last ? -1 : place + 1);
    else if (event.key === "ArrowUp" && isOpen) setPlace(place === -1 ? last : place - 1);
    else if (event.key === "Escape" && isOpen) forget(text);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <form
      class="search-box"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        search(suggestions[place]?.query ?? text);
      }}
    >
      <div class="field">
        <label for={id} class="sr-only">
          {t("search.label")}
        </label>
        <input
          id={id}
          type="text"
          inputMode="search"
          enterkeyhint="search"
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={place >= 0 ? `${id}-${place}` : undefined}
          autocomplete="off"
          spellcheck={false}
          maxLength={1000}
          placeholder={t("search.placeholder")}
          value={text}
          onInput={(event) => {
            // What was pointed at belongs to other letters.
            setPlace(-1);
            onText(event.currentTarget.value);
          }}
          onKeyDown={press}
          onBlur={() => forget(text)}
        />
        <ul id={`${id}-list`} role="listbox" aria-label={t("search.suggestions")} hidden={!isOpen}>
          {suggestions.map((suggestion, at) => (
            <li
              key={`${suggestion.kind} ${suggestion.query}`}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === place}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => search(suggestion.query)}
            >
              <span dir="auto">{suggestion.text}</span>
              <small>{t(KINDS[suggestion.kind])}</small>
            </li>
          ))}
        </ul>
      </div>
      <button type="submit" class="btn primary">
        {t("search.submit")}
      </button>
    </form>
  );
}

/** What begins with the letters so far; what is asked is dropped when more letters came. */
function useSuggestions(text: string) {
  const [suggestions, setSuggestions] = useState<SuggestionView[]>([]);
  // What was chosen or put away is not offered again.
  const settled = useRef(text);
  const turn = useRef(0);

  useEffect(() => {
    const mine = ++turn.current;
    const letters = text.trim();
    if (letters.length < FEWEST_LETTERS || text === settled.current) {
      setSuggestions([]);
      return;
    }
    settled.current = "";
    const timer = setTimeout(() => {
      void ask("search.suggest", { query: letters.slice(0, 200) }).then((answer) => {
        // Without suggestions one can search, too.
        if (mine === turn.current) setSuggestions(answer.ok ? answer.value : []);
      });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [text]);

  function forget(settledText: string): void {
    turn.current += 1;
    settled.current = settledText;
    setSuggestions([]);
  }

  return { suggestions, forget };
}
