import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { MyItemView } from "../../card-views.ts";
import type { Failure } from "../../result.ts";
import { t } from "../../text.ts";

interface Props {
  item: MyItemView;
  /** Says why it did not work. */
  onSave: (note: string, tags: string[], noteBefore: string) => Promise<Failure | null>;
  onFailure: (failure: Failure) => void;
  onClose: () => void;
}

/** A note and tags for a paper; what was typed stays until the server has it. */
export function ItemForm({ item, onSave, onFailure, onClose }: Props) {
  const id = useId();
  const [note, setNote] = useState(item.note);
  const [tags, setTags] = useState(item.tags.join(", "));
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // What stood there when the note was seen: one that was written elsewhere since is shown, not overwritten.
  const before = useRef(item.note);
  const first = useRef<HTMLTextAreaElement>(null);
  // Before anything is painted: the next key is meant for it.
  useLayoutEffect(() => first.current?.focus(), []);

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const failure = await onSave(note.trim(), tagsIn(tags), before.current);
    setBusy(false);
    if (!failure) return onClose();
    if (failure.kind === "refused") {
      // Now they have seen it: keeping theirs again is meant.
      before.current = failure.theirs ?? before.current;
      return setProblem(failure.message);
    }
    onFailure(failure);
  }

  return (
    <form
      class="item-form"
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div class="field">
        <label for={`${id}-note`}>{t("my-lists.note")}</label>
        <textarea
          ref={first}
          id={`${id}-note`}
          rows={3}
          maxLength={10_000}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for={`${id}-tags`}>{t("my-lists.tags")}</label>
        <input
          id={`${id}-tags`}
          maxLength={1100}
          autocomplete="off"
          value={tags}
          onInput={(event) => setTags(event.currentTarget.value)}
        />
      </div>
      {problem !== null && (
        <p class="wrong" role="alert">
          {problem}
        </p>
      )}
      <div class="item-row">
        <button type="submit" class="btn primary" aria-disabled={isBusy}>
          {t(isBusy ? "my-lists.keeping" : "my-lists.keep")}
        </button>
        <button type="button" class="link" onClick={onClose}>
          {t("my-lists.cancel")}
        </button>
      </div>
    </form>
  );
}

/** `a, b,, a` are two tags. */
export function tagsIn(text: string): string[] {
  const tags = text.split(/[,，、]/).map((tag) => tag.trim());
  return [...new Set(tags)].filter((tag) => tag !== "");
}
