import { expect, test } from "vitest";
import { addPapers, arxivId } from "../papers/made-up-papers.ts";
import { createTestServer } from "../support/test-server.ts";

test("an instance without papers answers every question with an empty page", async () => {
  const server = await createTestServer({ clock: { now: () => new Date("2026-01-14T12:00:00Z") } });
  const page =
    "nodes { id } edges { cursor } from to previousOn nextOn pageInfo { hasNextPage hasPreviousPage endCursor }";
  const { data, errors } = await server.graphql(`{
    day: feed(period: DAY) { ${page} }
    week: feed(period: WEEK, sort: HOT) { ${page} }
    month: feed(period: MONTH, sort: NEW, last: 5) { ${page} }
    trending: feed(period: TRENDING) { ${page} }
    paper(ref: { arxiv: "${arxivId(1)}" }) { id }
    papers(refs: [{ arxiv: "${arxivId(1)}" }]) { id }
    org(slug: "made-up-lab") { id }
    person(handle: "nobody") { id }
    viewer { id }
    lookup { bits bucket(prefix: "") { bits papers { id } } }
  }`);
  expect(errors).toBeUndefined();
  const empty = {
    nodes: [],
    edges: [],
    previousOn: null,
    nextOn: null,
    pageInfo: { hasNextPage: false, hasPreviousPage: false, endCursor: null },
  };
  expect(data).toEqual({
    day: { ...empty, from: "2026-01-14", to: "2026-01-14" },
    week: { ...empty, from: "2026-01-12", to: "2026-01-18" },
    month: { ...empty, from: "2026-01-01", to: "2026-01-31" },
    trending: { ...empty, from: null, to: null },
    paper: null,
    papers: [null],
    org: null,
    person: null,
    viewer: null,
    lookup: { bits: 0, bucket: { bits: 0, papers: [] } },
  });

  // The only paper has no neighbours, and that is no error.
  await addPapers(server.database.prisma, [1], { day: "2026-01-14" });
  const { data: only } = await server.graphql(
    `{ feed(period: DAY) { nodes { related { nodes { id } } } } }`,
  );
  expect(only).toEqual({ feed: { nodes: [{ related: { nodes: [] } }] } });
  await server.close();
});
