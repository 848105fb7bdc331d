import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestServer } from "../support/test-server.ts";
import type { TestServer } from "../support/test-server.ts";

// The GraphQL over HTTP specification, by the audits that come with its reference implementation.

let server: TestServer;
beforeAll(async () => {
  server = await createTestServer({ config: { production: true } });
});
afterAll(() => server.close());

const audits = serverAudits({
  url: "http://localhost:4000/graphql",
  fetchFn: (url: string, init?: RequestInit) => server.fetch(url, init),
});

describe("GraphQL over HTTP", () => {
  test("is audited in full", () => {
    expect(audits.length).toBeGreaterThanOrEqual(61);
  });

  test.each(audits.map((audit) => [audit.name, audit] as const))("%s", async (_name, audit) => {
    const result = await audit.fn();
    expect(result.status === "ok" ? "ok" : result.reason).toBe("ok");
  });
});
