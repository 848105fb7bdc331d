import { useEffect, useId, useRef, useState } from "preact/hooks";
import { t } from "../../text.ts";
import { todayInUtc } from "../../ui/period-words.ts";

interface Props {
  /** What the period is called; null while that is not known. */
  words: string | null;
  /** A day in it. */
  day: string | null;
  previousOn: string | null;
  nextOn: string | null;
  /** Null goes to the latest. */
  onDay: (day: string | null) => void;
}

/** While somebody types a date, its parts come one by one. In milliseconds. */
const PAUSE = 500;
const FIRST_DAY = "1990-01-01";

/** Goes from a period to the one before and after, or by the calendar to any. */
export function FeedDates({ words, day, previousOn, nextOn, onDay }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const typing = useRef(0);

  useEffect(() => {
    if (isOpen) field.current?.focus();
    return () => clearTimeout(typing.current);
  }, [isOpen]);

  function close(): void {
    setOpen(false);
    opener.current?.focus();
  }

  function take(input: HTMLInputElement): void {
    clearTimeout(typing.current);
    // The browser knows whether it is a day, and one that may be asked for.
    const { value, validity } = input;
    if (value === "" || !validity.valid) return;
    typing.current = Number(setTimeout(() => onDay(value), PAUSE));
  }

  return (
    <div
      class="dates"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen) return;
        event.stopPropagation();
        close();
      }}
    >
      <Step name={t("feed.earlier")} sign="‹" day={previousOn} onDay={onDay} />
      <button
        ref={opener}
        type="button"
        class="date"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={words === null ? t("feed.chooseDay") : t("feed.chooseDayOf", { period: words })}
        onClick={() => (isOpen ? close() : setOpen(true))}
      >
        {words ?? "…"}
      </button>
      <Step name={t("feed.later")} sign="›" day={nextOn} onDay={onDay} />
      <div id={id} class="calendar" hidden={!isOpen}>
        {isOpen && (
          <>
            <label for={`${id}-day`}>{t("feed.day")}</label>
            <input
              ref={field}
              id={`${id}-day`}
              type="date"
              min={FIRST_DAY}
              max={todayInUtc()}
              defaultValue={day ?? ""}
              onChange={(event) => take(event.currentTarget)}
              onKeyDown={(event) => {
                if (event.key === "Enter") close();
              }}
            />
            <button type="button" class="btn" onClick={() => onDay(null)}>
              {t("feed.latest")}
            </button>
          </>
        )}
      </div>
    </div>
  );
}

/** Where there is nothing to go to, it stays: the focus would be lost with it. */
function Step(props: {
  name: string;
  sign: string;
  day: string | null;
  onDay: (day: string) => void;
}) {
  const { day } = props;
  return (
    <button
      type="button"
      class="step"
      aria-label={props.name}
      title={props.name}
      aria-disabled={day === null}
      onClick={() => {
        if (day !== null) props.onDay(day);
      }}
    >
      <span aria-hidden="true">{props.sign}</span>
    </button>
  );
}
