import type { Sql, Viewer } from "@paperround/schema/context";
import { readTogether } from "@paperround/schema/read-together.sql";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createTestServer } from "../support/test-server.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { addPapers, arxivId, range } from "./made-up-papers.ts";

// Requests that come at the same time for different papers and people share their statements, and nothing else.

let server: TestServer;
let people: SignedIn[];
beforeAll(async () => {
  server = await createTestServer();
  await addPapers(server.database.prisma, range(1, 8));
  people = await Promise.all(range(1, 4).map((n) => server.signIn(`reader${n}@example.org`)));
  // Each reader has voted for the papers that their number divides.
  for (const [index, { token }] of people.entries())
    for (const paper of range(1, 8).filter((number) => number % (index + 1) === 0))
      await server.graphql(
        `mutation { setVote(input: { paper: { arxiv: "${arxivId(paper)}" }, upvoted: true }) { __typename } }`,
        {},
        { token },
      );
});
afterAll(() => server.close());

const PAPER = `query ($arxiv: String!) {
  paper(ref: { arxiv: $arxiv }) { upvoteCount viewerHasUpvoted ids { value } }
}`;

/** Every reader, and nobody, asks for every paper and one that is not here, all at once. */
function everybodyAsksForAll() {
  const askers = [undefined, ...people];
  return Promise.all(
    askers.flatMap((asker, index) =>
      range(1, 9).map(async (paper) => {
        const { data } = await server.graphql(
          PAPER,
          { arxiv: arxivId(paper) },
          asker === undefined ? {} : { token: asker.token },
        );
        return { index, paper, found: (data as { paper: unknown }).paper };
      }),
    ),
  );
}

test("everybody gets their own paper, and their own vote", async () => {
  for (const { index, paper, found } of await everybodyAsksForAll()) {
    const divisors = people.filter((_, person) => paper % (person + 1) === 0).length;
    expect(found).toEqual(
      paper === 9
        ? null
        : {
            upvoteCount: divisors,
            viewerHasUpvoted: index > 0 && paper % index === 0,
            ids: [{ value: arxivId(paper) }],
          },
    );
  }
});

test("the busier it is, the fewer statements there are", async () => {
  const query = vi.spyOn(server.database.pool, "query");
  expect(await everybodyAsksForAll()).toHaveLength(45);
  const statements = query.mock.calls.filter((args) => JSON.stringify(args).includes("paper_ids"));
  query.mockRestore();
  expect(statements.length).toBeGreaterThan(0);
  expect(statements.length).toBeLessThan(20);
});

test("what one of them asks does not fail the others", async () => {
  const said: string[] = [];
  /** Refuses whatever names paper 3, as a database refuses a value. */
  const sql: Sql = (text, values) => {
    said.push(text);
    if (JSON.stringify(values).includes("3")) return Promise.reject(new Error("no 3"));
    const [asked] = values as [unknown];
    return Promise.resolve(Array.isArray(asked) ? asked.map((value) => [value]) : [[asked]]);
  };
  const selection = { sql: "p.id", needsViewer: false, decode: () => null };
  const question = {
    shape: "number",
    types: ["int"],
    answer: ([value]: readonly string[]) => String(value),
  } as const;
  const nobody: Viewer | null = null;
  const outcomes = await Promise.allSettled(
    range(1, 5).map((number) => readTogether(sql, nobody, selection, question, [number])),
  );
  expect(
    outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value : "failed")),
  ).toEqual([1, 2, "failed", 4, 5]);
  // Five at once in one statement, and as it failed each by itself.
  expect(said).toHaveLength(6);
});
