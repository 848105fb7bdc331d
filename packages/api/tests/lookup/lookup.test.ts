import { createHash } from "node:crypto";
import fc from "fast-check";
import { InvalidInputError } from "@paperround/schema/errors";
import { lookup16Of } from "@paperround/schema/lookup/hash";
import { measureLookupBits, MIN_BUCKET } from "@paperround/schema/lookup/measure-lookup-bits";
import { findBucket, readBucket } from "@paperround/schema/lookup/read-bucket";
import { hashPrefix, lookupHash, lookupKey } from "@paperround/schema/paper-id/lookup-key";
import type { PaperIdentifier } from "@paperround/schema/paper-id/scheme";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { globalId, range } from "../papers/made-up-papers.ts";
import type { TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

let server: TestServer;

/** A paper of a generated corpus. */
interface Entry {
  row: number;
  ids: { id: PaperIdentifier; hash: string }[];
}

beforeAll(async () => {
  server = await createTestServer();
});

afterAll(() => server.close());

/** Empties the database and fills it with papers of one or two ids each; `seed` makes them others. */
async function fill(count: number, seed: number): Promise<Entry[]> {
  const db = server.database.prisma;
  await db.$executeRaw`TRUNCATE papers RESTART IDENTITY CASCADE`;
  const papers = range(1, count).map((row) => ({ id: row, title: `Paper ${row}` }));
  await db.paper.createMany({ data: papers });
  const ids = papers.flatMap(({ id: row }) => [
    { row, id: { scheme: "ARXIV" as const, value: `${1000 + seed}.${row}` } },
    ...(row % 3 === 0
      ? [{ row, id: { scheme: "DOI" as const, value: `10.1234/${seed}-${row}` } }]
      : []),
  ]);
  await db.paperId.createMany({
    data: ids.map(({ row, id }) => ({ ...id, paperId: row, lookup16: lookup16Of(id) })),
  });
  const entries = new Map<number, Entry>(papers.map(({ id: row }) => [row, { row, ids: [] }]));
  for (const { row, id } of ids) {
    entries
      .get(row)
      ?.ids.push({ id, hash: createHash("sha256").update(lookupKey(id)).digest("hex") });
  }
  return [...entries.values()];
}

/** How many distinct papers the smallest bucket of this many bits holds. */
function smallestBucket(entries: Entry[], bits: number): number {
  const buckets = new Map<number, Set<number>>(
    range(0, 2 ** bits - 1).map((bucket) => [bucket, new Set()]),
  );
  for (const { row, ids } of entries) {
    for (const { hash } of ids)
      buckets.get(Number.parseInt(hash.slice(0, 4), 16) >> (16 - bits))?.add(row);
  }
  return Math.min(...[...buckets.values()].map((bucket) => bucket.size));
}

/** The papers under a prefix, and how many bits of it count. */
async function look(prefix: string, published: number) {
  const bucket = findBucket(prefix, published);
  return { bits: bucket.bits, paperIds: await readBucket(server.database.prisma, bucket) };
}

function refusal(prefix: string, published: number): string {
  try {
    findBucket(prefix, published);
  } catch (error) {
    if (error instanceof InvalidInputError) return error.message;
    throw error;
  }
  throw new Error(`Taken: ${prefix}`);
}

describe("the length of a prefix", () => {
  test.each([0, 1, 15, 31, 100, 400, 1500])(
    "among %i papers is the longest under which every bucket holds 16",
    async (count) => {
      const entries = await fill(count, count);
      const bits = await measureLookupBits(server.database.prisma);
      const right = range(1, 16).filter(
        (candidate) => smallestBucket(entries, candidate) >= MIN_BUCKET,
      );
      expect(bits).toBe(right.at(-1) ?? 0);
      if (count >= 400) expect(bits).toBeGreaterThan(0);
    },
  );

  test("counts papers, not ids: many ids of few papers hide nobody", async () => {
    const db = server.database.prisma;
    await fill(15, 1);
    await db.paperId.createMany({
      data: range(1, 400).map((number) => {
        const id = { scheme: "DOI" as const, value: `10.1234/copy-${number}` };
        return { ...id, paperId: (number % 15) + 1, lookup16: lookup16Of(id) };
      }),
    });
    expect(await measureLookupBits(db)).toBe(0);
  });
});

describe("a bucket", () => {
  test("holds every paper under its prefix, at every length that may be published", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 8_999 }),
        fc.integer({ min: 1, max: 40 }),
        async (seed, count) => {
          const entries = await fill(count, seed);
          for (const published of range(0, 16)) {
            const [entry] = fc.sample(fc.constantFrom(...entries), { numRuns: 1, seed });
            for (const { id, hash } of entry?.ids ?? []) {
              expect(hash).toBe(await lookupHash(id));
              const bucket = await look(hashPrefix(hash, published), published);
              expect(bucket.bits).toBeLessThanOrEqual(published);
              const within = entries.filter(({ ids }) =>
                ids.some(
                  (other) => hashPrefix(other.hash, bucket.bits) === hashPrefix(hash, bucket.bits),
                ),
              );
              expect(bucket.paperIds).toEqual(within.map(({ row }) => row));
              expect(bucket.paperIds).toContain(entry?.row);
            }
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  test("holds the paper for a client whose copy of the length is old, or says that it is too old", async () => {
    const entries = await fill(60, 7);
    for (const published of [2, 5, 8, 9, 10, 12, 13, 16]) {
      for (const sent of range(0, 16)) {
        for (const { row, ids } of entries.slice(0, 12)) {
          const prefix = hashPrefix(ids[0]?.hash ?? "", sent);
          const bucket = await look(prefix, published).catch(String);
          if (typeof bucket === "string") {
            expect(bucket).toMatch(/too short/);
            expect(sent).toBeLessThan(published);
          } else {
            expect(bucket.paperIds).toContain(row);
            expect(bucket.bits).toBeLessThanOrEqual(Math.min(sent, published));
          }
        }
      }
    }
  });

  test("is never smaller than the published length makes it, however much is sent", async () => {
    await fill(400, 9);
    const published = await measureLookupBits(server.database.prisma);
    expect(published).toBeGreaterThan(0);
    for (const prefix of ["0000", "ffff", "a5c3", "8001"]) {
      const bucket = await look(prefix, published);
      expect(bucket.bits).toBeLessThanOrEqual(published);
      expect(bucket.paperIds.length).toBeGreaterThanOrEqual(MIN_BUCKET);
    }
  });

  test.each(["g", "A", "00000", "0x1", " ", "1 ", "-1", "1.5", "é", "\u0000", "'", "%"])(
    "refuses %j, which is no prefix",
    async (prefix) => {
      expect(refusal(prefix, 8)).toMatch(/at most four hex digits/);
    },
  );

  test.each([
    ["", 4],
    ["0", 8],
    ["f", 8],
    ["ff", 12],
    ["fff", 16],
  ])("refuses %j for %i bits: the answer would be huge", async (prefix, published) => {
    expect(refusal(prefix, published)).toBe(
      `The prefix is too short: read \`lookup { bits }\` again, it is ${published} now.`,
    );
  });
});

describe("over GraphQL", () => {
  const QUERY = `query ($prefix: String!) {
    lookup { bits bucket(prefix: $prefix) { bits papers { id hashes upvoteCount commentCount } } }
  }`;

  test("one finds the paper by comparing the whole hashes oneself", async () => {
    const entries = await fill(5, 3);
    const { data, errors } = await server.graphql<{
      lookup: {
        bits: number;
        bucket: { bits: number; papers: { id: string; hashes: string[] }[] };
      };
    }>(QUERY, { prefix: "" });
    expect(errors).toBeUndefined();
    expect(data.lookup).toMatchObject({ bits: 0, bucket: { bits: 0 } });
    for (const { row, ids } of entries) {
      for (const { hash } of ids) {
        const found = data.lookup.bucket.papers.filter(({ hashes }) => hashes.includes(hash));
        expect(found.map((paper) => paper.id)).toEqual([globalId("Paper", row)]);
        expect(found[0]?.hashes.toSorted()).toEqual(ids.map((id) => id.hash).sort());
      }
    }
  });

  test("the answer is the same for everybody", async () => {
    const reader = await server.signIn("reader@example.org");
    const anonymous = await server.graphql(QUERY, { prefix: "" });
    expect(await server.graphql(QUERY, { prefix: "" }, { token: reader.token })).toEqual(anonymous);
  });

  test("a malformed prefix is refused with a code", async () => {
    const { errors } = await server.graphql(QUERY, { prefix: "xyz" });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: "INVALID_INPUT",
      fields: [{ path: ["prefix"] }],
    });
  });
});
