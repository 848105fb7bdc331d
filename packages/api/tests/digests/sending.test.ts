import { mergePapers } from "@paperround/schema/identity/merge-papers";
import { undoMerge } from "@paperround/schema/identity/undo-merge";
import { setVote } from "@paperround/schema/votes/set-vote";
import { LEASE } from "@paperround/schema/digests/waiting-issues.sql";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { sendIssues } from "../../src/digests/send-issues.ts";
import { addPapers, addPerson, arxivId, listOn, range } from "../papers/made-up-papers.ts";
import type { DigestWorld } from "./digest-world.ts";
import { addReader, createDigestWorld } from "./digest-world.ts";
import type { Received } from "./mail-server.ts";
import { HANG_UP } from "./mail-server.ts";

// Each issue reaches its reader once, whatever the mail server does, and whoever is killed.

vi.setConfig({ testTimeout: 60_000 });

let world: DigestWorld;
beforeEach(async () => {
  world = await createDigestWorld();
  await addPapers(world.db, range(1, 2), { day: "2026-11-24T05:00:00Z" });
});
afterEach(() => world.close());

const LEASE_HOURS = LEASE / 3_600_000;

async function addReaders(...names: string[]): Promise<void> {
  for (const name of names) await addReader(world, name);
}

const recipients = (mails: readonly Received[]): string[] =>
  mails.map(({ to }) => to.replace(/@.*/, "")).sort();

const states = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    (
      await world.db.digestIssue.findMany({
        include: { subscription: true },
        orderBy: { id: "asc" },
      })
    ).map(({ state, subscription }) => [subscription.email.replace(/@.*/, ""), state]),
  );

test("an empty day sends nothing, and the next tells of what came since, and of nothing twice", async () => {
  await addReaders("ada");
  await world.run();
  const [first] = world.arrived();
  expect(first?.mail.text).toContain(arxivId(1));
  world.pass(24);
  expect(await world.run()).toMatchObject({ due: 1, composed: 0, sent: 0 });
  const [third = 0] = await addPapers(world.db, [3]);
  await listOn(world.db, third, "2026-11-25T20:00:00Z");
  world.pass(24);
  await world.run();
  const [next] = world.arrived();
  expect(next?.mail.text).toContain(arxivId(3));
  expect(next?.mail.text).not.toContain(arxivId(1));
  expect(next?.mail.messageId).not.toBe(first?.mail.messageId);
});

test("a paper that becomes one with what its reader had is not told of, whichever of the two stands", async () => {
  await addReaders("ada");
  await world.run();
  world.arrived();
  const [old = 0, other = 0] = (await world.db.paper.findMany({ orderBy: { id: "asc" } })).map(
    ({ id }) => id,
  );
  const [third = 0, fourth = 0] = await addPapers(world.db, [3, 4], {
    day: "2026-11-25T05:00:00Z",
  });
  await world.db.$transaction((tx) =>
    mergePapers(tx, { fromId: third, intoId: old, evidence: {} }),
  );
  await world.db.$transaction((tx) =>
    mergePapers(tx, { fromId: other, intoId: fourth, evidence: {} }),
  );
  world.pass(24);
  expect(await world.run()).toMatchObject({ due: 1, composed: 0 });
});

test("a paper that becomes one with what its reader had, while it waits to be sent, is not told of", async () => {
  await addReaders("ada");
  await world.run();
  world.arrived();
  const { id: intoId } = await world.db.paper.findFirstOrThrow();
  const [fromId = 0] = await addPapers(world.db, [3], { day: "2026-11-25T05:00:00Z" });
  world.pass(24);
  world.mailServer.manners = { recipient: () => "450 4.2.1 Later" };
  expect(await world.run()).toMatchObject({ composed: 1, sent: 0 });
  await world.db.$transaction((tx) => mergePapers(tx, { fromId, intoId, evidence: {} }));
  world.mailServer.manners = {};
  world.pass(1);
  expect(await world.run()).toMatchObject({ sent: 0, notSent: 1 });
  expect(world.arrived()).toEqual([]);
  const issues = await world.db.digestIssue.findMany({ orderBy: { id: "asc" } });
  expect(issues.map(({ state }) => state)).toEqual(["SENT", "CANCELLED"]);
});

test("a paper that was told of as one with another is not told of once more when they part", async () => {
  const viewer = await addPerson(world.db, "voter");
  const [intoId = 0, fromId = 0] = await addPapers(world.db, [3, 4], {
    day: "2026-11-24T05:00:00Z",
  });
  for (const number of [3, 4]) await setVote(world.db, viewer, { arxiv: arxivId(number) }, true);
  const mergeId = await world.db.$transaction((tx) =>
    mergePapers(tx, { fromId, intoId, evidence: {} }),
  );
  // Who wants votes is told of papers of the last eight days.
  await addReader(world, "ada", { minVotes: 1 });
  expect(await world.run()).toMatchObject({ sent: 1 });
  await undoMerge(world.db, { mergeId, undoneById: null });
  expect(await world.db.paper.count({ where: { rootId: null, upvoteCount: 1 } })).toBe(2);
  world.pass(24);
  expect(await world.run()).toMatchObject({ due: 1, composed: 0 });
});

