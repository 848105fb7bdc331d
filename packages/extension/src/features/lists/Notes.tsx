import { useEffect, useState } from "preact/hooks";
import "./notes.css";
import { ask } from "../../messages.ts";
import type { ListItemView, PaperView } from "../../paper-view.ts";
import type { Failure, Result } from "../../result.ts";
import { t } from "../../text.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { savedWords } from "../../ui/submission-words.ts";
import { ItemForm } from "./ItemForm.tsx";

export interface NotesProps {
  paper: PaperView;
  onFailure: (failure: Failure, wanted: null) => void;
  onSaid: (words: string) => void;
  /** The address of who is signed in; null for nobody. */
  viewer: string | null;
}

/** Note, tags and read state in each of the reader's lists that has the paper. */
export function Notes({ paper, viewer, onFailure, onSaid }: NotesProps) {
  const [answer, setAnswer] = useState<Result<ListItemView[]> | null>(null);
  const lists = paper.viewerLists.map(({ id }) => id).join(" ");

  async function read(): Promise<void> {
    setAnswer(await ask("lists.read-items", { paperId: paper.id }));
  }
  // Kept in one more list, or in one less; or by somebody else.
  useEffect(() => void read(), [lists, viewer]);

  if (answer === null) return <p class="hint">{t("lists.readingNotes")}</p>;
  if (!answer.ok) return <FailureNotice failure={answer.failure} onRetry={() => void read()} />;
  return (
    <div class="notes">
      {answer.value.map((item) => (
        <ItemForm
          key={item.list.id}
          item={item}
          isAlone={answer.value.length === 1}
          onSave={async (changes, noteBefore) => {
            const place = { paper: { nodeId: paper.id }, listId: item.list.id };
            const { note, tags, readState } = changes;
            const wanted = { ...place, note, tags, readState, noteBefore };
            const saved = await ask("lists.save", wanted);
            if (saved.ok) onSaid(savedWords(saved.value));
            else if (saved.failure.kind !== "refused") onFailure(saved.failure, null);
            return saved;
          }}
        />
      ))}
    </div>
  );
}
