import { describe, expect, test } from "vitest";
import { inBatches } from "./in-batches.ts";

/** A source whose reads are answered when the test says so. */
function source() {
  const reads: { keys: string[]; answer: (keys?: string[]) => void; fail: (e: Error) => void }[] =
    [];
  const read = inBatches((keys: string[]) => {
    const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<string, string>>();
    reads.push({
      keys,
      answer: (known = keys) => resolve(new Map(known.map((key) => [key, key.toUpperCase()]))),
      fail: reject,
    });
    return promise;
  });
  return { read, reads };
}

/** Long enough for everything that waits for nothing. */
const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

describe("reading in batches", () => {
  test("takes together what is asked for at once, each key once", async () => {
    const { read, reads } = source();
    const answers = Promise.all(["a", "b", "a"].map(read));
    await aMoment();
    expect(reads.map(({ keys }) => keys)).toEqual([["a", "b"]]);
    reads[0]?.answer();
    expect(await answers).toEqual(["A", "B", "A"]);
  });

  test("never answers from a read that began before it was asked", async () => {
    const { read, reads } = source();
    const first = read("a");
    await aMoment();
    const second = read("a");
    const third = read("b");
    await aMoment();
    expect(reads).toHaveLength(1);
    reads[0]?.answer();
    expect(await first).toBe("A");
    await aMoment();
    expect(reads[1]?.keys).toEqual(["a", "b"]);
    // Meanwhile the first one has gone.
    reads[1]?.answer(["b"]);
    expect(await second).toBeUndefined();
    expect(await third).toBe("B");
  });

  test("fails those who were in it, and nobody after", async () => {
    const { read, reads } = source();
    const failed = Promise.allSettled([read("a"), read("b")]);
    await aMoment();
    const later = read("c");
    reads[0]?.fail(new Error("gone"));
    expect((await failed).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await aMoment();
    reads[1]?.answer();
    expect(await later).toBe("C");
  });

  test("does not wait for a read that hangs", async () => {
    const { read, reads } = source();
    void read("a");
    await aMoment();
    const second = read("b");
    await expect.poll(() => reads.length).toBe(2);
    reads[1]?.answer();
    expect(await second).toBe("B");
  });
});