test("papers that become one between composing and sending are told of once; what is hidden is not", async () => {
  await addReaders("ada");
  world.mailServer.manners = { recipient: () => "450 4.2.1 Later" };
  await addPapers(world.db, [3], { day: "2026-11-24T05:00:00Z" });
  await world.run();
  const [first = 0, second = 0, third = 0] = (
    await world.db.paper.findMany({ orderBy: { id: "asc" } })
  ).map(({ id }) => id);
  await world.db.$transaction((tx) =>
    mergePapers(tx, { fromId: first, intoId: second, evidence: {} }),
  );
  await world.db.paper.update({ where: { id: third }, data: { hiddenAt: world.now } });
  world.mailServer.manners = {};
  world.pass(1);
  await world.run();
  const [mail] = world.arrived();
  expect(mail?.mail.subject).toMatch(/^On made-up thing [12]$/);
  expect(mail?.mail.text).not.toContain("made-up thing 3");
});

describe("a mail server", () => {
  test("that takes its time gets each mail once", async () => {
    await addReaders("ada", "bo");
    world.mailServer.manners = {
      mail: () => new Promise((resolve) => setTimeout(() => resolve(null), 1_500)),
    };
    expect(await world.run()).toMatchObject({ sent: 2 });
    expect(recipients(world.arrived())).toEqual(["ada", "bo"]);
  });

  test("that refuses some for now and some for good: the others get theirs, and each refusal has its own end", async () => {
    await addReaders("ada", "busy", "gone", "policy", "zoe");
    world.mailServer.manners = {
      recipient: (address) =>
        ({
          "busy@example.org": "451 4.7.1 Greylisted, come again",
          "gone@example.org": "550 5.1.1 No such user",
          "policy@example.org": "550 5.7.1 Not from you",
        })[address] ?? null,
    };
    expect(await world.run()).toMatchObject({ due: 5, sent: 2, notSent: 3 });
    expect(recipients(world.arrived())).toEqual(["ada", "zoe"]);
    expect(await states()).toEqual({
      ada: "SENT",
      busy: "WAITING",
      gone: "REFUSED",
      policy: "REFUSED",
      zoe: "SENT",
    });
    const readers = await world.db.digestSubscription.findMany({ orderBy: { id: "asc" } });
    expect(readers.map(({ state }) => state)).toEqual([
      "ACTIVE",
      "ACTIVE",
      "BOUNCED",
      "ACTIVE",
      "ACTIVE",
    ]);
    expect(readers.map(({ bounceCount }) => bounceCount)).toEqual([0, 0, 0, 1, 0]);
    expect(await world.run()).toMatchObject({ sent: 0 });
    world.pass(0.1);
    world.mailServer.manners = {};
    expect(await world.run()).toMatchObject({ sent: 1 });
    expect(recipients(world.arrived())).toEqual(["busy"]);
  });

  test("that goes on refusing is asked less and less, and given up within days", async () => {
    await addReaders("ada");
    let asked = 0;
    world.mailServer.manners = {
      recipient: () => {
        asked += 1;
        return "452 4.2.2 Mailbox full";
      },
    };
    await world.db.digestSubscription.updateMany({ data: { cadence: "WEEKLY" } });
    for (let hour = 0; hour < 60; hour += 1) {
      await world.run();
      world.pass(1);
    }
    expect(asked).toBe(7);
    expect(await states()).toEqual({ ada: "FAILED" });
  });

  test("that dies in mid-batch loses nothing and repeats nothing", async () => {
    await addReaders("a", "b", "c", "d", "e");
    world.mailServer.manners = {
      recipient: async () => {
        if (world.mailServer.received.length === 2) await world.mailServer.die();
        return null;
      },
    };
    await expect(world.run()).rejects.toThrow("takes no digests at the moment");
    expect(recipients(world.arrived())).toEqual(["a", "b"]);
    await expect(world.run()).rejects.toThrow("takes no digests at the moment");
    world.mailServer.manners = {};
    await world.mailServer.begin();
    world.pass(0.1);
    expect(await world.run()).toMatchObject({ sent: 3 });
    expect(recipients(world.arrived())).toEqual(["c", "d", "e"]);
    const readers = await world.db.digestSubscription.findMany();
    expect(readers.every(({ state, bounceCount }) => state === "ACTIVE" && bounceCount === 0)).toBe(
      true,
    );
  });

  test("that takes a mail and is cut off before it can say so gets that one once more, under its Message-ID", async () => {
    await addReaders("ada", "bo");
    world.mailServer.manners = {
      mail: () => (world.mailServer.received.length === 0 ? HANG_UP : null),
    };
    await expect(world.run()).rejects.toThrow("takes no digests at the moment");
    world.pass(0.1);
    expect(await world.run()).toMatchObject({ sent: 2 });
    const all = world.arrived();
    expect(recipients(all)).toEqual(["ada", "ada", "bo"]);
    expect(new Set(all.map(({ mail }) => mail.messageId)).size).toBe(2);
  });

  test("that refuses the sender, or everything, counts against no reader", async () => {
    await addReaders("ada");
    world.mailServer.manners = { mail: () => "421 4.3.2 Going down" };
    await expect(world.run()).rejects.toThrow("takes no digests at the moment");
    expect(await world.db.digestSubscription.findFirst()).toMatchObject({
      state: "ACTIVE",
      bounceCount: 0,
    });
  });
});

