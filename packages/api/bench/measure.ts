import type { LoadGenerator } from "./load-generator.ts";
import type { Operation, Questions } from "./operations.ts";
import { report } from "./progress.ts";
import { createRandom } from "./random.ts";
import type { ServedProcess } from "./served-process.ts";
import type { Subject } from "./subjects.ts";

/** What one operation of one server came to: medians over the rounds. */
export interface Figures {
  requestsPerSecond: number;
  /** Latencies in milliseconds. */
  p50: number;
  p99: number;
  /** The server's processor time a request, in milliseconds, whatever the load and the database took. */
  cpuMs: number;
}

/** A server that runs, and its measurements. */
export interface Measured {
  subject: Subject;
  process: ServedProcess;
  rounds: Record<Operation, Figures[]>;
  /** Resident memory after the largest round, in MB. */
  memoryMb: number;
}

/** How much is measured. */
export interface Effort {
  rounds: number;
  /** Of one load. */
  seconds: number;
  operations: readonly Operation[];
}

/** A server before its first measurement. */
export function unmeasured(subject: Subject, process: ServedProcess): Measured {
  return {
    subject,
    process,
    rounds: { list: [], single: [], lookup: [], unprepared: [] },
    memoryMb: 0,
  };
}

/** For how long each operation is sent before the first round: V8 compiles what is hot meanwhile. */
const WARM_UP_SECONDS = 8;

/**
 * Sends every operation to every server, in an order that changes with each round so that whatever else happens on the
 * machine meets all of them. Before the first round each is sent unmeasured, until V8 has compiled what is hot.
 * @param beforeEach is called before each load
 */
export async function measure(
  step: string,
  servers: readonly Measured[],
  questions: Questions,
  send: LoadGenerator,
  effort: Effort,
  beforeEach: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const pairs = servers.flatMap((server) =>
    effort.operations.map((operation) => ({ server, operation })),
  );
  const total = pairs.length * (effort.rounds + 1);
  let done = 0;
  const load = async (server: Measured, operation: Operation, seconds: number) => {
    report(step, done++, total);
    await beforeEach();
    const { subject, process } = server;
    const requests = questions[operation].map((question) => subject.request(question));
    const before = await process.meter();
    const sent = await send({ url: process.url, requests, seconds });
    const after = await process.meter();
    server.memoryMb = Math.max(server.memoryMb, after.rssMb);
    return {
      requestsPerSecond: sent.requests / sent.seconds,
      p50: sent.p50,
      p99: sent.p99,
      cpuMs: (after.cpuMs - before.cpuMs) / sent.requests,
    };
  };
  for (const { server, operation } of pairs) await load(server, operation, WARM_UP_SECONDS);
  const random = createRandom(4);
  for (let round = 0; round < effort.rounds; round++) {
    const shuffled = pairs
      .map((pair) => ({ pair, place: random.next() }))
      .sort((one, other) => one.place - other.place);
    for (const { pair } of shuffled) {
      const { server, operation } = pair;
      server.rounds[operation].push(await load(server, operation, effort.seconds));
    }
  }
  report(step, total, total);
}

/** The median of each figure. */
export function medians(rounds: readonly Figures[]): Figures {
  const of = (name: keyof Figures): number => median(rounds.map((figures) => figures[name]));
  return {
    requestsPerSecond: of("requestsPerSecond"),
    p50: of("p50"),
    p99: of("p99"),
    cpuMs: of("cpuMs"),
  };
}

/** The one in the middle, or between the two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}
