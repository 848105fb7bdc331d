import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { askServer } from "../support/server-process.ts";
import { TEST_DATABASE_URL } from "../support/test-database-server.ts";
import type { TwoServers } from "./two-servers.ts";
import { startTwoServers, told } from "./two-servers.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

// The embedded database belongs to one process, so this needs a server: TEST_DATABASE_URL.
describe.skipIf(TEST_DATABASE_URL === undefined)(
  "two processes on one database (on PostgreSQL, by TEST_DATABASE_URL)",
  () => {
    let servers: TwoServers;
    beforeAll(async () => {
      servers = await startTwoServers();
    });
    afterAll(() => servers.close());

    test("each hears what was done by the other, and by itself", async () => {
      const { one, other, subscribe, vote } = servers;
      const streams = [await subscribe(one), await subscribe(other)];
      for (const [by, upvoted] of [
        [one, true],
        [other, false],
      ] as const) {
        await vote(by, upvoted);
        for (const { next } of streams) expect(await next()).toEqual(told(upvoted));
      }
      for (const stream of streams) await stream.leave();
    });

    test("a session that ends at the one ends its subscriptions at the other", async () => {
      const { one, other, subscribe, token } = servers;
      const atOther = await subscribe(other);
      await askServer(one.url, "mutation { signOut { __typename } }", {}, token);
      expect((await atOther.next())?.errors?.[0]?.extensions?.["code"]).toBe("SIGNED_OUT");
      expect(await atOther.next()).toBeNull();
    });
  },
);
