import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { Inbox } from "./inbox.ts";

describe("an inbox", () => {
  it("hands out what was put, in order, and waits when there is nothing", async () => {
    const inbox = new Inbox<number>(() => {});
    inbox.put(1);
    inbox.put(2);
    expect(await inbox.next()).toEqual({ value: 1, done: false });
    expect(await inbox.next()).toEqual({ value: 2, done: false });
    const next = inbox.next();
    inbox.put(3);
    expect(await next).toEqual({ value: 3, done: false });
  });

  it("ends for whoever waits and whoever comes, and says once that it is left", async () => {
    const leave = vi.fn();
    const inbox = new Inbox<number>(leave);
    const next = inbox.next();
    await inbox.return();
    await inbox.return();
    inbox.put(1);
    const end = { value: undefined, done: true };
    expect(await next).toEqual(end);
    expect(await inbox.next()).toEqual(end);
    expect(leave).toHaveBeenCalledOnce();
  });

  it("says that much has happened when too much waits, and goes on one by one after that", async () => {
    const inbox = new Inbox<number>(() => {}, { most: 2, instead: 0 });
    for (const item of [1, 2, 3, 4]) inbox.put(item);
    expect(inbox.size).toBe(1);
    expect(await inbox.next()).toEqual({ value: 0, done: false });
    inbox.put(5);
    expect(await inbox.next()).toEqual({ value: 5, done: false });
    inbox.put(6);
    inbox.flood();
    expect(await inbox.next()).toEqual({ value: 0, done: false });
  });

  it("tells of everything after its last change, and holds no more than there are things", async () => {
    const step = fc.oneof(fc.nat(4), fc.constant("read" as const));
    await fc.assert(
      fc.asyncProperty(fc.array(step), async (steps) => {
        const inbox = new Inbox<number>(() => {});
        const untold = new Set<number>();
        const read = async (): Promise<void> => {
          const { value } = await inbox.next();
          expect(untold.delete(value as number)).toBe(true);
        };
        for (const next of steps) {
          if (next === "read") {
            if (untold.size > 0) await read();
          } else {
            inbox.put(next);
            untold.add(next);
          }
          expect(inbox.size).toBe(untold.size);
        }
        while (untold.size > 0) await read();
        expect(inbox.size).toBe(0);
      }),
    );
  });
});
