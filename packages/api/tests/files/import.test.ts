import type { PaperResolver } from "@paperround/schema/context";
import { SourceUnavailableError } from "@paperround/schema/errors";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addPapers, arxivId, globalId, madeUpRecord, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

// A file of papers into one's own list: what is good in it gets in, what is not is told with its line, and nobody's
// file makes two papers one.

interface Result {
  added: number;
  present: number;
  problems: { line: number; entry: number; code: string; reason: string }[];
  stopped: string | null;
  error?: { code: string };
}

let server: TestServer;
let owner: SignedIn;
let other: SignedIn;
let list: string;
let publicId: string;
const asked: string[] = [];

/** The source knows number 50 and stumbles over 51. */
const source: PaperResolver = {
  async resolve({ value }) {
    asked.push(value);
    if (value === arxivId(51)) throw new SourceUnavailableError("arXiv does not answer.");
    return value === arxivId(50) ? madeUpRecord(50) : null;
  },
};

beforeAll(async () => {
  server = await createTestServer({ paperResolver: source });
  await addPapers(server.database.prisma, range(1, 6));
  [owner, other] = [
    await server.signIn("owner@example.org"),
    await server.signIn("other@example.org"),
  ];
});

afterAll(() => server.close());

beforeEach(async () => {
  const db = server.database.prisma;
  asked.length = 0;
  await db.list.deleteMany({ where: { ownerId: owner.userId, readingListOf: null } });
  ({ publicId } = await db.list.create({ data: { ownerId: owner.userId, name: "Imported" } }));
  list = globalId("List", publicId);
});

function send(
  body: BodyInit | null,
  {
    type = "application/x-bibtex",
    by = owner,
    into = list,
    headers = {},
  }: {
    type?: string;
    by?: SignedIn | null;
    into?: string | null;
    headers?: Record<string, string>;
  } = {},
) {
  const path = into === null ? "/import" : `/import?list=${encodeURIComponent(into)}`;
  return server.fetch(path, {
    method: "POST",
    body,
    headers: {
      ...(type === "" ? {} : { "content-type": type }),
      ...(by === null ? {} : { authorization: `Bearer ${by.token}` }),
      ...headers,
    },
    // What a stream as a body asks for.
    duplex: "half",
  } as RequestInit);
}

async function sendFile(body: BodyInit, over: Parameters<typeof send>[1] = {}): Promise<Result> {
  const response = await send(body, over);
  return (await response.json()) as Result;
}

/** The numbers of the papers in the list, in its own order. */
async function inList(): Promise<number[]> {
  const items = await server.database.prisma.listItem.findMany({
    where: { list: { publicId } },
    orderBy: { position: "asc" },
    select: { paper: { select: { ids: { where: { scheme: "ARXIV" } } } } },
  });
  return items.map(({ paper }) => Number(paper.ids[0]?.value.slice(-5)));
}

const bib = (number: number, extra = "") =>
  `@misc{key${number},\n  title = {On made-up thing ${number}},\n  eprint = {${arxivId(number)}},\n  archiveprefix = {arXiv},${extra}\n}\n`;

