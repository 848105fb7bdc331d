import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { keepInSync } from "./sync-clock.ts";

/** Under way until it is told what came of it. */
let ends: ((isDone: boolean) => void)[];

beforeEach(() => {
  fakeBrowser.reset();
  ends = [];
});

function clock() {
  return keepInSync(() => new Promise((resolve) => ends.push(resolve)));
}

const settle = () => new Promise((later) => setTimeout(later, 10));

test("runs at once when it is asked to, and then by the clock", async () => {
  clock().syncNow();
  expect(ends).toHaveLength(1);
  ends[0]?.(true);
  await vi.waitFor(async () => {
    expect(await fakeBrowser.alarms.get("sync")).toMatchObject({ periodInMinutes: 30 });
  });
  await settle();
  expect(ends).toHaveLength(1);
});

test("asked while it runs, it runs once more: what it is asked for may have come too late for it", async () => {
  const { syncNow } = clock();
  syncNow();
  syncNow();
  syncNow();
  expect(ends).toHaveLength(1);
  ends[0]?.(false);
  await vi.waitFor(() => expect(ends).toHaveLength(2));
  ends[1]?.(true);
  await settle();
  expect(ends).toHaveLength(2);
});

test("one that broke does not keep the next from running", async () => {
  const sync = vi.fn<() => Promise<boolean>>().mockRejectedValueOnce(new Error("Broken."));
  sync.mockResolvedValue(true);
  const { syncNow } = keepInSync(sync);
  syncNow();
  await settle();
  syncNow();
  expect(sync).toHaveBeenCalledTimes(2);
});
