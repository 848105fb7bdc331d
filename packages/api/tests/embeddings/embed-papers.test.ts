import { PGlite } from "@electric-sql/pglite";
import { readChangeLog } from "@paperround/schema/changes/read-change-log";
import type { Viewer } from "@paperround/schema/context";
import { SourceUnavailableError } from "@paperround/schema/errors";
import { setPaperHidden } from "@paperround/schema/moderation/hide-paper";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import { poolOverPglite } from "../../src/database/embedded-postgres.ts";
import { createEmbed } from "../../src/embeddings/ask-embeddings.ts";
import type { Embed } from "../../src/embeddings/ask-embeddings.ts";
import { embedPapers } from "../../src/embeddings/embed-papers.ts";
import { fusedAnswers } from "../../src/embeddings/fused-answers.ts";
import { createMeaning } from "../../src/embeddings/meaning.ts";
import type { Meaning } from "../../src/embeddings/meaning.ts";
import { openVectors } from "../../src/embeddings/open-vectors.ts";
import type { VectorDatabase } from "../../src/embeddings/open-vectors.ts";
import { createQueryVectors } from "../../src/embeddings/query-vectors.ts";
import { readSpaces, tableOf } from "../../src/embeddings/vector-spaces.ts";
import { HostPace } from "../../src/ingest/host-pace.ts";
import { createPoliteFetch } from "../../src/ingest/polite-fetch.ts";
import { createLogger } from "../../src/logging/logger.ts";
import type { Logger } from "../../src/logging/logger.ts";
import { addPapers, addPerson, arxivId } from "../papers/made-up-papers.ts";
import { createTestDatabase } from "../support/test-database.ts";
import type { TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import type { EmbeddingsServer, Manner } from "./embeddings-server.ts";
import { says, saysNumbers, SILENT, startEmbeddingsServer } from "./embeddings-server.ts";

const lines: string[] = [];
let logger: Logger;
let database: Database;
let endpoint: EmbeddingsServer;
let boss: Viewer;
/** Null where the server under test lacks pgvector: then only that is tested. */
let vectors: VectorDatabase | null;
let rows: number[];

const TITLES = [
  "Where cars drive by themselves",
  "How doctors read pictures",
  "A couch in the laboratory",
  "Transformers for long texts",
  "Graphs of citations",
];

beforeAll(async () => {
  logger = await createLogger(
    { logLevel: "info", logFormat: "json" },
    { write: (line: string) => void lines.push(line) },
  );
  database = await createTestDatabase();
  endpoint = await startEmbeddingsServer();
  boss = await addPerson(database.prisma, "boss", "MODERATOR");
  vectors = await openVectors(database, logger);
  rows = [];
  for (const [at, title] of TITLES.entries())
    rows.push(...(await addPapers(database.prisma, [at + 1], { over: { title, ...BARE } })));
});
afterAll(async () => {
  await endpoint[Symbol.asyncDispose]();
  await database.close();
});
afterEach(() => {
  endpoint.manner = undefined;
  endpoint.requests.length = 0;
});

const BARE = { abstract: null, keywords: [], authors: [] };
const embed: Embed = (texts, signal) => embedOf("words")(texts, signal);

function embedOf(model: string): Embed {
  // Long, but for an endpoint that never answers.
  const stallMs = endpoint.manner === SILENT ? 1_000 : 20_000;
  const patience = { deadlineMs: 30_000, stallMs, maxRetryAfterMs: 0, attempts: 1 };
  const politeFetch = createPoliteFetch({ userAgent: "Test", patience, pace: new HostPace() });
  return createEmbed({ url: endpoint.url, model, apiKey: undefined }, politeFetch);
}

/** Embeds what is stale. @returns how many texts were asked about */
async function bring(model = "words", signal = new AbortController().signal): Promise<number> {
  if (!vectors) throw new Error("No pgvector.");
  endpoint.requests.length = 0;
  // Another database of the server may have a transaction that is older than what was just written.
  const isHeld = async () => (await readChangeLog(database.prisma, null, 1)).held;
  await expect.poll(isHeld).toBe(false);
  await embedPapers({ database: vectors, db: database.prisma, embed, model }, signal);
  return endpoint.requests.flatMap(({ input }) => input).length - 1;
}

async function embedded(): Promise<number[]> {
  const [space] = vectors ? await readSpaces(vectors) : [];
  if (!space) return [];
  const { rows } = await database.pool.query<{ id: number }>(
    `SELECT paper_id AS id FROM ${tableOf(space)} WHERE vector IS NOT NULL ORDER BY paper_id`,
  );
  return rows.map(({ id }) => id);
}

/** As the server makes it, anew: it remembers nothing. */
function meaningOf(model = "words", patience = 20_000): Meaning {
  if (!vectors) throw new Error("No pgvector.");
  const queryVectors = createQueryVectors({ embed: embedOf(model), logger, patience });
  return createMeaning({ vectors, model, queryVectors, logger });
}

const hide = (paperId: number, hidden: boolean) =>
  setPaperHidden(
    database.prisma,
    boss,
    { now: () => new Date() },
    { paperId, hidden, reason: "x" },
  );

test("a database without pgvector is told of in one line, and left as it is", async () => {
  const pglite = await PGlite.create();
  const pool = poolOverPglite(pglite);
  lines.length = 0;
  expect(await openVectors({ pool }, logger)).toBeNull();
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("Search goes by words alone");
  const { rows } = await pool.query("SELECT 1 FROM pg_namespace WHERE nspname LIKE 'paperround%'");
  expect(rows).toEqual([]);
  await pool.end();
  await pglite.close();
});

describe("vectors", () => {
  test("are made for all papers, once, also by processes that start together", async (test) => {
    if (!vectors) return test.skip("This PostgreSQL has no pgvector.");
    const opened = await Promise.all([
      openVectors(database, logger),
      openVectors(database, logger),
    ]);
    expect(opened).not.toContain(null);
    expect(await meaningOf().search("automobiles")).toEqual([]);
    expect(await bring()).toBe(5);
    expect(await embedded()).toEqual(rows);
    expect(await bring()).toBe(0);
  });

  test("follow what papers say, and go with what is hidden", async (test) => {
    if (!vectors) return test.skip("This PostgreSQL has no pgvector.");
    const [first = 0, second = 0] = rows;
    await database.prisma.paper.update({ where: { id: second }, data: { abstract: "Slowly." } });
    await hide(first, true);
    const found = await meaningOf().search("automobiles drive");
    expect(found.map(({ key }) => key)).not.toContain(first);
    expect(await bring()).toBe(1);
    expect(await embedded()).toEqual(rows.slice(1));
    await hide(first, false);
    expect(await bring()).toBe(1);
    expect(await embedded()).toEqual(rows);
  });

  test("say what is near in meaning", async (test) => {
    if (!vectors) return test.skip("This PostgreSQL has no pgvector.");
    const meaning = meaningOf();
    const [first = 0, second = 0] = rows;
    expect((await meaning.search("automobiles"))[0]?.key).toBe(first);
    expect((await meaning.search("physicians"))[0]?.key).toBe(second);
    const [near = [], far = []] = await meaning.related([
      { like: [first], limit: 5 },
      { like: [], text: { title: "The sofa" }, unlike: [second], limit: 5 },
    ]);
    expect(near.map(({ key }) => key)).not.toContain(first);
    expect(near).toHaveLength(4);
    expect(far[0]?.key).toBe(rows[2]);
    expect(far.map(({ key }) => key)).not.toContain(second);
  });

  test("go on where they were stopped", async (test) => {
    if (!vectors) return test.skip("This PostgreSQL has no pgvector.");
    const more = await addPapers(database.prisma, [11, 12, 13], { over: BARE });
    const end = new AbortController();
    endpoint.manner = ({ input }) => {
      if (input.length > 1) end.abort(new Error("stopped"));
      return false;
    };
    await expect(bring("words", end.signal)).rejects.toThrow("stopped");
    endpoint.manner = undefined;
    expect(await bring()).toBe(3);
    expect(await embedded()).toEqual([...rows, ...more]);
    await database.prisma.paper.deleteMany({ where: { id: { in: more } } });
    expect(await bring()).toBe(0);
    expect(await embedded()).toEqual(rows);
  });

  test.for<[string, Manner]>([
    ["down", says("", 503)],
    ["without numbers", saysNumbers([Number.NaN])],
    ["silent", SILENT],
  ])("wait while the endpoint is %s, by a typed error", async ([, manner], test) => {
    if (!vectors) return test.skip("This PostgreSQL has no pgvector.");
    endpoint.manner = manner;
    await expect(bring()).rejects.toBeInstanceOf(SourceUnavailableError);
    expect(await embedded()).toEqual(rows);
  });

  test("of another model are made beside those there are, which then go", async (test) => {
    if (!vectors) return test.skip("This PostgreSQL has no pgvector.");
    const end = new AbortController();
    endpoint.manner = ({ input }) => {
      if (input.length > 1) end.abort(new Error("stopped"));
      return false;
    };
    await expect(bring("better", end.signal)).rejects.toThrow("stopped");
    endpoint.manner = undefined;
    // Half made: the former ones say what is related, and nobody compares what two models say.
    const meaning = meaningOf("better");
    expect(await meaning.search("automobiles")).toEqual([]);
    expect((await meaning.related([{ like: rows.slice(0, 1), limit: 5 }]))[0]).toHaveLength(4);
    expect(await bring("better")).toBe(5);
    expect((await readSpaces(vectors)).map(({ model }) => model)).toEqual(["better"]);
    expect((await meaningOf("better").search("automobiles"))[0]?.key).toBe(rows[0]);
    // The same name, and another dimension: it is another model.
    endpoint.dimensions = 24;
    expect(await meaningOf("better").search("automobiles")).toEqual([]);
    expect(await bring("better")).toBe(5);
    expect((await readSpaces(vectors)).map(({ dimensions }) => dimensions)).toEqual([24]);
    endpoint.dimensions = 32;
    expect(await bring()).toBe(5);
  });
});

describe("answers of the API", () => {
  let server: TestServer;
  let meaning: Meaning | null = null;
  const none: Meaning = { search: async () => [], related: async (asked) => asked.map(() => []) };
  beforeAll(async () => {
    server = await createTestServer({
      database,
      index: true,
      overIndex: (index) =>
        fusedAnswers(index, {
          search: (text) => (meaning ?? none).search(text),
          related: (questions) => (meaning ?? none).related(questions),
        }),
    });
  });
  afterAll(() => server.close());

  const SEARCH = `query ($query: String!, $sort: SearchSort) {
    search(query: $query, sort: $sort, first: 10) { totalCount servedBy nodes { title } }
  }`;
  interface Found {
    search: { totalCount: number; servedBy: string; nodes: { title: string }[] };
  }
  async function search(query: string, sort?: string) {
    const { data, errors } = await server.graphql<Found>(SEARCH, { query, sort });
    expect(errors).toBeUndefined();
    return data.search;
  }
  const RELATED = `query ($id: String!) {
    paper(ref: { arxiv: $id }) { related(first: 10) { servedBy edges { reasons { kind } node { title } } } }
  }`;
  interface Near {
    paper: {
      related: {
        servedBy: string;
        edges: { reasons: { kind: string }[]; node: { title: string } }[];
      };
    };
  }
  async function related() {
    const { data, errors } = await server.graphql<Near>(RELATED, { id: arxivId(1) });
    expect(errors).toBeUndefined();
    return data.paper.related;
  }

  test("go by meaning as well, behind what has the words", async (test) => {
    if (!vectors) return test.skip("This PostgreSQL has no pgvector.");
    meaning = meaningOf();
    const found = await search("automobiles");
    expect(found.servedBy).toBe("INDEX");
    expect(found.nodes[0]?.title).toBe(TITLES[0]);
    expect((await search("couch automobiles")).nodes.slice(0, 2).map(({ title }) => title)).toEqual(
      [TITLES[2], TITLES[0]],
    );
    expect((await search('"couch" -doctors')).nodes.map(({ title }) => title)).toEqual([TITLES[2]]);
    const near = await related();
    expect(near.servedBy).toBe("INDEX");
    expect(near.edges[0]?.reasons).toContainEqual({ kind: "MEANING" });
  });

  test("never show what was hidden a moment ago", async (test) => {
    if (!vectors) return test.skip("This PostgreSQL has no pgvector.");
    meaning = meaningOf();
    await hide(rows[0] ?? 0, true);
    const found = await search("automobiles");
    expect(found.nodes.map(({ title }) => title)).not.toContain(TITLES[0]);
    await hide(rows[0] ?? 0, false);
  });

  test.for<[string, Manner]>([
    ["down", says("", 503)],
    ["slow", SILENT],
    ["nonsensical", saysNumbers([Number.NaN])],
    ["of another dimension", saysNumbers([1, 2, 3])],
  ])("are those of the words when the endpoint is %s", async ([, manner], test) => {
    if (!vectors) return test.skip("This PostgreSQL has no pgvector.");
    await server.indexed();
    meaning = null;
    const plain = [await search("cars"), await search("transformers texts")];
    meaning = meaningOf("words", 100);
    endpoint.manner = manner;
    expect([await search("cars"), await search("transformers texts")]).toEqual(plain);
  });

  test("are those of the words when the vectors are gone", async (test) => {
    if (!vectors) return test.skip("This PostgreSQL has no pgvector.");
    meaning = null;
    const plain = [await search("cars"), await related()];
    meaning = meaningOf();
    await database.pool.query("DROP SCHEMA paperround_vectors CASCADE");
    lines.length = 0;
    expect([await search("cars"), await related()]).toEqual(plain);
    expect(lines.filter((line) => line.includes("Vectors cannot be asked"))).toHaveLength(1);
  });
});
