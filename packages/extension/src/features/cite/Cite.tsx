import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import "./cite.css";
import { ask } from "../../messages.ts";
import type { CitationsView, PaperView } from "../../paper-view.ts";
import type { Result } from "../../result.ts";
import { t } from "../../text.ts";
import { FailureNotice } from "../../ui/FailureNotice.tsx";
import { moveFocus } from "../../ui/move-focus.ts";
import { copyText } from "./copy-text.ts";

type Format = keyof CitationsView;

const FORMATS: Record<Format, { name: string; ending: string; type: string }> = {
  bibtex: { name: "BibTeX", ending: "bib", type: "application/x-bibtex" },
  ris: { name: "RIS", ending: "ris", type: "application/x-research-info-systems" },
  markdown: { name: "Markdown", ending: "md", type: "text/markdown" },
};
const NAMES = Object.keys(FORMATS) as Format[];

export interface CiteProps {
  paper: PaperView;
  onSaid: (words: string) => void;
}

/** The paper as one cites it: to copy, or as a file for a reference manager. */
export function Cite({ paper, onSaid }: CiteProps) {
  const [answer, setAnswer] = useState<Result<CitationsView> | null>(null);
  const [format, setFormat] = useState<Format>("bibtex");
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const tabs = useRef<HTMLDivElement>(null);
  const id = useId();

  async function read(): Promise<void> {
    setAnswer(null);
    setAnswer(await ask("citations.read", { paperId: paper.id }));
  }
  useEffect(() => void read(), []);

  if (answer === null) return <p class="hint">{t("cite.reading")}</p>;
  if (!answer.ok) return <FailureNotice failure={answer.failure} onRetry={() => void read()} />;
  const text = answer.value[format];
  const { name, ending, type } = FORMATS[format];

  async function copy(): Promise<void> {
    if (!field.current) return;
    const done = await copyText(text, field.current);
    setCopied(done);
    onSaid(done ? t("cite.formatCopied", { format: name }) : t("cite.notCopied"));
  }

  return (
    <div class="cite">
      <div
        ref={tabs}
        class="tabs"
        role="tablist"
        aria-label={t("cite.format")}
        onKeyDown={(event) => moveFocus(event, tabs.current)}
      >
        {NAMES.map((one) => (
          <button
            key={one}
            id={`${id}-${one}`}
            type="button"
            role="tab"
            class="chip"
            aria-selected={one === format}
            aria-controls={`${id}-text`}
            tabIndex={one === format ? 0 : -1}
            onFocus={() => choose(one)}
            onClick={() => choose(one)}
          >
            {FORMATS[one].name}
          </button>
        ))}
      </div>
      <div id={`${id}-text`} role="tabpanel" aria-labelledby={`${id}-${format}`}>
        <textarea
          ref={field}
          readOnly
          aria-label={t("cite.text", { format: name })}
          rows={Math.min(text.split("\n").length, 12)}
          value={text}
          spellcheck={false}
        />
      </div>
      <div class="actions">
        <button type="button" class="btn primary" onClick={() => void copy()}>
          {isCopied === true ? `✓ ${t("cite.copied")}` : t("cite.copy")}
        </button>
        <a
          class="btn"
          href={`data:${type};charset=utf-8,${encodeURIComponent(text)}`}
          download={`${fileName(paper)}.${ending}`}
        >
          {t("cite.download")}
        </a>
        {isCopied === false && <span class="hint">{t("cite.notCopied")}</span>}
      </div>
    </div>
  );

  function choose(one: Format): void {
    if (one === format) return;
    setFormat(one);
    setCopied(null);
  }
}

/** `arxiv-2510.03264`: what the paper is called, as far as every file system takes it. */
function fileName({ ids: [first] }: PaperView): string {
  return first ? lookupKey(first).replace(/[^\w.-]+/g, "-") : "paper";
}
