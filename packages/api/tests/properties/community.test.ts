import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectSound } from "../identity/identity-state.ts";
import { addPapers, range } from "../papers/made-up-papers.ts";
import type { TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import { expectCounted, expectRows, expectSeen } from "./community-check.ts";
import type { Cast } from "./community-client.ts";
import { CommunityClient } from "./community-client.ts";
import type { Command, Doer } from "./community-commands.ts";
import { CANDIDATES, MEMBERS, PAPERS, stories } from "./community-commands.ts";
import type { Deed } from "./community-deeds.ts";
import { deedOf, touches } from "./community-deeds.ts";
import { CommunityModel } from "./community-model.ts";

// People vote, keep, discuss and leave, and a moderator hides, merges and parts, through the API: all at once where the
// order means nothing, by several clients that say it several times. A model says what each is told and sees after it.
// COMMUNITY_RUNS=500 runs more stories than the suite has time for; COMMUNITY_SEED repeats one run of them.

const RUNS = Number(process.env["COMMUNITY_RUNS"] ?? 30);
const SEED = process.env["COMMUNITY_SEED"];

let server: TestServer;
let runs = 0;

beforeAll(async () => {
  server = await createTestServer();
});

afterAll(() => server.close());

async function newCast(): Promise<Cast> {
  const run = ++runs;
  const db = server.database.prisma;
  const papers = await addPapers(db, range(run * 10, run * 10 + PAPERS - 1));
  const people = new Map<Doer, Awaited<ReturnType<TestServer["signIn"]>>>();
  for (const number of range(0, MEMBERS - 1)) {
    people.set(number, await server.signIn(`member-${run}-${number}@example.org`));
  }
  const moderator = await server.signIn(`moderator-${run}@example.org`);
  await db.user.update({ where: { id: moderator.userId }, data: { role: "MODERATOR" } });
  people.set("moderator", moderator);
  const pairs = CANDIDATES.map(([low, high]) => ({
    lowId: papers[low] ?? 0,
    highId: papers[high] ?? 0,
  }));
  const candidates = await db.mergeCandidate.createManyAndReturn({
    data: pairs.map((pair) => ({ ...pair, reason: "TITLES_DISAGREE", evidence: {} })),
  });
  return { papers, people, candidates: candidates.map(({ id }) => id) };
}

/** A community as it is and as it should be. */
class Community {
  readonly model = new CommunityModel();
  private readonly client: CommunityClient;
  private readonly writers = new Map<string, number>();
  private said = 0;

  constructor(cast: Cast) {
    this.client = new CommunityClient(server, cast);
  }

  /** Says the commands in order; those that come one after the other and do not meet are said at once. */
  async run(commands: Command[]): Promise<void> {
    let batch: Deed[] = [];
    let taken = { alone: new Set<string>(), together: new Set<string>() };
    for (const command of commands) {
      const deed = this.deed(command);
      if (!deed) continue;
      const { alone, together } = touches(deed, this.model);
      const meets =
        alone.some((one) => taken.alone.has(one) || taken.together.has(one)) ||
        together.some((one) => taken.alone.has(one));
      if (meets) {
        await this.sayAll(batch);
        [batch, taken] = [[], { alone: new Set(), together: new Set() }];
        // What it is about may be another by now.
        const again = this.deed(command);
        if (again) await this.sayAll([again]);
        continue;
      }
      batch.push(deed);
      for (const one of alone) taken.alone.add(one);
      for (const one of together) taken.together.add(one);
    }
    await this.sayAll(batch);
  }

  private deed(command: Command): Deed | null {
    return deedOf(command, this.model, this.writers, `round-${++this.said}`);
  }

  private async sayAll(deeds: Deed[]): Promise<void> {
    const wanted = deeds.map((deed) => this.model.outcome(deed));
    const told = await Promise.all(deeds.map((deed) => this.client.say(deed)));
    for (const [index, deed] of deeds.entries()) {
      const answers = told[index] ?? [];
      const same = Array<string>(deed.clients).fill(wanted[index] ?? "");
      expect(
        answers.map(({ outcome }) => outcome),
        `told of ${JSON.stringify(deed)}`,
      ).toEqual(same);
      const made = answers[0]?.made ?? null;
      expect(new Set(answers.map((answer) => answer.made)).size, "is made once").toBe(1);
      if (deed.kind === "again" && wanted[index] === "OK") expect(made).toBe(deed.comment);
      this.model.apply(deed, made);
      const isWritten = deed.kind === "comment" || deed.kind === "reply";
      if (isWritten && made !== null) this.writers.set(made, deed.by);
    }
  }
}

test("everybody is told and sees what a simple model says, whatever happens", async () => {
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const cast = await newCast();
      const community = new Community(cast);
      for (const commands of story) {
        await community.run(commands);
        await expectCounted(server.database.prisma, cast);
        await expectRows(server.database.prisma, community.model, cast);
        await expectSeen(server, community.model, cast);
      }
      await expectSound(server.database.prisma);
    }),
    { numRuns: RUNS, ...(SEED === undefined ? {} : { seed: Number(SEED) }) },
  );
}, 0);
