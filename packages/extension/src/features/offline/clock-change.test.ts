import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Action } from "../../action.ts";
import type { Failure, Result } from "../../result.ts";
import type { Taken } from "./send-action.ts";
import type { SendingQueue } from "./sender.ts";

// A server's pause is counted by the computer's clock, and that may be put right meanwhile.

const OWNER = { server: "https://papers.example.org", account: "reader@example.org" };
const HOUR = 60 * 60_000;
const RIGHT = Date.parse("2026-11-30T12:00:00Z");
const VOTE: Action = { kind: "vote", paper: { nodeId: "one" }, upvoted: true };

let queue: SendingQueue;
let store: typeof import("./queue-store.ts");
let sent: number;
let answer: Result<Taken>;
let wakes: number[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.resetModules();
  globalThis.indexedDB = new IDBFactory();
  store = await import("./queue-store.ts");
  const { createSendingQueue } = await import("./sender.ts");
  sent = 0;
  wakes = [];
  queue = createSendingQueue({
    sender: async () => ({ ...OWNER, token: "token" }),
    async send() {
      sent += 1;
      return answer;
    },
    sent: async () => undefined,
    changed: async () => undefined,
    wakeAt: async (time) => void wakes.push(time),
  });
});
afterEach(() => vi.useRealTimers());

/** Does something that the server asks to be left alone for, while the clock says `now`. */
async function refusedAt(now: number, retryAt: number): Promise<void> {
  vi.setSystemTime(now);
  const failure: Failure = { kind: "rate-limited", retryAt };
  answer = { ok: false, failure };
  await queue.add(OWNER, { action: VOTE, title: null, ids: [] });
  answer = { ok: true, value: { paper: null, comment: null } };
}

test("a pause holds for as long as the server asked, by a clock that was only put right by seconds", async () => {
  await refusedAt(RIGHT, RIGHT + HOUR);
  for (const now of [RIGHT - 2000, RIGHT + HOUR - 1]) {
    vi.setSystemTime(now);
    await queue.flush(true);
    expect(sent).toBe(1);
  }
  vi.setSystemTime(RIGHT + HOUR);
  await queue.flush(true);
  expect(sent).toBe(2);
  expect(await store.allRows()).toEqual([]);
});

test("a pause that was counted by a clock years ahead ends when that is put back", async () => {
  const ahead = RIGHT + 3 * 365 * 24 * HOUR;
  await refusedAt(ahead, ahead + HOUR);
  vi.setSystemTime(RIGHT);
  expect(await store.pauseOf(OWNER)).toBeNull();
  await queue.flush(false);
  expect(sent).toBe(2);
  expect(await store.allRows()).toEqual([]);
});

test("no pause lasts longer than the longest that a server may ask for", async () => {
  // The answer was read before the clock was put back, and is taken after it.
  await refusedAt(RIGHT, RIGHT + 1000 * HOUR);
  expect(wakes).toEqual([RIGHT + 24 * HOUR]);
  vi.setSystemTime(RIGHT + 24 * HOUR);
  await queue.flush(false);
  expect(sent).toBe(2);
});
