import { setTimeout as pause } from "node:timers/promises";
import type { Queue } from "@paperround/schema/context";
import { z } from "zod";
import type { Rhythm } from "../../../src/jobs/queue/boss.ts";
import type { Attempt, Work } from "../../../src/jobs/queue/work.ts";

/** As fast as pg-boss allows. */
export const BRISK: Rhythm = { pollSeconds: 0.5, superviseSeconds: 1, heartbeatSeconds: 10 };

const note = z.strictObject({ text: z.string() });
export type Note = z.infer<typeof note>;

export const notes: Queue<Note> = { name: "notes", data: note };

/** Work of the tests, on one queue; everything but what it does may be left out. */
export function noteWork(
  run: (note: Note, attempt: Attempt) => Promise<void>,
  rest: Partial<Work<Note>> = {},
): Work<Note> {
  return {
    queue: notes,
    retries: { times: 2, firstPauseSeconds: 1, longestPauseSeconds: 1 },
    longestSeconds: 60,
    run,
    ...rest,
  };
}

/**
 * Comes back when it is long until the queue's next stretch of so many seconds begins: a key is there once in each of
 * them, and they go by the clock, not from when a test began.
 */
export async function earlyInStretch(seconds: number): Promise<void> {
  const left = seconds - ((Date.now() / 1_000) % seconds);
  if (left < LONGEST_STEPS) await pause((left + 1) * 1_000);
}

/** In seconds: the longest that a test may take for what belongs in one stretch. */
const LONGEST_STEPS = 30;
