import { ActionForm } from "./ActionForm.tsx";
import { useVisit } from "./visit-context.ts";

interface ShortList {
  id: string;
  name: string;
  isDefault: boolean;
}

interface Props {
  paper: { id: string; viewerLists?: ShortList[] };
  /** The viewer's. */
  lists: readonly ShortList[];
}

/** Puts a paper into any of the viewer's lists, or takes it out. Nothing where they have but the reading list. */
export function ListPicker({ paper, lists }: Props) {
  const { viewer } = useVisit();
  const others = lists.filter(({ isDefault }) => !isDefault);
  if (viewer === null || others.length === 0) return null;
  return (
    <details class="picker">
      <summary class="btn">Lists</summary>
      <ul>
        {others.map(({ id, name }) => {
          const isIn = paper.viewerLists?.some((one) => one.id === id) === true;
          return (
            <li>
              <ActionForm
                action={isIn ? "unsave" : "save"}
                part="paper"
                send={{ paper: paper.id, list: id }}
              >
                <button class="link" type="submit" aria-pressed={isIn} dir="auto">
                  {isIn ? "✓ " : "+ "}
                  {name}
                </button>
              </ActionForm>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
