import { LICENCES } from "@paperround/schema/papers/abstract-terms.cases";
import type { AbstractPolicy } from "@paperround/schema/papers/abstract-terms";
import { ABSTRACT_POLICIES, showsAbstract } from "@paperround/schema/papers/abstract-terms";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { setVote } from "@paperround/schema/votes/set-vote";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { createTestDatabase } from "../support/test-database.ts";
import type { TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import { arxivId, globalId, madeUpRecord } from "./made-up-papers.ts";

// What an instance does not publish again is null for everybody, whichever way it is asked for.

const NOW = new Date("2026-01-10T12:00:00Z");
const TEXT = "An abstract that is told nowhere else.";

let database: Database;
const servers = new Map<AbstractPolicy, TestServer>();
const rows: number[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  for (const [index, [abstractLicence]] of LICENCES.entries()) {
    const record = madeUpRecord(index + 1, {
      abstract: `${TEXT} ${index}`,
      abstractLicence,
      listedOn: "2026-01-10",
      source: { name: "crossref", fetchedAt: NOW },
    });
    rows.push((await recordPaper(database.prisma, record)).paperId);
  }
  for (const abstracts of ABSTRACT_POLICIES)
    servers.set(
      abstracts,
      await createTestServer({ database, clock: { now: () => NOW }, config: { abstracts } }),
    );
});
afterAll(async () => {
  for (const server of servers.values()) await server.close();
  await database.close();
});

interface Told {
  id: string;
  abstract: string | null;
  abstractStatus: string;
  abstractLicence: string | null;
  abstractSource: string | null;
}

const FIELDS = "id abstract abstractStatus abstractLicence abstractSource";

/** By what an operation is read by SQL, and by what beside it only by the mapper. */
const MAPPER = "viewerLists { id }";

function serverOf(policy: AbstractPolicy): TestServer {
  const server = servers.get(policy);
  if (!server) throw new Error(`No server for ${policy}.`);
  return server;
}

function expectedOf(policy: AbstractPolicy): Told[] {
  return LICENCES.map(([licence], index) => {
    const isShown = showsAbstract(policy, licence);
    return {
      id: globalId("Paper", rows[index] ?? 0),
      abstract: isShown ? `${TEXT} ${index}` : null,
      abstractStatus: isShown ? "SHOWN" : "WITHHELD",
      abstractLicence: licence,
      abstractSource: "crossref",
    };
  });
}

const byId = (papers: Told[]) =>
  papers.map(({ id, abstract, abstractStatus, abstractLicence, abstractSource }) => ({
    id,
    abstract,
    abstractStatus,
    abstractLicence,
    abstractSource,
  }));

describe.each(ABSTRACT_POLICIES)("ABSTRACTS=%s", (policy) => {
  test.each([
    ["by SQL", FIELDS],
    ["by the mapper", `${FIELDS} ${MAPPER}`],
  ])(
    "in the list, in look-ups by name and as nodes, read %s",
    async (_way, fields) => {
      const server = serverOf(policy);
      const expected = expectedOf(policy);
      // From its second time on an operation is compiled.
      for (const _time of [1, 2, 3]) {
        const feed = await server.graphql<{ feed: { nodes: Told[] } }>(
          `{ feed(period: DAY, first: 100) { nodes { ${fields} } } }`,
        );
        const sorted = (papers: Told[]) =>
          byId(papers).toSorted((a, b) => a.id.localeCompare(b.id));
        expect(sorted(feed.data.feed.nodes)).toEqual(sorted(expected));
        const many = await server.graphql<{ papers: Told[] }>(
          `query ($refs: [PaperRef!]!) { papers(refs: $refs) { ${fields} } }`,
          { refs: LICENCES.map((_, index) => ({ arxiv: arxivId(index + 1) })) },
        );
        expect(byId(many.data.papers)).toEqual(expected);
      }
      const nodes = await server.graphql<{ nodes: Told[] }>(
        `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Paper { ${fields} } } }`,
        { ids: expected.map(({ id }) => id) },
      );
      expect(byId(nodes.data.nodes)).toEqual(expected);
      for (const [index, told] of expected.entries()) {
        const one = await server.graphql<{ paper: Told }>(
          `{ paper(ref: {arxiv: "${arxivId(index + 1)}"}) { ${fields} } }`,
        );
        expect(byId([one.data.paper])).toEqual([told]);
      }
    },
    120_000,
  );
});

test("an admin is shown no more than anybody, and what is not known is told apart", async () => {
  const server = serverOf("none");
  const db = database.prisma;
  const { token, userId } = await server.signIn("root@example.org");
  await db.user.update({ where: { id: userId }, data: { role: "ADMIN" } });
  const admin = await db.user.findUniqueOrThrow({ where: { id: userId } });
  const viewer = { ...admin, handle: admin.handle ?? "" };
  await setVote(db, viewer, { arxiv: arxivId(1) }, true);
  const { data } = await server.graphql(
    `{ viewer { votes(first: 1) { nodes { paper { abstract abstractStatus } } } } }`,
    {},
    { token },
  );
  expect(data).toEqual({
    viewer: { votes: { nodes: [{ paper: { abstract: null, abstractStatus: "WITHHELD" } }] } },
  });
  const number = LICENCES.length + 1;
  await recordPaper(db, madeUpRecord(number, { abstract: "" }));
  const bare = await serverOf("all").graphql(
    `{ paper(ref: {arxiv: "${arxivId(number)}"}) { ${FIELDS.slice(3)} } }`,
  );
  expect(bare.data).toEqual({
    paper: {
      abstract: null,
      abstractStatus: "UNKNOWN",
      abstractLicence: null,
      abstractSource: null,
    },
  });
});
