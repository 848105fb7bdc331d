import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLeakyBucket } from "../../src/security/leaky-bucket.ts";
import type { Taking } from "../../src/security/leaky-bucket.ts";

function bucketAt(points: number, seconds: number) {
  let time = 0;
  const bucket = createLeakyBucket({ points, seconds }, () => time);
  return {
    take: (key: string, cost: number) => bucket.take(key, cost) as Taking,
    wait: (milliseconds: number) => (time += milliseconds),
    now: () => time,
  };
}

describe("a leaky bucket", () => {
  test("gives everything at once, then as much as time brings back", () => {
    const { take, wait } = bucketAt(60, 60);
    expect(take("a", 60)).toEqual({
      granted: true,
      remaining: 0,
      untilWhole: 60_000,
      untilGranted: 0,
    });
    expect(take("a", 1)).toMatchObject({ granted: false, remaining: 0, untilGranted: 1_000 });
    wait(999);
    expect(take("a", 1)).toMatchObject({ granted: false, untilGranted: 1 });
    wait(1);
    expect(take("a", 1)).toMatchObject({ granted: true, remaining: 0 });
    wait(30_000);
    expect(take("a", 10)).toMatchObject({ granted: true, remaining: 20, untilWhole: 40_000 });
    wait(1_000_000);
    expect(take("a", 60)).toMatchObject({ granted: true });
  });

  test("takes nothing for what it refuses: whoever asks for less is still served", () => {
    const { take } = bucketAt(100, 60);
    expect(take("a", 70)).toMatchObject({ granted: true, remaining: 30 });
    for (let i = 0; i < 1_000; i++)
      expect(take("a", 31)).toMatchObject({ granted: false, remaining: 30, untilGranted: 600 });
    expect(take("a", 30)).toMatchObject({ granted: true, remaining: 0 });
  });

  test("is another for each key, and forgets those that have run out", () => {
    const { take, wait } = bucketAt(1, 1);
    for (let round = 0; round < 5; round++) {
      for (let key = 0; key < 3_000; key++) expect(take(`${round} ${key}`, 1).granted).toBe(true);
      expect(take(`${round} 0`, 1).granted).toBe(false);
      wait(1_001);
    }
    expect(take("0 0", 1).granted).toBe(true);
  });

  test("never grants more than it holds and what came back, and never keeps anybody out for longer than it said", () => {
    const steps = fc.array(
      fc.record({ cost: fc.integer({ min: 1, max: 50 }), wait: fc.nat(20_000) }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 50, max: 100_000 }),
        fc.integer({ min: 1, max: 86_400 }),
        steps,
        (points, seconds, all) => {
          const { take, wait, now } = bucketAt(points, seconds);
          let granted = 0;
          for (const step of all) {
            const taking = take("a", step.cost);
            if (taking.granted) granted += step.cost;
            expect(granted).toBeLessThanOrEqual(
              points + (now() * points) / (seconds * 1000) + 0.01,
            );
            expect(taking.remaining).toBeGreaterThanOrEqual(0);
            expect(taking.untilWhole).toBeLessThanOrEqual(seconds * 1000 + 0.01);
            if (!taking.granted) {
              wait(taking.untilGranted);
              expect(take("a", step.cost).granted).toBe(true);
              granted += step.cost;
            }
            wait(step.wait);
          }
        },
      ),
    );
  });
});
