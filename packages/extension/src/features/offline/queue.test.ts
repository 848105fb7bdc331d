import fc from "fast-check";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, expect, test, vi } from "vitest";
import type { CommentView } from "../../comment-view.ts";
import type { Action } from "../../action.ts";
import type { Result } from "../../result.ts";
import { action, MadeUpServer } from "./made-up-server.ts";
import type { Taken } from "./send-action.ts";
import type { SendingQueue } from "./sender.ts";

// Whatever comes between — lost requests, lost answers, a background killed in the middle — the server ends as if
// everything had been sent to it directly, and each addition is there once.

const OWNER = { server: "https://papers.example.org", account: "reader@example.org" };
type Weather = "fair" | "lost" | "answer lost" | "busy" | "broken" | "broken late" | "killed";

const unreachable: Result<Taken> = {
  ok: false,
  failure: { kind: "unreachable", server: OWNER.server },
};
const never = new Promise<never>(() => undefined);

const weather = fc.constantFrom<Weather>(
  "fair",
  "lost",
  "answer lost",
  "busy",
  "broken",
  "broken late",
  "killed",
);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant("act" as const), action }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant("weather" as const), next: fc.array(weather) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constantFrom("flush", "restart", "rest", "away", "back") }),
  },
);

let createQueue: typeof import("./sender.ts").createSendingQueue;
let allRows: typeof import("./queue-store.ts").allRows;

beforeEach(() => {
  vi.useRealTimers();
});

test("any actions, failures and restarts end as sending them directly would", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      await freshDatabase();
      const direct = new MadeUpServer();
      const server = new MadeUpServer();
      const sky: Weather[] = [];
      let breaks = 0;
      let isAway = false;
      let life = 0;
      let queue = begin();

      function begin(): SendingQueue {
        life += 1;
        const own = life;
        const alive = () => (own === life ? Promise.resolve() : never);
        return createQueue({
          sender: async () => {
            await alive();
            return { ...OWNER, token: "token" };
          },
          async send(_, sent) {
            await alive();
            if (isAway) return unreachable;
            return weathered(sky.shift() ?? "fair", sent);
          },
          sent: alive,
          changed: alive,
          wakeAt: alive,
        });
      }

      async function weathered(now: Weather, sent: Action): Promise<Result<Taken>> {
        switch (now) {
          case "fair":
            return server.apply(sent);
          case "answer lost":
            server.apply(sent);
            return unreachable;
          case "lost":
            return unreachable;
          case "busy":
            return { ok: false, failure: { kind: "rate-limited", retryAt: Date.now() } };
          case "broken":
          case "broken late":
            if (now === "broken late") server.apply(sent);
            breaks += 1;
            // On which a server breaks more often, that the reader is asked about.
            return breaks > 4
              ? unreachable
              : { ok: false, failure: { kind: "broken", requestId: null } };
          case "killed":
            // The answer comes when the background that asked is gone.
            server.apply(sent);
            queue = begin();
            return never;
        }
      }

      for (const one of steps) {
        if (one.does === "act") {
          direct.apply(structuredClone(one.action));
          void queue.add(OWNER, { action: one.action, title: null, ids: [] });
          // What the reader did is kept before anything else may happen.
          await allRows();
        } else if (one.does === "weather") sky.push(...one.next);
        else if (one.does === "flush") void queue.flush(true);
        else if (one.does === "restart") queue = begin();
        else if (one.does === "away") isAway = true;
        else if (one.does === "back") isAway = false;
        else await rest();
      }
      sky.length = 0;
      isAway = false;
      const waiting = async () => (await allRows()).filter(({ refusal }) => refusal === null);
      // As long as a busy machine needs, which is far longer than the sending takes.
      const patience = performance.now() + 20_000;
      do {
        void queue.flush(true);
        await rest();
      } while ((await waiting()).length > 0 && performance.now() < patience);
      expect(await waiting()).toEqual([]);
      expect(server.state()).toEqual(direct.state());
    }),
    { numRuns: Number(process.env["QUEUE_RUNS"] ?? 60) },
  );
}, 120_000);

test("what is done to a comment after its edit is of the text that the edit made", async () => {
  await freshDatabase();
  const sent: Action[] = [];
  let isAway = true;
  const queue = createQueue({
    sender: async () => ({ ...OWNER, token: "token" }),
    async send(_, one) {
      if (isAway) return unreachable;
      sent.push(one);
      const comment = { id: "c1", revision: 4 } as CommentView;
      return { ok: true, value: { paper: null, comment } };
    },
    sent: async () => undefined,
    changed: async () => undefined,
    wakeAt: async () => undefined,
  });
  const of = { paper: { nodeId: "one" }, commentId: "c1", revision: 3 } as const;
  const row = (one: Action) => ({ action: one, title: null, ids: [] });
  await queue.add(OWNER, row({ kind: "edit-comment", ...of, body: "Other" }));
  // As if the edit had been under way by then: it is not made superfluous.
  const { addAction } = await import("./queue-store.ts");
  const [edit] = await allRows();
  await addAction(OWNER, row({ kind: "delete-comment", ...of }), edit?.id ?? 0);
  isAway = false;
  await queue.flush(true);
  expect(sent).toMatchObject([
    { kind: "edit-comment", revision: 3 },
    { kind: "delete-comment", revision: 4 },
  ]);
});

test("a deletion that a newer text stood against is tried again whatever stands there", async () => {
  await freshDatabase();
  const { addAction, queueAgain, refuse } = await import("./queue-store.ts");
  const deletion = { kind: "delete-comment", paper: { nodeId: "one" }, commentId: "c1" } as const;
  const action = { ...deletion, revision: 3 };
  const { id } = await addAction(OWNER, { action, title: null, ids: [] }, null);
  await refuse(id, { kind: "refused", code: "CONFLICT", message: "" });
  await queueAgain(OWNER, null);
  expect(await allRows()).toMatchObject([
    { action: { ...deletion, revision: null }, refusal: null },
  ]);
});

async function freshDatabase(): Promise<void> {
  vi.resetModules();
  globalThis.indexedDB = new IDBFactory();
  ({ createSendingQueue: createQueue } = await import("./sender.ts"));
  ({ allRows } = await import("./queue-store.ts"));
}

function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
