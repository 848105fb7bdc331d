import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";
import type { DigestWorld } from "./digest-world.ts";
import { createDigestWorld, post } from "./digest-world.ts";

// Whoever has a box to type addresses into can have mail sent to others: little of it.

let world: DigestWorld;
beforeAll(async () => {
  const { limits } = readConfig({}, false);
  world = await createDigestWorld({
    config: { limits: { ...limits, requestsPerMinute: 1_000_000, digestMailsPerHour: 3 } },
  });
});
afterAll(() => world.close());

async function ask(email: string, peer: string, path = "subscribe"): Promise<number> {
  const response = await post(world, `/digest/${path}`, { email }, { peer });
  if (response.status === 429)
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  return response.status;
}

test("one mailbox gets three an hour, whatever its tag, and whoever asks from wherever", async () => {
  const asked = [];
  for (const at of [1, 2, 3, 4, 5])
    asked.push(await ask(`victim+${at}@example.org`, `192.0.2.${at}`));
  expect(asked).toEqual([200, 200, 200, 429, 429]);
  expect(await ask("VICTIM@example.org", "192.0.2.9")).toBe(429);
  // The other way to have mail sent is counted with it.
  expect(await ask("victim@example.org", "192.0.2.10", "preferences")).toBe(429);
});

test("one network has four times as many sent, an IPv6 one as a whole", async () => {
  const asked = [];
  for (let at = 0; at < 14; at += 1)
    asked.push(await ask(`reader-${at}@example.org`, `2001:db8:1:2::${at.toString(16)}`));
  expect(asked.filter((status) => status === 200)).toHaveLength(12);
  expect(await ask("another@example.org", "2001:db8:1:3::1")).toBe(200);
});

test("what is refused leaves nothing behind", async () => {
  const addresses = await world.db.digestSubscription.findMany({ select: { email: true } });
  expect(addresses.map(({ email }) => email)).not.toContain("victim+4@example.org");
});
