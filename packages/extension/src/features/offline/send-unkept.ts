import type { Action } from "../../action.ts";
import type { Failure } from "../../result.ts";
import { t } from "../../text.ts";
import { rowsOf } from "./queue-store.ts";
import type { Owner } from "./queue-store.ts";
import type { Outcome, Surroundings } from "./sender.ts";

/**
 * Sends an action for which this browser has no room, such as on a full disk: at once, or not at all. What waits was done before
 * it, so that it is not sent past that.
 */
export async function sendUnkept(
  around: Surroundings,
  owner: Owner,
  action: Action,
): Promise<Outcome> {
  const as = await around.sender();
  const isOwners = as?.server === owner.server && as.account === owner.account;
  // What cannot be read cannot be sent before it either.
  const rows = await rowsOf(owner).catch(() => []);
  if (!isOwners || rows.some(({ refusal }) => refusal === null)) return notKept();
  const answer = await around.send(as, action);
  if (!answer.ok) {
    return answer.failure.kind === "unreachable"
      ? notKept()
      : { kind: "failed", failure: answer.failure };
  }
  // Copies of what has changed may find no room either.
  await around.sent(as, answer.value, action).catch(() => undefined);
  return { kind: "sent", taken: answer.value };
}

function notKept(): Outcome {
  const failure: Failure = { kind: "refused", code: "NOT_KEPT", message: t("offline.notKept") };
  return { kind: "failed", failure };
}
