import type { PagePaper } from "../../page-paper.ts";
import type { PaperName } from "../../paper-view.ts";
import { t } from "../../text.ts";
import type { PanelParts, PartEvents } from "./parts.ts";

interface Props {
  page: PagePaper;
  /** Null where the page gives the paper no id: then it cannot be put on a list by it. */
  name: PaperName | null;
  parts: PanelParts;
  events: PartEvents;
  onChosen: (paper: { nodeId: string }) => void;
}

/** A paper that the server does not know by this name: perhaps by another, and there may be others near it. */
export function UnknownPaper({ page, name, parts, events, onChosen }: Props) {
  return (
    <>
      {name ? (
        parts.beTheFirst(name, events)
      ) : (
        <section class="notice" aria-label={t("panel.noIdLabel")}>
          <p>{t("panel.noId")}</p>
        </section>
      )}
      {page.title !== null && parts.candidates(page.title, onChosen, events)}
      {(page.title !== null || page.abstract !== undefined) && parts.near(page)}
    </>
  );
}
