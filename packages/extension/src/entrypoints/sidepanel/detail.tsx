import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import { useLayoutEffect } from "preact/hooks";
import { PaperPanel } from "../../features/paper-panel/PaperPanel.tsx";
import type { PagePaper } from "../../page-paper.ts";
import { t } from "../../text.ts";
import { panelParts } from "../panel/parts.tsx";

interface Props {
  paper: PagePaper;
  onBack: () => void;
}

/** One paper of the side panel's, whole: it has one way out, which leads back to where it was opened. */
export function Detail({ paper, onBack }: Props) {
  const [first] = paper.ids;
  // As it appears, not after the paint: the key may be pressed at once.
  useLayoutEffect(() => {
    const leave = ({ key }: KeyboardEvent): void => {
      if (key === "Escape") onBack();
    };
    // Wherever the focus is, and also when what had it is gone.
    document.addEventListener("keydown", leave);
    return () => document.removeEventListener("keydown", leave);
  }, [onBack]);
  return (
    <>
      <header class="way-back">
        <button type="button" class="link" onClick={onBack}>
          <span aria-hidden="true">← </span>
          {t("side-panel.back")}
        </button>
      </header>
      <PaperPanel key={first && lookupKey(first)} page={paper} parts={panelParts} />
    </>
  );
}
