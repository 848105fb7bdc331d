/** What became of taking points from somebody's bucket. */
export interface Taking {
  granted: boolean;
  /** What can still be taken at once. */
  remaining: number;
  /** Until everything can be taken again, in milliseconds. */
  untilWhole: number;
  /** When it was not granted: until it would be, in milliseconds. */
  untilGranted: number;
}

/**
 * Allowances of one kind, one for each key. An allowance of so many points a span can be taken all at once, and then comes
 * back evenly: a caller who waits a tenth of the span has a tenth of it again. What is refused takes nothing.
 */
export interface Bucket {
  take(key: string, points: number): Taking | Promise<Taking>;
}

/** The size of a bucket. */
export interface BucketSize {
  points: number;
  seconds: number;
}

/** What floating point may lose on the way, in milliseconds. */
const LOST = 1e-6;

/**
 * A taking, from how full a bucket was: in milliseconds that it takes to run out, of which a full one takes the whole span.
 * @param filled before, in milliseconds
 */
export function settle({ points, seconds }: BucketSize, filled: number, taken: number): Taking {
  const span = seconds * 1000;
  const each = span / points;
  const after = filled + taken * each;
  const granted = after <= span + LOST;
  const level = granted ? after : filled;
  return {
    granted,
    remaining: Math.max(0, Math.floor((span - level + LOST) / each)),
    untilWhole: level,
    untilGranted: granted ? 0 : after - span,
  };
}

const FEW = 1_000;

/**
 * Buckets in this process's memory. Of each, one number is kept: when it will have run out. Those that have are
 * forgotten, whenever there are twice as many as were left the last time.
 * @param now milliseconds on a clock that only goes forwards
 */
export function createLeakyBucket(
  size: BucketSize,
  now: () => number = () => performance.now(),
): Bucket {
  const emptyAt = new Map<string, number>();
  let sweepAt = FEW;
  const sweep = (time: number): void => {
    for (const [key, at] of emptyAt) if (at <= time) emptyAt.delete(key);
    sweepAt = Math.max(FEW, emptyAt.size * 2);
  };
  return {
    take(key, points) {
      const time = now();
      const taking = settle(size, Math.max(0, (emptyAt.get(key) ?? 0) - time), points);
      if (taking.granted) {
        if (emptyAt.size >= sweepAt) sweep(time);
        emptyAt.set(key, time + taking.untilWhole);
      }
      return taking;
    },
  };
}
