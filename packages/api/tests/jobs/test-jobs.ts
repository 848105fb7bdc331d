import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { JobError } from "../../src/jobs/job.ts";
import type { Job } from "../../src/jobs/job.ts";
import type { AnyJob } from "../../src/jobs/registry.ts";

const countArgs = z.object({ to: z.number().int().positive(), pause: z.number() });

/** Makes one organisation after the other, each kept by itself, `pause` milliseconds apart. */
export const countJob: Job<z.infer<typeof countArgs>, { counted: number }> = {
  name: "count",
  parseArgs: (input) => countArgs.parse(input),
  async run({ db, signal }, { to, pause }, report) {
    for (let n = 1; n <= to; n++) {
      signal.throwIfAborted();
      await db.org.create({ data: { slug: `org-${n}-${Math.random()}`, name: String(n) } });
      report({ step: "Counting", done: n, total: to });
      await sleep(pause);
    }
    return { counted: to };
  },
};

const failArgs = z.object({ expected: z.boolean() });

/** Fails, as a person can mend or as nobody expected. */
export const failJob: Job<z.infer<typeof failArgs>, never> = {
  name: "fail",
  parseArgs: (input) => failArgs.parse(input),
  async run(_, { expected }) {
    if (expected) throw new JobError("NO_SUCH_FILE", "There is no such file. Name another.");
    throw new Error("the inner workings");
  },
};

export const TEST_JOBS: readonly AnyJob[] = [countJob, failJob];
