import * as z from "zod/mini";
import { answer, idempotencyKey, nodeId, nothing, paperName } from "../../answering.ts";
import type { Api } from "../../api/client.ts";
import { toListItemView } from "../../api/list-item-fields.ts";
import { createList, readListItems, readLists } from "../../api/operations/lists.ts";
import { toListView } from "../../api/paper-fields.ts";
import type { Action } from "../../action.ts";
import type { ListView, PaperView } from "../../paper-view.ts";
import type { Result } from "../../result.ts";

/** What lists need from the rest of the background. */
export interface ListsNeighbours {
  /** Changes what is in a list, at once or when the server can be reached again. */
  perform: (action: Action) => Promise<Result<PaperView>>;
  /** The lists as this browser knows them. */
  copied: () => Promise<ListView[]>;
}

/** Keeps papers in the viewer's lists. */
export function startLists(api: Api, { perform, copied }: ListsNeighbours): void {
  answer("lists.read", "own page", nothing, async () => {
    const read = await api.run(readLists, {});
    if (!read.ok) {
      const copy = read.failure.kind === "signed-out" ? [] : await copied();
      return copy.length > 0 ? { ok: true, value: copy } : read;
    }
    if (!read.value.viewer)
      return { ok: false, failure: { kind: "signed-out", hadSession: false } };
    return { ok: true, value: read.value.viewer.lists.nodes.map(toListView) };
  });

  const saved = z.object({
    paper: paperName,
    listId: z.nullable(nodeId),
    // The server says itself what is too long.
    note: z.optional(z.string().check(z.maxLength(20_000))),
    noteBefore: z.optional(z.string().check(z.maxLength(20_000))),
    tags: z.optional(z.array(z.string().check(z.maxLength(1000))).check(z.maxLength(100))),
    readState: z.optional(z.enum(["UNREAD", "READING", "READ"])),
    submitKey: z.optional(idempotencyKey),
  });
  answer("lists.save", "own page", saved, (wanted) => perform({ kind: "save", ...wanted }));

  const paperId = z.object({ paperId: nodeId });
  answer("lists.read-items", "own page", paperId, async ({ paperId }) => {
    const read = await api.run(readListItems, { id: paperId });
    if (!read.ok) return read;
    return { ok: true, value: (read.value.paper?.viewerItems ?? []).map(toListItemView) };
  });

  const removed = z.object({ paper: paperName, listId: nodeId });
  answer("lists.remove", "own page", removed, (wanted) => perform({ kind: "remove", ...wanted }));

  const list = z.object({
    name: z.string().check(z.minLength(1), z.maxLength(200)),
    idempotencyKey,
  });
  answer("lists.create", "own page", list, async (input) => {
    const created = await api.run(createList, { input });
    return created.ok ? { ok: true, value: toListView(created.value.createList.list) } : created;
  });
}
