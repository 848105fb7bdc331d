import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Failure } from "../../result.ts";
import { t } from "../../text.ts";

/** The server refuses more. */
const LONGEST = 10_000;

interface Props {
  label: string;
  action: string;
  /** What stands there to begin with. */
  initial?: string;
  /** Whether the reader came here to type: then the field has the focus. */
  isWanted?: boolean;
  placeholder?: string;
  /** Told of every change, so that nothing typed is lost when a popup closes. */
  onDraft?: (text: string) => void;
  /** Answers why not, or null when it is there. The same text has the same key, however often it is sent. */
  onSend: (text: string, idempotencyKey: string) => Promise<Failure | null>;
  /** With it the form can be left. */
  onCancel?: () => void;
}

/** Where a comment is written. What is sent disappears at once, and comes back when it could not be. */
export function Composer(props: Props) {
  const { label, action, initial = "", isWanted = false, onDraft, onSend, onCancel } = props;
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(initial);
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = useRef({ text: "", key: "" });
  // A draft that was kept comes a moment later; what has been typed meanwhile stays.
  useEffect(() => setText((typed) => (typed === "" ? initial : typed)), [initial]);
  useEffect(() => {
    if (!isWanted) return;
    field.current?.focus();
    field.current?.setSelectionRange(initial.length, initial.length);
  }, []);

  const words = text.trim();
  async function send(): Promise<void> {
    if (words === "" || words.length > LONGEST || sending !== null) return;
    if (attempt.current.text !== words) attempt.current = { text: words, key: crypto.randomUUID() };
    setSending(words);
    setProblem(null);
    const failure = await onSend(words, attempt.current.key);
    setSending(null);
    // What waits to be sent is kept elsewhere.
    if (failure === null || failure.kind === "waiting") {
      attempt.current = { text: "", key: "" };
      setText("");
      onDraft?.("");
      return;
    }
    if (failure.kind === "refused") {
      // A key that was used up would be refused for ever.
      attempt.current = { text: "", key: "" };
      setProblem(failure.message);
    }
    // The disabled field lost it.
    requestAnimationFrame(() => {
      if (failure.kind === "refused") field.current?.focus();
    });
  }

  return (
    <form
      class="composer"
      aria-busy={sending !== null}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void send();
        }
        if (event.key === "Escape" && onCancel) {
          event.stopPropagation();
          onCancel();
        }
      }}
    >
      {sending !== null && (
        <div class="comment sending">
          <p class="prose written">{sending}</p>
          <p class="hint">{t("discussion.sending")}</p>
        </div>
      )}
      <label class="sr-only" for={id}>
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={words === "" && !isWanted ? 1 : 3}
        placeholder={props.placeholder ?? label}
        value={sending === null ? text : ""}
        disabled={sending !== null}
        aria-invalid={problem !== null || words.length > LONGEST}
        aria-describedby={`${id}-hint`}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setProblem(null);
          onDraft?.(event.currentTarget.value);
        }}
      />
      {problem && (
        <p class="wrong" role="alert">
          {problem}
        </p>
      )}
      <div class="actions" hidden={words === "" && !onCancel}>
        <button
          type="submit"
          class="btn primary"
          disabled={words === "" || words.length > LONGEST || sending !== null}
        >
          {action}
        </button>
        {onCancel && (
          <button type="button" class="link" onClick={onCancel}>
            {t("discussion.cancel")}
          </button>
        )}
        <span id={`${id}-hint`} class={words.length > LONGEST ? "wrong" : "hint"}>
          {words.length > LONGEST
            ? t("discussion.tooLong", { count: words.length - LONGEST })
            : t("discussion.hint")}
        </span>
      </div>
    </form>
  );
}
