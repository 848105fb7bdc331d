import { forgetDigests } from "@paperround/schema/digests/forget-digests";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addPapers } from "../papers/made-up-papers.ts";
import type { DigestWorld } from "./digest-world.ts";
import { addReader, createDigestWorld } from "./digest-world.ts";

let world: DigestWorld;
beforeAll(async () => {
  world = await createDigestWorld();
});
afterAll(() => world.close());

test("addresses go when they are of no use any more, and what was sent after 400 days", async () => {
  const over = { nextDueAt: null, endedAt: world.now };
  await addReader(world, "pending", { ...over, state: "PENDING" });
  await addReader(world, "left", { ...over, state: "ENDED" });
  await addReader(world, "bounced", { ...over, state: "BOUNCED" });
  await addReader(world, "reader");
  await addPapers(world.db, [1], { day: "2026-11-24T05:00:00Z" });
  await world.run();
  const kept = async (days: number): Promise<string[]> => {
    const now = new Date(world.now.getTime() + days * 86_400_000);
    await forgetDigests(world.db, now, new AbortController().signal);
    const rows = await world.db.digestSubscription.findMany({ orderBy: { email: "asc" } });
    return rows.map(({ email }) => email.replace(/@.*/, ""));
  };
  expect(await kept(6)).toEqual(["bounced", "left", "pending", "reader"]);
  expect(await kept(8)).toEqual(["bounced", "left", "reader"]);
  expect(await kept(31)).toEqual(["bounced", "reader"]);
  expect(await world.db.digestPaper.count()).toBe(1);
  expect(await world.db.digestIssue.count()).toBe(1);
  expect(await kept(401)).toEqual(["reader"]);
  expect(await world.db.digestPaper.count()).toBe(0);
  expect(await world.db.digestIssue.count()).toBe(0);
});