describe("a file", () => {
  test.each([
    ["BibTeX", "application/x-bibtex; charset=utf-8", bib(3) + bib(1) + bib(2)],
    [
      "RIS",
      "application/x-research-info-systems",
      [3, 1, 2]
        .map(
          (n) =>
            `TY  - JOUR\r\nTI  - On made-up thing ${n}\r\nUR  - https://arxiv.org/abs/${arxivId(n)}\r\nER  - \r\n`,
        )
        .join(""),
    ],
    [
      "CSL-JSON",
      "application/vnd.citationstyles.csl+json",
      JSON.stringify(
        [3, 1, 2].map((n) => ({
          id: n,
          title: `On made-up thing ${n}`,
          URL: `https://arxiv.org/abs/${arxivId(n)}`,
        })),
      ),
    ],
    [
      "JSON lines",
      "application/x-ndjson",
      [3, 1, 2]
        .map((n) => `${JSON.stringify({ title: `Thing ${n}`, arxivId: arxivId(n) })}\n`)
        .join(""),
    ],
  ])("of %s puts its papers into the list, in its order, once", async (_name, type, text) => {
    expect(await sendFile(text, { type })).toMatchObject({
      added: 3,
      present: 0,
      problems: [],
      stopped: null,
    });
    expect(await inList()).toEqual([3, 1, 2]);
    expect(await sendFile(text, { type })).toMatchObject({ added: 0, present: 3, problems: [] });
    expect(await inList()).toEqual([3, 1, 2]);
    expect(await server.database.prisma.sourceRecord.count({ where: { source: "upload" } })).toBe(
      0,
    );
  });

  test("goes into the reading list when none is named, and leaves what stands there as it is", async () => {
    const db = server.database.prisma;
    const { id: listId } = await db.list.findUniqueOrThrow({
      where: { readingListOf: owner.userId },
    });
    await sendFile(bib(1), { into: null });
    await db.listItem.updateMany({ where: { listId }, data: { note: "Mine", tags: ["a"] } });
    expect(await sendFile(bib(1), { into: null })).toMatchObject({ added: 0, present: 1 });
    expect(await db.listItem.findFirst({ where: { listId } })).toMatchObject({
      note: "Mine",
      tags: ["a"],
    });
  });

  test("keeps what is good and tells the lines of what is not", async () => {
    const text = [
      "% A comment of mine",
      bib(1).trimEnd(), // 2 to 6
      "",
      "@article{broken, title = {No end", // 8
      bib(2).trimEnd(), // 9 to 13
      "@misc{noid, title = {A title without any id}}", // 14
      bib(77).trimEnd(), // 15
      bib(51).trimEnd(), // 20
      bib(3).trimEnd(),
    ].join("\n");
    const result = await sendFile(text);
    expect(result.problems.map(({ line, entry, code }) => [line, entry, code])).toEqual([
      [8, 2, "UNUSABLE"],
      [14, 4, "UNUSABLE"],
      [15, 5, "NOT_FOUND"],
      [20, 6, "SOURCE_UNAVAILABLE"],
    ]);
    expect(result.problems[1]?.reason).toMatch(/id/);
    expect(result).toMatchObject({ added: 3, present: 0, stopped: null });
    expect(await inList()).toEqual([1, 2, 3]);
  });

  test("tells the lines of RIS and JSON too", async () => {
    const ris = `TY  - JOUR\nTI  - On made-up thing 1\nUR  - https://arxiv.org/abs/${arxivId(1)}\nER  -\n\nTY  - JOUR\nTI  - No id\nER  -\n`;
    const type = "application/x-research-info-systems";
    expect((await sendFile(ris, { type })).problems).toMatchObject([{ line: 6, entry: 2 }]);
    const json = JSON.stringify([{ title: "A", DOI: "none" }, { title: "B" }], null, 1);
    expect((await sendFile(json, { type: "application/json" })).problems).toMatchObject([
      { line: 2, entry: 1 },
      { line: 6, entry: 2 },
    ]);
  });

  test("asks the source for a paper that is not here, whose word it takes", async () => {
    expect(await sendFile(bib(50, "\n title = {Not what it is called},"))).toMatchObject({
      added: 1,
    });
    expect(asked).toEqual([arxivId(50)]);
    expect(await inList()).toEqual([50]);
  });

  test("finds a paper by title, year and authors where the source knows no such id", async () => {
    const text = `@article{x, title = {On made-up thing 4 and what else it is}, author = {Ada Example and Bo Sample}, year = {2026}, doi = {10.5555/unknown}}`;
    await addPapers(server.database.prisma, [4], {
      over: { title: "On made-up thing 4 and what else it is" },
    });
    expect(await sendFile(text)).toMatchObject({ added: 1, problems: [] });
    expect(
      await server.database.prisma.paperId.count({ where: { value: "10.5555/unknown" } }),
    ).toBe(0);
  });
});

describe("whose word counts", () => {
  test("an entry that names two papers' ids makes them no one paper, and gives neither an id", async () => {
    const db = server.database.prisma;
    const before = await db.paperId.findMany({ orderBy: [{ scheme: "asc" }, { value: "asc" }] });
    const text = bib(
      5,
      `\n  url = {https://arxiv.org/abs/${arxivId(6)}},\n  doi = {10.5555/mine},`,
    );
    expect(await sendFile(text)).toMatchObject({ added: 1 });
    expect(await inList()).toEqual([5]);
    expect(await db.paperId.findMany({ orderBy: [{ scheme: "asc" }, { value: "asc" }] })).toEqual(
      before,
    );
    expect(await db.merge.count()).toBe(0);
    expect(await db.mergeCandidate.count()).toBe(0);
  });

  test("a title that somebody made up changes no paper", async () => {
    await sendFile(bib(1).replace("On made-up thing 1", "DEFACED"));
    expect(await server.database.prisma.paper.count({ where: { title: "DEFACED" } })).toBe(0);
  });
});

