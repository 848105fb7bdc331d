import { useEffect, useRef, useState } from "preact/hooks";
import { ask } from "../../messages.ts";
import type { ListView, PaperView } from "../../paper-view.ts";
import type { Failure } from "../../result.ts";
import { t } from "../../text.ts";

interface Props {
  paper: PaperView;
  isBusy: boolean;
  /** Settled when the server has answered. */
  onSet: (list: ListView, isKept: boolean) => Promise<void>;
  onFailure: (failure: Failure) => void;
  onClose: () => void;
}

/** The viewer's lists, those with the paper ticked, and a way to begin a new one. */
export function ListPicker({ paper, isBusy, onSet, onFailure, onClose }: Props) {
  const [lists, setLists] = useState<ListView[] | null>(null);
  // Ticked at once; what the server says counts when it has said it.
  const [wish, setWish] = useState<{ listId: string; isKept: boolean } | null>(null);
  const picker = useRef<HTMLElement>(null);

  useEffect(() => {
    void ask("lists.read", undefined).then((answer) => {
      if (!answer.ok) return onFailure(answer.failure);
      setLists(answer.value);
      // The reader asked for the lists: that is where the keyboard goes.
      requestAnimationFrame(() => picker.current?.querySelector("input")?.focus());
    });
  }, []);

  async function set(list: ListView, isKept: boolean): Promise<void> {
    setWish({ listId: list.id, isKept });
    await onSet(list, isKept);
    setWish(null);
  }

  function isKept(list: ListView): boolean {
    if (wish?.listId === list.id) return wish.isKept;
    return paper.viewerLists.some((kept) => kept.id === list.id);
  }

  return (
    <section
      ref={picker}
      class="sec"
      aria-label={t("lists.title")}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      {lists === null ? (
        <p class="hint">{t("lists.reading")}</p>
      ) : (
        <>
          <ul class="picker">
            {lists.map((list) => (
              <li key={list.id}>
                <label>
                  <input
                    type="checkbox"
                    checked={isKept(list)}
                    disabled={isBusy}
                    onChange={(event) => void set(list, event.currentTarget.checked)}
                  />
                  {list.name}
                </label>
              </li>
            ))}
          </ul>
          <NewList
            onCreated={(list) => {
              setLists([...lists, list]);
              void set(list, true);
            }}
            onFailure={onFailure}
          />
        </>
      )}
    </section>
  );
}

function NewList(props: {
  onCreated: (list: ListView) => void;
  onFailure: (failure: Failure) => void;
}) {
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  // The same key for every try of one form, so that none of them makes a second list.
  const key = useRef(crypto.randomUUID());

  async function create(event: Event): Promise<void> {
    event.preventDefault();
    if (name.trim() === "") return;
    const list = { name: name.trim(), idempotencyKey: key.current };
    const answer = await ask("lists.create", list);
    if (!answer.ok && answer.failure.kind === "refused") {
      key.current = crypto.randomUUID();
      return setProblem(answer.failure.message);
    }
    if (!answer.ok) return props.onFailure(answer.failure);
    key.current = crypto.randomUUID();
    setName("");
    setProblem(null);
    props.onCreated(answer.value);
  }

  return (
    <form onSubmit={(event) => void create(event)}>
      <div class="new-list">
        <input
          aria-label={t("lists.newName")}
          placeholder={t("lists.new")}
          maxLength={100}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" class="btn" disabled={name.trim() === ""}>
          {t("lists.add")}
        </button>
      </div>
      {problem && (
        <p class="wrong" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
