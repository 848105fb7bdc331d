import { changePreferences } from "@paperround/schema/digests/change-preferences";
import { endSubscription } from "@paperround/schema/digests/end-subscription";
import { mergePapers } from "@paperround/schema/identity/merge-papers";
import { undoMerge } from "@paperround/schema/identity/undo-merge";
import { setVote } from "@paperround/schema/votes/set-vote";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { MailServerAway } from "../../src/digests/send-issues.ts";
import type { Mailer } from "../../src/mail/mailer.ts";
import { addPapers, addPerson, arxivId } from "../papers/made-up-papers.ts";
import type { DigestWorld } from "./digest-world.ts";
import { addReader, createDigestWorld } from "./digest-world.ts";
import { createDyingProcess, Died } from "./dying-process.ts";
import { localHour, ReaderModel } from "./reader-model.ts";
import type { Wish } from "./reader-model.ts";

// Two months of a community, in which the clocks change in most zones: papers come, become one and part; readers change
// their minds and leave; the mail server dies; processes are killed at any statement, and between the mail server's
// acceptance and their own commit. Nobody misses a digest, nobody is told of a paper twice, and nobody who left gets mail.

vi.setConfig({ testTimeout: 900_000 });

const BEGIN = Date.parse("2026-10-01T00:30:00Z");
const HOUR = 3_600_000;
const DAYS = 61;
const RUNS = Number(process.env["DIGEST_RUNS"] ?? "1");

const ZONES = [
  "UTC",
  "Europe/Berlin",
  "America/New_York",
  "America/Havana",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
  "Pacific/Auckland",
];

const wish: fc.Arbitrary<Wish> = fc.record({
  cadence: fc.constantFrom("DAILY", "DAILY", "WEEKDAYS", "WEEKLY"),
  weekday: fc.integer({ min: 1, max: 7 }),
  hour: fc.integer({ min: 0, max: 23 }),
  timeZone: fc.constantFrom(...ZONES),
  keyword: fc.constantFrom(null, null, "thing 1", "thing 3"),
  minVotes: fc.constantFrom(0, 0, 1),
});

type Deed =
  | { do: "paper" }
  | { do: "merge" | "part"; which: number }
  | { do: "vote"; which: number; reader: number }
  | { do: "change"; reader: number; wish: Wish }
  | { do: "leave"; reader: number }
  | { do: "crash"; life: number }
  | { do: "mail server dies"; hours: number };

const index = fc.nat(1_000);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 16, arbitrary: fc.record({ do: fc.constant("paper" as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("merge" as const), which: index }) },
  {
    weight: 12,
    arbitrary: fc.record({ do: fc.constant("vote" as const), which: index, reader: index }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("part" as const), which: index }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("change" as const), reader: index, wish }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("leave" as const), reader: index }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constant("crash" as const), life: fc.nat(25) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("mail server dies" as const),
      hours: fc.integer({ min: 1, max: 20 }),
    }),
  },
);

const story = fc.record({
  wishes: fc.array(wish, { minLength: 6, maxLength: 9 }),
  days: fc.array(fc.array(fc.record({ hour: fc.nat(23), deed }), { minLength: 1, maxLength: 6 }), {
    minLength: DAYS,
    maxLength: DAYS,
  }),
});

/** What became of a story, by which a test sees that it was one. */
interface Told {
  crashes: number;
  acceptedCrashes: number;
  merges: number;
  mails: number;
}

class Story {
  readonly world: DigestWorld;
  readonly readers: ReaderModel[] = [];
  readonly told: Told = { crashes: 0, acceptedCrashes: 0, merges: 0, mails: 0 };
  /** The rows of papers, and when they came. */
  readonly papers: { id: number; number: number; at: number }[] = [];
  #life: number | null = null;
  readonly #otherMailer: Mailer;
  #downUntil = 0;

  constructor(world: DigestWorld, otherMailer: Mailer) {
    this.world = world;
    this.#otherMailer = otherMailer;
  }

