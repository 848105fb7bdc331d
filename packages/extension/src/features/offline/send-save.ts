import type { Api } from "../../api/client.ts";
import { readListItems, saveToList } from "../../api/operations/lists.ts";
import { toPaperView } from "../../api/paper-fields.ts";
import { paperRef } from "../../api/paper-ref.ts";
import type { Action } from "../../action.ts";
import type { Failure, Result } from "../../result.ts";
import { isMissing } from "../../refusals.ts";
import { t } from "../../text.ts";
import type { Taken } from "./send-action.ts";
import { sendSubmission } from "./send-submission.ts";

type As = Parameters<Api["runAs"]>[0];
type Save = Extract<Action, { kind: "save" }>;

/**
 * Puts a paper into a list. One that the server has nothing of is submitted first, where the press meant that, too. However
 * far an earlier try came, this one goes on from there: what is there by now is saved, and nothing is submitted twice.
 */
export async function sendSave(api: Api, as: As, action: Save): Promise<Result<Taken>> {
  const conflict = await findConflict(api, as, action);
  if (conflict) return conflict;
  const saved = await save(api, as, action);
  const { paper, submitKey } = action;
  if (submitKey === undefined || !isMissing(saved)) return saved;
  const submitted = await sendSubmission(api, as, { paper, idempotencyKey: submitKey });
  if (!submitted.ok) return submitted;
  const again = await save(api, as, action);
  if (!again.ok) return again;
  return { ok: true, value: { ...again.value, submission: submitted.value.submission } };
}

async function save(
  api: Api,
  as: As,
  { paper, listId, note, tags, readState }: Save,
): Promise<Result<Taken>> {
  const input = {
    paper: paperRef(paper),
    ...(listId !== null && { listId }),
    ...(note !== undefined && { note }),
    ...(tags !== undefined && { tags }),
    ...(readState !== undefined && { readState }),
  };
  const saved = await api.runAs(as, saveToList, { input });
  if (!saved.ok) return saved;
  return { ok: true, value: { paper: toPaperView(saved.value.saveToList.paper), comment: null } };
}

/** The note that somebody wrote into the item meanwhile, on another machine: it is shown, not overwritten. */
async function findConflict(
  api: Api,
  as: As,
  { paper, listId, note, noteBefore }: Save,
): Promise<{ ok: false; failure: Failure } | null> {
  if (note === undefined || noteBefore === undefined || !("nodeId" in paper)) return null;
  const read = await api.runAs(as, readListItems, { id: paper.nodeId });
  if (!read.ok) return read;
  const item = read.value.paper?.viewerItems.find(({ list }) =>
    listId === null ? list.isDefault : list.id === listId,
  );
  if (!item || item.note === noteBefore || item.note === note) return null;
  const message = t("offline.noteChanged", { note: item.note });
  return {
    ok: false,
    failure: { kind: "refused", code: "NOTE_CHANGED", message, theirs: item.note },
  };
}
