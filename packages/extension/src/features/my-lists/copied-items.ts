import type { CardView, CopiedItemsPage, ListItemsQuestion, MyItemView } from "../../card-views.ts";
import type { CopiedListView, CopiedListsView } from "../../copy-view.ts";
import type { ListView } from "../../paper-view.ts";
import { language } from "../../text.ts";

type Item = CopiedListView["items"][number];
type Choice = Pick<ListItemsQuestion, "listId" | "orderBy" | "readState" | "tag" | "search">;

/** The kept copy of a list, filtered and ordered as the server would; all of it is one page. Null when it is not kept. */
export function copiedItems(
  { lists, copiedAt }: CopiedListsView,
  choice: Choice,
): CopiedItemsPage | null {
  const list = lists.find(({ id }) => id === choice.listId);
  if (!list) return null;
  const wanted = list.items.filter((item) => isWanted(item, choice));
  const listsOf = listsByPaper(lists);
  const missing = list.itemCount - list.items.length;
  return {
    items: ordered(wanted, choice.orderBy).map((item) => toMyItem(item, listsOf, copiedAt)),
    end: null,
    copiedAt,
    ...(missing > 0 && { notKept: missing }),
  };
}

function listsByPaper(lists: readonly CopiedListView[]): Map<string, ListView[]> {
  const found = new Map<string, ListView[]>();
  for (const { id, name, isDefault, items } of lists) {
    for (const { paper } of items) {
      found.set(paper.id, [...(found.get(paper.id) ?? []), { id, name, isDefault }]);
    }
  }
  return found;
}

function isWanted({ paper, note, tags, readState }: Item, choice: Choice): boolean {
  if (choice.readState !== null && readState !== choice.readState) return false;
  if (choice.tag !== null && !tags.some((tag) => folded(tag) === folded(choice.tag ?? ""))) {
    return false;
  }
  const text = folded([paper.title, note, ...tags].join(" "));
  return (
    choice.search === null ||
    folded(choice.search)
      .split(/\s+/)
      .every((word) => text.includes(word))
  );
}

function ordered(items: readonly Item[], by: Choice["orderBy"]): Item[] {
  switch (by) {
    case "TITLE":
      return items.toSorted((one, other) =>
        one.paper.title.localeCompare(other.paper.title, language()),
      );
    case "UPVOTES":
      return items.toSorted((one, other) => other.paper.upvoteCount - one.paper.upvoteCount);
    case "PUBLISHED":
      return items.toSorted((one, other) =>
        (other.paper.publishedOn ?? "").localeCompare(one.paper.publishedOn ?? "", "en"),
      );
    case "ADDED":
      return items.toSorted((one, other) => other.addedAt.localeCompare(one.addedAt, "en"));
    case "MANUAL":
      return [...items];
  }
}

function toMyItem(
  { paper, note, tags, readState, viewerHasUpvoted, waiting }: Item,
  listsOf: Map<string, ListView[]>,
  copiedAt: number,
): MyItemView {
  const card: CardView = {
    ...paper,
    abstract: null,
    viewerHasUpvoted,
    viewerLists: listsOf.get(paper.id) ?? [],
    links: { landing: null, pdf: null, code: null, project: null },
    copiedAt,
  };
  const id = paper.id === "" ? JSON.stringify(paper.ids) : paper.id;
  return { id, note, tags, readState, isWaiting: waiting, card };
}

function folded(text: string): string {
  return text.normalize("NFKC").toLocaleLowerCase(language());
}
