import type { Clock, LookupSizer, PrismaClient } from "@paperround/schema/context";
import { measureLookupBits } from "@paperround/schema/lookup/measure-lookup-bits";

/** For how long a measured length holds, in milliseconds. It changes when the corpus doubles. */
const HOLDS = 10 * 60 * 1000;

/** Keeps the length of look-up prefixes at hand; measures it again now and then, while the former one serves on. */
export function createLookupSizer(db: PrismaClient, clock: Clock): LookupSizer {
  let measured: { bits: number; at: number } | undefined;
  let running: Promise<number> | undefined;

  const measure = (): Promise<number> =>
    (running ??= measureLookupBits(db)
      .then((bits) => {
        measured = { bits, at: clock.now().getTime() };
        return bits;
      })
      .finally(() => (running = undefined)));

  return {
    async bits() {
      if (measured === undefined) return measure();
      // Whoever waits for the next one has a good one meanwhile; a failure is for that one to meet.
      if (clock.now().getTime() - measured.at > HOLDS) measure().catch(() => undefined);
      return measured.bits;
    },
  };
}
