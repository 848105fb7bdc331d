import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../../text.ts";
import { nameOf, readName } from "./read-name.ts";

interface Props {
  /** What the address of the tab names, where it names a paper. */
  offer: PaperIdentifier | null;
  /** Whether the reader came here to type: then the field has the focus. */
  isWanted: boolean;
  onChosen: (identifier: PaperIdentifier) => void;
}

/** Takes a paper by its address or id; what is typed is read here, and goes nowhere before it is sent. */
export function AddPaper({ offer, isWanted, onChosen }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [isInsisting, setInsisting] = useState(false);
  const reading = readName(text);

  // Before it is drawn: who types at once loses no letter.
  useLayoutEffect(() => {
    if (isWanted) field.current?.focus();
  }, []);

  function choose(event: Event): void {
    event.preventDefault();
    if (reading.kind === "read") return onChosen(reading.identifier);
    setInsisting(true);
    field.current?.focus();
  }

  const isWrong = isInsisting && reading.kind !== "read";
  return (
    <section class="sec add-paper" aria-label={t("add-paper.title")}>
      {offer && (
        <button type="button" class="btn primary" onClick={() => onChosen(offer)}>
          {t("add-paper.thisTab", { paper: nameOf(offer) })}
        </button>
      )}
      <form noValidate onSubmit={choose}>
        <div class="field">
          <label for={id}>{t("add-paper.title")}</label>
          <input
            ref={field}
            id={id}
            type="text"
            inputMode="url"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            maxLength={2000}
            placeholder={t("add-paper.placeholder")}
            value={text}
            aria-invalid={isWrong}
            aria-describedby={`${id}-reading`}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setInsisting(false);
            }}
          />
        </div>
        <button type="submit" class={offer ? "btn" : "btn primary"}>
          {t("add-paper.lookUp")}
        </button>
      </form>
      <p id={`${id}-reading`} role="status" class={isWrong ? "wrong" : "hint"}>
        {reading.kind === "read" && (
          <span class="understood">
            {t("add-paper.understood", { paper: nameOf(reading.identifier) })}
          </span>
        )}
        {reading.kind === "unread" && reading.advice}
        {reading.kind === "empty" && t(isInsisting ? "add-paper.nothingYet" : "add-paper.known")}
      </p>
    </section>
  );
}
