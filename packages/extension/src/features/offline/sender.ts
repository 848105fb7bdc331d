import type { Action } from "../../action.ts";
import type { Failure, Result } from "../../result.ts";
import type { QueueRow } from "../../offline-database.ts";
import { t } from "../../text.ts";
import { isForReader, verdictOn } from "./pauses.ts";
import {
  addAction,
  dropAction,
  endPause,
  followRevision,
  noteBreak,
  noteSending,
  pauseOf,
  refuse,
  rowsOf,
  setPause,
} from "./queue-store.ts";
import type { NewRow, Owner } from "./queue-store.ts";
import type { Taken } from "./send-action.ts";

/** For how long a reader is kept waiting for an answer. In milliseconds. */
const PATIENCE = 8_000;

/** Servers forget the keys of additions after 30 days: later, a repetition could make a second one. */
const KEYS_COUNT_FOR = 25 * 24 * 60 * 60_000;

/** Whose actions can be sent now: the signed-in reader of the server in use. */
export interface Sender extends Owner {
  token: string;
}

/** What the queue needs from around it. */
export interface Surroundings {
  sender(): Promise<Sender | null>;
  send(as: Sender, action: Action): Promise<Result<Taken>>;
  /** The server has taken an action. */
  sent(as: Sender, taken: Taken, action: Action): Promise<void>;
  /** Something about the queue is different. */
  changed(): Promise<void>;
  /** Asks to be woken for {@link SendingQueue.flush}. */
  wakeAt(time: number): Promise<void>;
}

/** What came of an action while somebody waited for it. */
export type Outcome =
  | { kind: "sent"; taken: Taken }
  | { kind: "failed"; failure: Failure }
  | { kind: "waiting"; failure: Failure | null };

/** Sends what is kept, one after the other. */
export interface SendingQueue {
  /** Keeps an action, sends it after those before it, and says what came of it. Rejects where it cannot be kept. */
  add(owner: Owner, row: NewRow): Promise<Outcome>;
  /**
   * Sends what waits.
   * @param isUrged the reader or the network gives a reason not to wait for the end of a pause
   */
  flush(isUrged: boolean): Promise<void>;
  /** The row that is under way. */
  underWay(): number | null;
}

/** One queue for the background: nothing else sends. */
export function createSendingQueue(around: Surroundings): SendingQueue {
  const listeners = new Map<number, ((outcome: Outcome) => void)[]>();
  let underWay: number | null = null;
  let running: Promise<void> | null = null;
  let next: { isUrged: boolean } | null = null;

  function settle(id: number, outcome: Outcome): void {
    for (const listener of listeners.get(id) ?? []) listener(outcome);
    listeners.delete(id);
  }

  function settleAll(failure: Failure | null): void {
    for (const id of listeners.keys()) settle(id, { kind: "waiting", failure });
  }

  function flush(isUrged: boolean): Promise<void> {
    if (running) {
      next = { isUrged: isUrged || next?.isUrged === true };
      return running;
    }
    running = drainAll(isUrged).finally(() => {
      running = null;
      settleAll(null);
    });
    return running;
  }

  async function drainAll(isUrged: boolean): Promise<void> {
    let round: { isUrged: boolean } | null = { isUrged };
    while (round) {
      next = null;
      await drain(round.isUrged);
      // What came while the last row was being settled makes one more round.
      round = next;
    }
  }

  async function drain(isUrged: boolean): Promise<void> {
    for (;;) {
      const as = await around.sender();
      const row = as && (await rowsOf(as)).find(({ refusal }) => refusal === null);
      if (!as || !row) return;
      const pause = await pauseOf(as);
      if (pause && pause.until > Date.now() && (pause.isAsked || !isUrged)) {
        await around.wakeAt(pause.until);
        return settleAll(pause.failure);
      }
      underWay = row.id;
      const goesOn = await sendRow(as, row).finally(() => {
        underWay = null;
      });
      await around.changed();
      if (!goesOn) return;
    }
  }

  /** @returns whether the next one may be sent */
  async function sendRow(as: Sender, row: QueueRow): Promise<boolean> {
    if (isTooOld(row)) {
      await refuse(row.id, tooOld());
      settle(row.id, { kind: "failed", failure: tooOld() });
      return true;
    }
    const noted = await noteSending(row.id);
    // The reader has just dropped it.
    if (!noted) return true;
    const answer = await around.send(as, noted.action);
    if (answer.ok) {
      await dropAction(row.id);
      const { comment } = answer.value;
      if (noted.action.kind === "edit-comment" && comment) {
        await followRevision(as, noted.action, comment.revision);
      }
      await endPause(as);
      await around.sent(as, answer.value, noted.action);
      settle(row.id, { kind: "sent", taken: answer.value });
      return true;
    }
    return takeFailure(as, noted, answer.failure);
  }

  async function takeFailure(as: Sender, row: QueueRow, failure: Failure): Promise<boolean> {
    const now = Date.now();
    const failures = ((await pauseOf(as))?.failures ?? 0) + 1;
    const breaks = failure.kind === "broken" ? await noteBreak(row.id) : 0;
    const verdict = verdictOn(failure, { failures, breaks, now, random: Math.random() });
    if (verdict.kind === "refused" || isForReader(failure, now)) {
      // Who waits for it is told now; else it is kept until somebody looks.
      if (listeners.has(row.id)) await dropAction(row.id);
      else await refuse(row.id, failure);
      if (failure.kind === "refused") await endPause(as);
      settle(row.id, { kind: "failed", failure });
      return true;
    }
    if (verdict.kind === "sign-in") {
      settle(row.id, { kind: "failed", failure });
      settleAll(failure);
      return false;
    }
    const { until, isAsked } = verdict;
    const { server, account } = as;
    await setPause({ server, account, since: now, until, isAsked, failures, failure });
    await around.wakeAt(until);
    settleAll(failure);
    return false;
  }

  return {
    flush,
    underWay: () => underWay,
    async add(owner, row) {
      const { id, dropped } = await addAction(owner, row, underWay);
      for (const gone of dropped) settle(gone, { kind: "waiting", failure: null });
      const outcome = new Promise<Outcome>((resolve) => {
        listeners.set(id, [...(listeners.get(id) ?? []), resolve]);
        setTimeout(() => settle(id, { kind: "waiting", failure: null }), PATIENCE);
      });
      void flush(true).catch(() => settle(id, { kind: "waiting", failure: null }));
      return outcome;
    },
  };
}

function isTooOld({ action, firstSentAt }: QueueRow): boolean {
  const isAddition = "idempotencyKey" in action;
  return isAddition && firstSentAt !== null && Date.now() - firstSentAt > KEYS_COUNT_FOR;
}

function tooOld(): Failure {
  return { kind: "refused", code: "TOO_OLD", message: t("offline.tooOld") };
}