describe("who may", () => {
  test("nobody into somebody else's list, nor without being signed in", async () => {
    for (const [by, status, code] of [
      [other, 404, "NOT_FOUND"],
      [null, 401, "SIGNED_OUT"],
      [{ ...owner, token: "made-up.token" }, 401, "SIGNED_OUT"],
    ] as const) {
      const response = await send(bib(1), { by });
      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ error: { code } });
    }
    expect(await inList()).toEqual([]);
  });

  test.each([
    "",
    "text/plain",
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded",
  ])("what a form of another site can send, “%s”, is refused", async (type) => {
    const response = await send(new TextEncoder().encode(bib(1)), { type });
    expect(response.status).toBe(415);
    expect(await inList()).toEqual([]);
  });

  test.each(["nonsense", globalId("Paper", 1), globalId("List", 2_000_000_000)])(
    "a list that is none, %s, is refused",
    async (into) => {
      expect([400, 404]).toContain((await send(bib(1), { into })).status);
    },
  );

  test("GET imports nothing", async () => {
    const response = await server.fetch("/import", {
      headers: { authorization: `Bearer ${owner.token}` },
    });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "POST"]);
  });

  test("the rest of the server still takes no more than 100 kB", async () => {
    const response = await server.fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ __typename }", variables: { x: "a".repeat(200_000) } }),
    });
    expect(response.status).toBe(413);
  });
});

describe("bad uploads", () => {
  /** Chunks of a body, one by one. */
  function body(chunks: Iterable<string>, fail?: Error): ReadableStream<Uint8Array> {
    const parts = chunks[Symbol.iterator]();
    return new ReadableStream({
      pull(controller) {
        const { done, value } = parts.next();
        if (done !== true) controller.enqueue(new TextEncoder().encode(value));
        else if (fail) controller.error(fail);
        else controller.close();
      },
    });
  }

  test("one that says it is too large is not read", async () => {
    const response = await send(body([bib(1)]), { headers: { "content-length": "10000001" } });
    expect(response.status).toBe(413);
    expect(await inList()).toEqual([]);
  });

  test("one that turns out too large keeps the whole entries before the end, and no half of one", async () => {
    function* chunks() {
      yield bib(1) + bib(2);
      for (let sent = 0; sent < 10_000_000; sent += 100_000) yield `% ${"x".repeat(99_997)}\n`;
      yield bib(3);
    }
    const response = await send(body(chunks()));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ stopped: expect.stringContaining("10 MB") });
    expect(await inList()).not.toContain(3);
  });

  test("one that is cut off leaves whole entries, and the next one goes on", async () => {
    const entries = range(1, 6).map((number) => bib(number));
    const cut = [...entries.slice(0, 5), (entries[5] ?? "").slice(0, 30)];
    const response = await send(body(cut, new Error("cut off"))).catch(() => null);
    expect(response?.status ?? 500).toBeGreaterThanOrEqual(400);
    const kept = await inList();
    expect(kept).toEqual(range(1, 6).slice(0, kept.length));
    expect(kept).not.toContain(6);
    expect(await sendFile(entries.join(""))).toMatchObject({
      added: 6 - kept.length,
      present: kept.length,
    });
    expect(await inList()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test.each([
    ["nothing", "", "application/x-bibtex"],
    ["white space", "  \n \n", "application/x-bibtex"],
    ["HTML", "<!doctype html><p>Not found</p>", "application/x-bibtex"],
    ["HTML for JSON", "<!doctype html><p>Not found</p>", "application/json"],
    ["HTML for RIS", "<!doctype html><p>Not found</p>", "application/x-research-info-systems"],
  ])("%s is told", async (_what, text, type) => {
    const result = await sendFile(text, { type });
    expect(result).toMatchObject({ added: 0, problems: [], stopped: expect.any(String) });
  });

  test("bytes that are no UTF-8 spoil their own entry alone", async () => {
    const bytes = Buffer.concat([
      Buffer.from(bib(1)),
      Buffer.from(bib(2).replace("thing", "th\u00ffng"), "latin1"),
      Buffer.from(bib(3)),
    ]);
    expect(await sendFile(bytes)).toMatchObject({ added: 2, problems: [{ entry: 2, line: 6 }] });
  });

  test("two at once of one person do not run side by side", async () => {
    const text = range(1, 6)
      .map((number) => bib(number))
      .join("");
    const statuses = await Promise.all(range(1, 4).map(async () => (await send(text)).status));
    expect(statuses).toContain(200);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    expect(await inList()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
