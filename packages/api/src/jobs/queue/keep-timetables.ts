import { isDeepStrictEqual } from "node:util";
import type { PgBoss, Schedule } from "pg-boss";
import type { AnyWork, Timetable } from "./work.ts";

/**
 * Brings the timetables in the database to what is wanted now: new ones are put there, others taken away. Another
 * process of this instance, which has the same settings, does the same.
 */
export async function keepTimetables(boss: PgBoss, works: readonly AnyWork[]): Promise<void> {
  const kept = await boss.getSchedules();
  const wanted = works.flatMap(({ queue, timetables = [] }) =>
    timetables.map((timetable) => ({ name: queue.name, timetable })),
  );
  for (const { name, key } of kept)
    if (!wanted.some((want) => want.name === name && want.timetable.key === key))
      await boss.unschedule(name, key);
  for (const { name, timetable } of wanted) {
    const known = kept.find((schedule) => schedule.name === name && schedule.key === timetable.key);
    if (known && isSame(known, timetable)) continue;
    const { key, cron, data, laterSeconds = 0, atOnce = false } = timetable;
    const options = { singletonKey: key, startAfter: laterSeconds };
    await boss.schedule(name, cron, data, { ...options, key, tz: "UTC", missed: "once" });
    // Of several processes that start together, one adds it: a minute's worth with this key is one job.
    if (!known && atOnce) await boss.send(name, data, { singletonKey: key, singletonSeconds: 60 });
  }
}

function isSame({ cron, data, options }: Schedule, timetable: Timetable): boolean {
  return (
    cron === timetable.cron &&
    isDeepStrictEqual(data, timetable.data) &&
    options?.startAfter === (timetable.laterSeconds ?? 0)
  );
}
