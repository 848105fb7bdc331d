import type { PaperView } from "../../paper-view.ts";
import { t } from "../../text.ts";
import { Fold } from "../../ui/Fold.tsx";
import { Later } from "../../ui/Later.tsx";
import type { NotesProps } from "./Notes.tsx";

/** One's own words for a paper that one keeps, closed until the reader wants them. */
export function NotesFold({ paper, ...events }: NotesProps & { paper: PaperView }) {
  if (paper.viewerLists.length === 0) return null;
  return (
    <Fold title={t("lists.notes")}>
      <Later load={loadNotes} props={{ paper, ...events }} />
    </Fold>
  );
}

const loadNotes = () => import("./Notes.tsx").then(({ Notes }) => Notes);
