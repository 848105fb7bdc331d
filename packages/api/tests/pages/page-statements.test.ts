import { afterAll, beforeAll, expect, test } from "vitest";
import { addPapers, arxivId, listOn, range } from "../papers/made-up-papers.ts";
import type { TestServer } from "../support/test-server.ts";
import { PageBrowser } from "./page-browser.ts";
import { createPageWorld } from "./page-world.ts";

// A page asks the database a constant number of times, however much stands on it.

let server: TestServer;
let anybody: PageBrowser;
let reader: PageBrowser;

beforeAll(async () => {
  let db;
  ({ server, db } = await createPageWorld());
  const few = await addPapers(db, range(101, 103));
  for (const paperId of few) await listOn(db, paperId, "2026-01-08T08:00:00Z");
  anybody = new PageBrowser(server);
  reader = new PageBrowser(server);
  await reader.signIn("reader@example.org", `/papers/${arxivId(1)}`);
  for (const body of ["One", "Two", "Three"]) await reader.submit("comment", { body });
  await reader.submit("comment", { body: "An answer" }, "Your answer");
});
afterAll(() => server.close());

async function statementsOf(browser: PageBrowser, path: string): Promise<number> {
  // The first time, things are remembered that are asked for once.
  await browser.open(path);
  server.statements();
  await browser.open(path);
  return server.statements().length;
}

test.each([
  ["/", () => anybody, 4],
  ["/", () => reader, 9],
  [`/papers/${arxivId(1)}`, () => anybody, 24],
  [`/papers/${arxivId(1)}`, () => reader, 28],
])("%s", async (path, browser, most) => {
  const count = await statementsOf(browser(), path);
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(most);
});

test("as many for three papers as for 42, and for a paper with comments as for one without", async () => {
  for (const browser of [anybody, reader]) {
    expect(await statementsOf(browser, "/days/2026-01-08")).toBe(
      await statementsOf(browser, "/days/2026-01-05"),
    );
  }
  const bare = await statementsOf(anybody, `/papers/${arxivId(2)}`);
  // What comments name is read with them.
  expect(await statementsOf(anybody, `/papers/${arxivId(1)}`)).toBeLessThanOrEqual(bare + 4);
});

test("what has not changed is not written again, but asked for", async () => {
  const { response } = await anybody.open("/");
  server.statements();
  const tag = response.headers.get("etag") ?? "";
  const again = await anybody.send("/", { headers: { "if-none-match": tag } });
  expect(again.status).toBe(304);
  expect(server.statements().length).toBeGreaterThan(0);
});
