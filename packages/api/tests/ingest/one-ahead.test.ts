import { describe, expect, it } from "vitest";
import { oneAhead } from "../../src/ingest/files/one-ahead.ts";

describe("oneAhead", () => {
  it("hands out every page in order, and asks for one more than is in use", async () => {
    const log: string[] = [];
    async function* pages(): AsyncGenerator<number> {
      for (const page of [1, 2, 3]) {
        log.push(`asked ${page}`);
        yield await Promise.resolve(page);
      }
    }
    for await (const page of oneAhead(pages())) {
      await new Promise(setImmediate);
      log.push(`used ${page}`);
    }
    expect(log).toEqual(["asked 1", "asked 2", "used 1", "asked 3", "used 2", "used 3"]);
  });

  it("hands out what came before a failure, and then the failure", async () => {
    async function* pages(): AsyncGenerator<number> {
      yield 1;
      await Promise.reject(new Error("The source is gone."));
    }
    const used: number[] = [];
    const all = (async () => {
      for await (const page of oneAhead(pages())) {
        // Longer than the source takes to fail.
        await new Promise(setImmediate);
        used.push(page);
      }
    })();
    await expect(all).rejects.toThrow("The source is gone.");
    expect(used).toEqual([1]);
  });

  it("closes the pages when it is left early", async () => {
    let closed = false;
    async function* pages(): AsyncGenerator<number> {
      try {
        for (let page = 1; ; page += 1) yield await Promise.resolve(page);
      } finally {
        closed = true;
      }
    }
    for await (const page of oneAhead(pages())) if (page === 2) break;
    await new Promise(setImmediate);
    expect(closed).toBe(true);
  });
});
