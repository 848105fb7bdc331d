import * as z from "zod/mini";
import { answer, nodeId, nothing } from "../../answering.ts";
import { CARDS_A_PAGE, endOf, toCardView } from "../../api/card-fields.ts";
import type { Api } from "../../api/client.ts";
import { readListItems, readMyLists } from "../../api/operations/my-lists.ts";
import type { myItemShape } from "../../api/my-item-fields.ts";
import { toListView } from "../../api/paper-fields.ts";
import { ITEM_ORDERS, READ_STATES } from "../../card-views.ts";
import type { MyItemView } from "../../card-views.ts";
import type { Action, Settled } from "../../action.ts";
import type { CopiedListsView } from "../../copy-view.ts";
import type { Result } from "../../result.ts";
import { t } from "../../text.ts";
import { copiedItems } from "./copied-items.ts";

const question = z.object({
  listId: nodeId,
  orderBy: z.enum(ITEM_ORDERS),
  readState: z.nullable(z.enum(READ_STATES)),
  tag: z.nullable(z.string().check(z.maxLength(50))),
  search: z.nullable(z.string().check(z.maxLength(200))),
  after: z.nullable(z.string().check(z.maxLength(500))),
});
const change = z.object({
  listId: nodeId,
  paperId: nodeId,
  note: z.optional(z.string().check(z.maxLength(20_000))),
  noteBefore: z.optional(z.string().check(z.maxLength(20_000))),
  tags: z.optional(z.array(z.string().check(z.maxLength(200))).check(z.maxLength(100))),
  readState: z.optional(z.enum(READ_STATES)),
});
const move = z.object({
  listId: nodeId,
  paperId: nodeId,
  side: z.enum(["before", "after"]),
  neighbourId: nodeId,
});

const SIGNED_OUT = { ok: false, failure: { kind: "signed-out", hadSession: false } } as const;

/** What the viewer's lists need from the rest of the background. */
export interface MyListsNeighbours {
  /** Does it, at once or when the server can be reached again. */
  settle: (action: Action) => Promise<Result<Settled>>;
  /** The lists as they were known last, with what waits. */
  copied: () => Promise<CopiedListsView | null>;
}

/** The viewer's lists with what they keep of each paper: note, tags, how far they read, its place. */
export function startMyLists(api: Api, { settle, copied }: MyListsNeighbours): void {
  answer("lists.overview", "own page", nothing, async () => {
    const read = await api.run(readMyLists, {});
    if (!read.ok) {
      const copy = read.failure.kind === "unreachable" ? await copied() : null;
      if (!copy) return read;
      const value = copy.lists.map(({ items: _kept, ...list }) => list);
      return { ok: true, value };
    }
    if (!read.value.viewer) return SIGNED_OUT;
    const lists = read.value.viewer.lists.nodes;
    const value = lists.map((list) => ({ ...toListView(list), itemCount: list.itemCount }));
    return { ok: true, value };
  });

  answer("lists.items", "own page", question, async ({ listId, orderBy, ...where }) => {
    const read = await api.run(readListItems, {
      listId,
      orderBy,
      first: CARDS_A_PAGE,
      ...(where.readState !== null && { readState: where.readState }),
      ...(where.tag !== null && { tag: where.tag }),
      ...(where.search !== null && { search: where.search }),
      ...(where.after !== null && { after: where.after }),
    });
    if (!read.ok) {
      const copy = read.failure.kind === "unreachable" ? await copied() : null;
      const value = copy && copiedItems(copy, { listId, orderBy, ...where });
      return value ? { ok: true, value } : read;
    }
    const { node } = read.value;
    if (node === null || !("items" in node)) {
      const message = t("my-lists.gone");
      return { ok: false, failure: { kind: "refused", code: "NO_LIST", message } };
    }
    const { nodes, pageInfo } = node.items;
    return { ok: true, value: { items: nodes.map(toItem), end: endOf(pageInfo) } };
  });

  answer("lists.change-item", "own page", change, ({ paperId, ...change }) =>
    settle({ kind: "save", paper: { nodeId: paperId }, ...change }),
  );

  answer("lists.move-item", "own page", move, ({ paperId, ...move }) =>
    settle({ kind: "move", paper: { nodeId: paperId }, ...move }),
  );
}

type Item = z.output<typeof myItemShape>;

function toItem({ id, note, tags, readState, paper }: Item): MyItemView {
  return { id, note, tags, readState, card: toCardView(paper) };
}