describe("a process that is killed", () => {
  /** A mailer of a process that dies when the mail server has taken its mail, before it can say so to anybody. */
  function dyingAfter(count: number) {
    let taken = 0;
    const { mailer } = world.parts;
    return {
      ...mailer,
      send: async (mail: Parameters<typeof mailer.send>[0]): Promise<void> => {
        await mailer.send(mail);
        taken += 1;
        // Nothing that this process would do now happens.
        if (taken === count) await new Promise<never>(() => undefined);
      },
    };
  }

  test("between acceptance and commit has one mail sent twice at most, under one Message-ID", async () => {
    await addReaders("a", "b", "c", "d");
    void world.run({ mailer: dyingAfter(2) });
    await expect.poll(() => world.mailServer.received).toHaveLength(2);
    // While its lease runs, nobody sends what it has.
    expect(await world.run()).toMatchObject({ sent: 0 });
    world.pass(LEASE_HOURS + 0.01);
    expect(await world.run()).toMatchObject({ sent: 3 });
    const all = world.arrived();
    expect(recipients(all)).toEqual(["a", "b", "b", "c", "d"]);
    const [one, twin] = all.filter(({ to }) => to.startsWith("b@"));
    expect(twin?.mail.messageId).toBe(one?.mail.messageId);
    expect(twin?.mail.subject).toBe(one?.mail.subject);
    expect(new Set(all.map(({ mail }) => mail.messageId)).size).toBe(4);
  });

  test("before it began to send is made up for by another, with nothing twice", async () => {
    await addReaders("a", "b");
    const pace = () => new Promise<never>(() => undefined);
    await world.run({}, AbortSignal.abort()).catch(() => undefined);
    const { composeDue } = await import("@paperround/schema/digests/compose-due");
    await composeDue(world.parts);
    void sendIssues(world.parts, { pace, signal: new AbortController().signal });
    await expect
      .poll(() => world.db.digestIssue.count({ where: { lease: { not: null } } }))
      .toBe(2);
    expect(await world.run()).toMatchObject({ sent: 0 });
    world.pass(LEASE_HOURS + 0.01);
    expect(await world.run()).toMatchObject({ sent: 2 });
    expect(recipients(world.arrived())).toEqual(["a", "b"]);
  });
});

test("several processes at once send each issue once", async () => {
  await addReaders(...range(1, 26).map((number) => `reader-${number}`));
  const others = await Promise.all([world.mailer(), world.mailer()]);
  const runs = await Promise.all([world.run(), ...others.map((mailer) => world.run({ mailer }))]);
  expect(runs.reduce((sum, { sent }) => sum + sent, 0)).toBe(26);
  expect(new Set(recipients(world.arrived())).size).toBe(26);
  expect(world.mailServer.received).toHaveLength(26);
});

test("who leaves while their issue waits gets none", async () => {
  await addReaders("a", "b");
  const { endSubscription } = await import("@paperround/schema/digests/end-subscription");
  const [, b] = await world.db.digestSubscription.findMany({ orderBy: { id: "asc" } });
  world.mailServer.manners = {
    mail: async () => {
      const link = { subscriptionId: b?.id ?? 0, linkVersion: 1 };
      await endSubscription(world.parts, { link });
      return null;
    },
  };
  await world.run();
  expect(recipients(world.arrived())).toEqual(["a"]);
  expect(await states()).toEqual({ a: "SENT", b: "CANCELLED" });
});

test("a stop in the middle gives back what was not begun", async () => {
  await addReaders("a", "b", "c");
  const stop = new AbortController();
  world.mailServer.manners = {
    mail: () => {
      stop.abort(new Error("The server is stopping."));
      return null;
    },
  };
  await expect(world.run({}, stop.signal)).rejects.toThrow("stopping");
  world.pass(0.1);
  expect(await world.run()).toMatchObject({ sent: 2 });
  expect(recipients(world.arrived())).toEqual(["a", "b", "c"]);
});

test("no more are sent a second than the operator allows", async () => {
  await addReaders("a", "b", "c", "d", "e");
  const began = performance.now();
  await world.run({ rate: 5 });
  // Four pauses of a fifth of a second each.
  expect(performance.now() - began).toBeGreaterThan(780);
});
