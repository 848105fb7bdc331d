import { useRef, useState } from "preact/hooks";
import { REACTIONS } from "../../comment-view.ts";
import type { CommentView, Reaction } from "../../comment-view.ts";
import { language, t } from "../../text.ts";
import { moveFocus } from "../../ui/move-focus.ts";

const WORDS = {
  AGREE: "discussion.agree",
  INSIGHTFUL: "discussion.insightful",
  THANKS: "discussion.thanks",
  CURIOUS: "discussion.curious",
  FUNNY: "discussion.funny",
} as const satisfies Record<Reaction, string>;

interface Props {
  comment: CommentView;
  onReact: (reaction: Reaction, on: boolean) => Promise<unknown>;
}

/** The reactions that somebody gave; all of them when the reader wants to give one. One stop of the Tab key. */
export function Reactions({ comment: { reactions }, onReact }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [busy, setBusy] = useState<Reaction | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  const shown = REACTIONS.filter(
    (one) => isOpen || reactions.some(({ reaction }) => reaction === one),
  );

  async function press(reaction: Reaction, isMine: boolean): Promise<void> {
    // One at a time: what the server says of the first would undo the second.
    if (busy !== null) return;
    setBusy(reaction);
    await onReact(reaction, !isMine);
    setBusy(null);
  }

  return (
    <div
      ref={bar}
      class="reactions"
      role="toolbar"
      aria-label={t("discussion.reactions")}
      onKeyDown={(event) => {
        if (event.key === "Escape" && isOpen) {
          event.stopPropagation();
          setOpen(false);
          requestAnimationFrame(() =>
            bar.current?.querySelector<HTMLElement>("button:last-child")?.focus(),
          );
        } else moveFocus(event, bar.current);
      }}
    >
      {shown.map((reaction, index) => {
        const group = reactions.find((one) => one.reaction === reaction);
        const isMine = group?.isMine ?? false;
        return (
          <button
            key={reaction}
            type="button"
            class="chip"
            tabIndex={index === 0 ? 0 : -1}
            aria-pressed={isMine}
            onClick={() => void press(reaction, isMine)}
          >
            {t(WORDS[reaction])} {group && <b>{group.count.toLocaleString(language())}</b>}
          </button>
        );
      })}
      <button
        type="button"
        class="link"
        tabIndex={shown.length === 0 ? 0 : -1}
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen);
          if (!isOpen) requestAnimationFrame(() => bar.current?.querySelector("button")?.focus());
        }}
      >
        {t(isOpen ? "discussion.fewer" : "discussion.react")}
      </button>
    </div>
  );
}
