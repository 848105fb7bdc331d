import { useRef, useState } from "preact/hooks";
import { ask } from "../../messages.ts";
import type { Wanted } from "../../action.ts";
import type { PaperView } from "../../paper-view.ts";
import type { Failure, Result } from "../../result.ts";
import { t } from "../../text.ts";
import { ListPicker } from "./ListPicker.tsx";

interface Props {
  paper: PaperView;
  onPaper: (paper: PaperView) => void;
  onFailure: (failure: Failure, wanted: Wanted | null) => void;
  onSaid: (words: string) => void;
}

/** Saves to the reading list with one press; other lists are a press further. */
export function SaveButton({ paper, onPaper, onFailure, onSaid }: Props) {
  const [isBusy, setBusy] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const [list] = paper.viewerLists;
  const others = paper.viewerLists.length - 1;

  async function run(
    change: Promise<Result<PaperView>>,
    wanted: Wanted | null,
    said: string,
  ): Promise<void> {
    setBusy(true);
    const answer = await change;
    setBusy(false);
    if (!answer.ok) return onFailure(answer.failure, wanted);
    onPaper(answer.value);
    onSaid(answer.value.waiting ? `${said}. ${t("offline.keptUntilSent")}` : said);
  }

  function save(listId: string | null, name: string): Promise<void> {
    const item = { paper: { nodeId: paper.id }, listId };
    return run(
      ask("lists.save", item),
      { kind: "save", ...item },
      t("lists.savedTo", { list: name }),
    );
  }

  function remove(listId: string, name: string): Promise<void> {
    const item = { paper: { nodeId: paper.id }, listId };
    return run(ask("lists.remove", item), null, t("lists.removedFrom", { list: name }));
  }

  function press(): void {
    if (!list) void save(null, t("lists.theReadingList"));
    else if (others === 0 && list.isDefault) void remove(list.id, list.name);
    else setOpen(true);
  }

  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <>
      <div class="save">
        <button
          type="button"
          class={list ? "btn primary" : "btn"}
          aria-pressed={list !== undefined}
          disabled={isBusy}
          title={
            list?.isDefault && others === 0 ? t("lists.removeFrom", { list: list.name }) : undefined
          }
          onClick={press}
        >
          {list ? `✓ ${list.name}${others > 0 ? ` +${others}` : ""}` : t("lists.save")}
        </button>
        <button
          ref={opener}
          type="button"
          class={list ? "btn primary" : "btn"}
          aria-label={t("lists.choose")}
          aria-expanded={isOpen}
          onClick={() => (isOpen ? close() : setOpen(true))}
        >
          <span aria-hidden="true">▾</span>
        </button>
      </div>
      {isOpen && (
        <ListPicker
          paper={paper}
          isBusy={isBusy}
          onSet={(list, isKept) => (isKept ? save(list.id, list.name) : remove(list.id, list.name))}
          onFailure={(failure) => {
            // Signing in starts from the saving that the reader came for.
            onFailure(failure, { kind: "save", paper: { nodeId: paper.id }, listId: null });
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
