import { ActionForm } from "./ActionForm.tsx";
import { useVisit } from "./visit-context.ts";

interface Props {
  paper: { id: string; viewerLists?: { id: string; name: string; isDefault: boolean }[] };
  part: string;
  class?: string;
}

/** Puts a paper into the reading list, or takes it out. Nothing where nobody is signed in. */
export function SaveButton({ paper, part, class: look = "link" }: Props) {
  const { viewer } = useVisit();
  if (viewer === null) return null;
  const isSaved = paper.viewerLists?.some(({ isDefault }) => isDefault) === true;
  return (
    <ActionForm
      action={isSaved ? "unsave" : "save"}
      part={part}
      class="inline"
      send={{ paper: paper.id }}
    >
      <button
        class={`${look}${isSaved ? " saved" : ""}`}
        type="submit"
        aria-pressed={isSaved}
        title={isSaved ? "Take it out of the reading list" : "Put it into the reading list"}
      >
        {isSaved ? "✓ Reading list" : "Save"}
      </button>
    </ActionForm>
  );
}
