import { useId, useState } from "preact/hooks";
import type { ReadState } from "../../card-views.ts";
import type { ListItemView, PaperView } from "../../paper-view.ts";
import type { Result } from "../../result.ts";
import { t } from "../../text.ts";
import { savedWords } from "../../ui/submission-words.ts";
import { readTags } from "./read-tags.ts";

const READ_STATES = {
  UNREAD: "lists.stateUnread",
  READING: "lists.stateReading",
  READ: "lists.stateRead",
} as const satisfies Record<ReadState, string>;

type Changes = Omit<ListItemView, "list">;

interface Props {
  item: ListItemView;
  /** Without others beside it, it need not say which list it is of. */
  isAlone: boolean;
  onSave: (changes: Changes, noteBefore: string) => Promise<Result<PaperView>>;
}

/** What the reader says of a paper in one list, for themselves. */
export function ItemForm({ item, isAlone, onSave }: Props) {
  const id = useId();
  const [saved, setSaved] = useState<Changes>(item);
  const [note, setNote] = useState(item.note);
  const [tags, setTags] = useState(item.tags.join(", "));
  const [readState, setReadState] = useState(item.readState);
  const [status, setStatus] = useState<{ isWrong: boolean; words: string } | null>(null);
  const [isSaving, setSaving] = useState(false);

  const changes: Changes = { note, tags: readTags(tags), readState };
  const isChanged =
    note !== saved.note ||
    readState !== saved.readState ||
    changes.tags.join("\n") !== saved.tags.join("\n");

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    if (isSaving) return;
    setSaving(true);
    setStatus(null);
    const answer = await onSave(changes, saved.note);
    setSaving(false);
    if (answer.ok) {
      setSaved(changes);
      // As it was understood; what was typed meanwhile stays.
      setTags((typed) => (typed === tags ? changes.tags.join(", ") : typed));
      setStatus({ isWrong: false, words: savedWords(answer.value) });
    } else if (answer.failure.kind === "refused") {
      const { theirs } = answer.failure;
      // Now they have seen what was written elsewhere: saving theirs again is meant.
      if (theirs !== undefined) setSaved((before) => ({ ...before, note: theirs }));
      setStatus({ isWrong: true, words: answer.failure.message });
    }
  }

  return (
    <form class="item" aria-label={item.list.name} onSubmit={(event) => void save(event)}>
      {!isAlone && <h3>{item.list.name}</h3>}
      <div class="field">
        <label for={`${id}-note`}>{t("lists.note")}</label>
        <textarea
          id={`${id}-note`}
          rows={2}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <div class="pair">
        <div class="field">
          <label for={`${id}-tags`}>{t("lists.tags")}</label>
          <input
            id={`${id}-tags`}
            value={tags}
            autocomplete="off"
            onInput={(event) => setTags(event.currentTarget.value)}
          />
        </div>
        <div class="field">
          <label for={`${id}-state`}>{t("lists.howFar")}</label>
          <select
            id={`${id}-state`}
            value={readState}
            onChange={(event) => setReadState(event.currentTarget.value as ReadState)}
          >
            {Object.entries(READ_STATES).map(([state, words]) => (
              <option key={state} value={state}>
                {t(words)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div class="actions">
        <button type="submit" class="btn" disabled={!isChanged || isSaving}>
          {t(isSaving ? "lists.savingNotes" : "lists.saveNotes")}
        </button>
        {status && (
          <span
            class={status.isWrong ? "wrong" : "hint"}
            role={status.isWrong ? "alert" : undefined}
          >
            {status.words}
          </span>
        )}
      </div>
    </form>
  );
}
