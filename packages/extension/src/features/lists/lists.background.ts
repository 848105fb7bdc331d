import * as z from "zod/mini";
import { answer, idempotencyKey, nodeId, nothing, paperName } from "../../answering.ts";
import type { Api } from "../../api/client.ts";
import { createList, readLists, removeFromList, saveToList } from "../../api/operations/lists.ts";
import { toListView, toPaperView } from "../../api/paper-fields.ts";
import { paperRef } from "../../api/paper-ref.ts";
import type { PaperView } from "../../messages.ts";

/** Keeps papers in the viewer's lists. */
export function startLists(api: Api, changed: (paper: PaperView) => Promise<void>): void {
  answer("lists.read", "own page", nothing, async () => {
    const read = await api.run(readLists, {});
    if (!read.ok) return read;
    if (!read.value.viewer)
      return { ok: false, failure: { kind: "signed-out", hadSession: false } };
    return { ok: true, value: read.value.viewer.lists.nodes.map(toListView) };
  });

  const saved = z.object({ paper: paperName, listId: z.nullable(nodeId) });
  answer("lists.save", "own page", saved, async ({ paper: name, listId }) => {
    const input = { paper: paperRef(name), ...(listId !== null && { listId }) };
    const save = await api.run(saveToList, { input });
    if (!save.ok) return save;
    const paper = toPaperView(save.value.saveToList.paper);
    await changed(paper);
    return { ok: true, value: paper };
  });

  const removed = z.object({ paper: paperName, listId: nodeId });
  answer("lists.remove", "own page", removed, async ({ paper: name, listId }) => {
    const remove = await api.run(removeFromList, { input: { paper: paperRef(name), listId } });
    if (!remove.ok) return remove;
    const paper = toPaperView(remove.value.removeFromList.paper);
    await changed(paper);
    return { ok: true, value: paper };
  });

  const list = z.object({
    name: z.string().check(z.minLength(1), z.maxLength(200)),
    idempotencyKey,
  });
  answer("lists.create", "own page", list, async (input) => {
    const created = await api.run(createList, { input });
    return created.ok ? { ok: true, value: toListView(created.value.createList.list) } : created;
  });
}
