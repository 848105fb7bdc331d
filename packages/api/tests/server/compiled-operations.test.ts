import { afterAll, beforeAll, expect, test } from "vitest";
import { addPapers, arxivId, range } from "../papers/made-up-papers.ts";
import type { TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

// An operation that comes again may be compiled. That changes neither what it answers nor what it asks of the database.

let server: TestServer;

beforeAll(async () => {
  server = await createTestServer();
  await addPapers(server.database.prisma, range(1, 8), { day: "2026-01-05" });
});

afterAll(() => server.close());

const PAPER = `paper(ref: {arxiv: "${arxivId(3)}"})`;

test.each([
  [
    "what is read by SQL",
    "{ feed(period: DAY) { nodes { id title authors { nodes { name author { name } } } org { name } } } }",
  ],
  [
    "what the mapper reads, deeper than a level",
    "{ feed(period: DAY) { nodes { id authors { pageInfo { endCursor } nodes { name author { name paperCount } } } org { name } } } }",
  ],
  ["both at once", `{ ${PAPER} { title } feed(period: DAY) { nodes { org { paperCount } } } }`],
  [
    "other types",
    '{ org(slug: "made-up-lab") { papers { nodes { authors { nodes { name } } } } } }',
  ],
  ["an error", `{ ${PAPER} { authors(first: 101) { nodes { name } } } }`],
])("%s", async (_what, operation) => {
  const runs: { answer: unknown; statements: number }[] = [];
  server.statements();
  for (let run = 0; run < 4; run++) {
    const { data, errors } = await server.graphql(operation);
    runs.push({
      answer: { data, errors: errors?.map(({ message, path }) => ({ message, path })) },
      statements: server.statements().length,
    });
  }
  expect(new Set(runs.map((run) => JSON.stringify(run))).size).toBe(1);
});