  async begin(wishes: readonly Wish[]): Promise<void> {
    const { db, now } = this.world;
    for (const [at, { keyword, ...schedule }] of wishes.entries()) {
      const viewer = await addPerson(db, `reader-${at}`);
      const id = await addReader(this.world, `reader-${at}`, {
        ...schedule,
        userId: viewer.id,
        keywords: keyword === null ? [] : [keyword],
        nextDueAt: now,
      });
      // Not due now, but when it is by its schedule.
      await changePreferences(this.world.parts, { viewer }, {});
      await db.digestSubscription.update({ where: { id }, data: { nextDueAt: null } });
      await changePreferences(this.world.parts, { viewer }, {});
      this.readers.push(new ReaderModel(id, viewer, { keyword, ...schedule }, now));
    }
  }

  async perform(deed: Deed): Promise<void> {
    const { db, parts, now } = this.world;
    switch (deed.do) {
      case "paper": {
        const number = this.papers.length + 1;
        const [id = 0] = await addPapers(db, [number], { day: now.toISOString() });
        await db.submission.updateMany({ where: { paperId: id }, data: { submittedAt: now } });
        this.papers.push({ id, number, at: now.getTime() });
        return;
      }
      case "merge": {
        const roots = await db.paper.findMany({
          where: { rootId: null },
          orderBy: { id: "desc" },
          take: 12,
        });
        const [from, into] = [roots[deed.which % 5], roots[(deed.which % 7) + 5]];
        if (!from || !into) return;
        const [fromId, intoId] = deed.which % 2 ? [from.id, into.id] : [into.id, from.id];
        await db.$transaction(async (tx) => {
          await tx.$queryRaw`SELECT id FROM papers WHERE id IN (${fromId}, ${intoId}) ORDER BY id FOR UPDATE`;
          await mergePapers(tx, { fromId, intoId, evidence: {} });
        });
        this.told.merges += 1;
        return;
      }
      case "vote": {
        const recent = this.papers.slice(-10);
        const paper = recent[deed.which % Math.max(1, recent.length)];
        const reader = this.readers[deed.reader % this.readers.length];
        if (paper && reader)
          await setVote(db, reader.viewer, { arxiv: arxivId(paper.number) }, true);
        return;
      }
      case "part": {
        const merges = await db.merge.findMany({
          where: { undoneAt: null },
          orderBy: { id: "desc" },
          take: 5,
        });
        const merge = merges[deed.which % Math.max(1, merges.length)];
        if (merge) await undoMerge(db, { mergeId: merge.id, undoneById: null });
        return;
      }
      case "change": {
        const reader = this.readers[deed.reader % this.readers.length];
        if (!reader || reader.leftAt !== null) return;
        const { keyword, ...schedule } = deed.wish;
        const keywords = keyword === null ? [] : [keyword];
        await changePreferences(parts, { viewer: reader.viewer }, { ...schedule, keywords });
        reader.change(deed.wish, now);
        return;
      }
      case "leave": {
        const reader = this.readers[deed.reader % this.readers.length];
        if (!reader || this.readers.filter(({ leftAt }) => leftAt === null).length < 4) return;
        await endSubscription(parts, { viewer: reader.viewer });
        reader.leftAt ??= now;
        return;
      }
      case "crash":
        this.#life = deed.life;
        return;
      case "mail server dies":
        if (this.#downUntil === 0) await this.world.mailServer.die();
        this.#downUntil = Math.max(this.#downUntil, now.getTime() + deed.hours * HOUR);
    }
  }

  /** An hour's work of two processes at once, beside which a third may be killed. */
  async work(): Promise<void> {
    const { world } = this;
    if (this.#downUntil !== 0 && world.now.getTime() >= this.#downUntil) {
      this.#downUntil = 0;
      await world.mailServer.begin();
    }
    for (const reader of this.readers) reader.expect(world.now, await this.#newsFor(reader));
    const runs = [world.run(), world.run({ mailer: this.#otherMailer })];
    const doomed =
      this.#life === null ? null : createDyingProcess(world.db, world.parts.mailer, this.#life);
    if (doomed) runs.unshift(world.run({ db: doomed.db, mailer: doomed.mailer }));
    await Promise.all(runs.map((run) => run.catch(expectKnown)));
    if (doomed?.isDead()) this.told.crashes += 1;
    if (doomed?.diedAfterAcceptance()) this.told.acceptedCrashes += 1;
    this.#life = null;
    await this.take();
  }

  /** Whether anything has come for a reader that they were not told of, as the papers stand now. */
  async #newsFor(reader: ReaderModel): Promise<boolean> {
    if (!reader.mayBeDue(this.world.now)) return false;
    const { db, now } = this.world;
    const since = Math.max(now.getTime() - 20 * HOUR, reader.lastLook + 2 * HOUR);
    const recent = this.papers.filter(({ at }) => at >= since && at <= now.getTime());
    for (const { id, number } of recent) {
      if (!reader.wants(number)) continue;
      const paper = await db.paper.findUniqueOrThrow({ where: { id } });
      // As what has become one may be older, and have its words of another record.
      if (paper.rootId !== null || (await db.paper.count({ where: { rootId: id } })) > 0) continue;
      if (!reader.had.has(id)) return true;
    }
    return false;
  }

  /** Looks at what has arrived. */
  async take(): Promise<void> {
    for (const { to, mail } of this.world.arrived()) {
      this.told.mails += 1;
      const reader = this.readers.find(({ viewer }) => viewer.email === to);
      if (!reader) throw new Error(`Mail for ${to}, who is nobody.`);
      expect(reader.leftAt, `mail for ${to}, who has left`).toBeNull();
      const numbers = [...(mail.text ?? "").matchAll(/\/papers\/2601\.(\d{5})$/gm)].map(([, n]) =>
        Number(n),
      );
      expect(numbers.length).toBeGreaterThan(0);
      const ids = await this.world.db.paperId.findMany({
        where: { value: { in: numbers.map(arxivId) } },
        select: { paperId: true },
      });
      const roots = [...new Set(ids.map(({ paperId }) => paperId))];
      expect(roots).toHaveLength(numbers.length);
      const members = await this.world.db.paper.findMany({
        where: { OR: [{ id: { in: roots } }, { rootId: { in: roots } }] },
        select: { id: true },
      });
      reader.take(
        mail,
        members.map(({ id }) => id),
      );
    }
  }
}

/** A process that was killed, or found no mail server. */
function expectKnown(error: unknown): void {
  if (error instanceof Died || error instanceof MailServerAway) return;
  const { cause } = error as { cause?: unknown };
  if (cause instanceof Died) return;
  throw error;
}

test("two months", async () => {
  const all: Told = { crashes: 0, acceptedCrashes: 0, merges: 0, mails: 0 };
  await fc.assert(
    fc.asyncProperty(story, async ({ wishes, days }) => {
      const world = await createDigestWorld({ now: new Date(BEGIN).toISOString() });
      const it = new Story(world, await world.mailer());
      try {
        await it.begin(wishes);
        for (const deeds of days) {
          for (let hour = 0; hour < 24; hour += 1) {
            for (const { deed } of deeds.filter((one) => one.hour === hour)) await it.perform(deed);
            await it.work();
            world.pass(1);
          }
        }
        // Whatever was put off comes by now.
        for (let hour = 0; hour < 12; hour += 1) {
          await it.work();
          world.pass(1);
        }
        const cancelled = await world.db.digestIssue.findMany({ where: { state: "CANCELLED" } });
        for (const reader of it.readers) {
          const own = cancelled.filter(({ subscriptionId }) => subscriptionId === reader.id);
          reader.check(
            it.told.acceptedCrashes,
            own.map(({ period }) => period.toISOString().slice(0, 10)),
          );
        }
        for (const key of Object.keys(all) as (keyof Told)[]) all[key] += it.told[key];
      } finally {
        await world.close();
      }
    }),
    {
      numRuns: RUNS,
      endOnFailure: true,
      ...(process.env["DIGEST_SEED"] && { seed: Number(process.env["DIGEST_SEED"]) }),
    },
  );
  // A story in which nothing happens proves nothing.
  expect(all.mails).toBeGreaterThan(20);
  expect(all.merges).toBeGreaterThan(0);
  expect(all.crashes).toBeGreaterThan(0);
  expect(localHour("Asia/Kolkata", new Date(BEGIN))).toEqual({
    day: "2026-10-01",
    hour: 6,
    weekday: 4,
  });
});
