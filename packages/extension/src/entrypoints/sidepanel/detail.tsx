import { lookupKey } from "@paperround/schema/paper-id/lookup-key";
import { PaperPanel } from "../../features/paper-panel/PaperPanel.tsx";
import type { PagePaper } from "../../page-paper.ts";
import { t } from "../../text.ts";
import { panelParts } from "../panel/parts.tsx";

interface Props {
  paper: PagePaper;
  onBack: () => void;
}

/** One paper of the side panel's, whole. */
export function Detail({ paper, onBack }: Props) {
  const [first] = paper.ids;
  return (
    <>
      <header class="way-back">
        <button type="button" class="link" onClick={onBack}>
          <span aria-hidden="true">← </span>
          {t("side-panel.back")}
        </button>
      </header>
      <PaperPanel
        key={first && lookupKey(first)}
        page={paper}
        parts={panelParts}
        onClose={onBack}
      />
    </>
  );
}
