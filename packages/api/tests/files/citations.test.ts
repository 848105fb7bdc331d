import { existsSync, realpathSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recordPapers } from "@paperround/schema/papers/record-papers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importPapers } from "../../src/ingest/import-papers.ts";
import { FORGETFUL_PORTS } from "../../src/ingest/ingest-ports.ts";
import { daily } from "../../src/ingest/sources/daily.ts";
import { file } from "../../src/ingest/sources/file.ts";
import { FETCHED_AT, entriesOf, sourceContext } from "../ingest/source-context.ts";
import { addPapers, globalId, range } from "../papers/made-up-papers.ts";
import { addBundledPapers } from "../support/bundled-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

let server: TestServer;
let owner: SignedIn;
let other: SignedIn;
const lists: Record<string, { id: number; publicId: string }> = {};

beforeAll(async () => {
  server = await createTestServer();
  const db = server.database.prisma;
  const rows = await addPapers(db, range(1, 3));
  [owner, other] = [
    await server.signIn("owner@example.org"),
    await server.signIn("other@example.org"),
  ];
  for (const visibility of ["PRIVATE", "UNLISTED", "PUBLIC"] as const) {
    const list = await db.list.create({
      data: { ownerId: owner.userId, name: `“${visibility}” lists`, visibility },
    });
    lists[visibility] = list;
    for (const [index, paperId] of rows.entries()) {
      const addedAt = new Date(Date.UTC(2026, 0, 1 + index));
      await db.listItem.create({
        data: { listId: list.id, paperId, ownerId: owner.userId, addedAt },
      });
    }
  }
});

afterAll(() => server.close());

function get(path: string, headers: Record<string, string> = {}, method = "GET") {
  return server.fetch(path, { method, headers });
}

const bearer = ({ token }: SignedIn) => ({ authorization: `Bearer ${token}` });

describe("a paper's file", () => {
  test.each([
    ["bib", "application/x-bibtex", "@misc{example2026made,"],
    ["ris", "application/x-research-info-systems", "TI  - On made-up thing 1"],
    ["json", "application/vnd.citationstyles.csl+json", '"title": "On made-up thing 1"'],
    ["md", "text/markdown", "On made\\-up thing 1"],
  ])("comes as .%s by each of its names", async (extension, type, part) => {
    const { id } = await server.database.prisma.paper.findFirstOrThrow({
      where: { title: "On made-up thing 1" },
    });
    for (const name of [
      "arxiv:2601.00001",
      "arxiv:2601.00001v3",
      encodeURIComponent(globalId("Paper", id)),
    ]) {
      const response = await get(`/papers/${name}.${extension}`);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe(`${type}; charset=utf-8`);
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(await response.text()).toContain(part);
    }
  });

  test.each([
    ["/papers/arxiv:2601.99999.bib", 404, "NOT_FOUND"],
    ["/papers/arxiv:nonsense.bib", 400, "INVALID_INPUT"],
    ["/papers/nonsense.bib", 400, "INVALID_INPUT"],
    ["/papers/__proto__:x.bib", 400, "INVALID_INPUT"],
    ["/lists/nonsense.bib", 400, "INVALID_INPUT"],
    ["/lists/00000000-0000-4000-8000-000000000000.bib", 404, "NOT_FOUND"],
  ])("%s answers %d", async (path, status, code) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
  });

  test("is no file with another ending or a broken name", async () => {
    for (const path of ["/papers/arxiv:2601.00001.exe", "/lists/a/b.bib"]) {
      expect((await get(path)).status, path).toBe(404);
    }
    expect((await get("/papers/%ff.bib")).status).toBe(400);
    expect((await get("/papers/arxiv:2601.00001.bib", {}, "POST")).status).toBe(405);
  });

  test("is the same in the API", async () => {
    const { data } = await server.graphql<{ paper: { citation: string } }>(
      `{ paper(ref: { arxiv: "2601.00001" }) { citation(format: BIBTEX) } }`,
    );
    expect(data.paper.citation).toBe(await (await get("/papers/arxiv:2601.00001.bib")).text());
  });
});

describe("a list's file", () => {
  const path = (visibility: string) => `/lists/${lists[visibility]?.publicId}.bib`;

  test("is seen by whom the list is seen by", async () => {
    for (const [visibility, by, status] of [
      ["PUBLIC", {}, 200],
      ["UNLISTED", {}, 200],
      ["PRIVATE", {}, 404],
      ["PRIVATE", bearer(other), 404],
      ["PRIVATE", { authorization: "Bearer made-up.token" }, 404],
      ["PRIVATE", bearer(owner), 200],
    ] as const) {
      const response = await get(path(visibility), by);
      expect(response.status, visibility).toBe(status);
      expect(response.headers.get("cache-control")).toMatch(
        status === 404 ? /no-store/ : visibility === "PRIVATE" ? /^private/ : /^public/,
      );
    }
  });

  test("is not found by counting", async () => {
    const byRow = (visibility: string) =>
      `/lists/${encodeURIComponent(globalId("List", lists[visibility]?.id ?? 0))}.bib`;
    expect((await get(byRow("UNLISTED"))).status).toBe(404);
    expect((await get(byRow("PRIVATE"))).status).toBe(404);
    expect((await get(byRow("PUBLIC"))).status).toBe(200);
    expect((await get(byRow("UNLISTED"), bearer(owner))).status).toBe(200);
  });

  test("has a name that no header breaks at", async () => {
    const disposition = (await get(path("PUBLIC"))).headers.get("content-disposition");
    expect(disposition).toBe(
      `attachment; filename="_PUBLIC_ lists.bib"; filename*=UTF-8''%E2%80%9CPUBLIC%E2%80%9D%20lists.bib`,
    );
  });

  test("is not sent again until something in it changes", async () => {
    const first = await get(path("PUBLIC"));
    const etag = first.headers.get("etag") ?? "";
    const again = await get(path("PUBLIC"), { "if-none-match": `"x", ${etag}` });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    expect(again.headers.get("etag")).toBe(etag);
    const head = await get(path("PUBLIC"), {}, "HEAD");
    expect([head.status, await head.text(), head.headers.get("etag")]).toEqual([200, "", etag]);
    // Another format is another file, and a vote changes none.
    expect((await get(path("PUBLIC").replace(".bib", ".ris"))).headers.get("etag")).not.toBe(etag);
    const db = server.database.prisma;
    await db.paper.updateMany({ data: { upvoteCount: 7 } });
    expect((await get(path("PUBLIC"), { "if-none-match": etag })).status).toBe(304);
    await addPapers(db, [1], { over: { title: "On made-up thing 1, revised" } });
    const changed = await get(path("PUBLIC"), { "if-none-match": etag });
    expect([changed.status, await changed.text()]).toEqual([
      200,
      expect.stringContaining("thing 1, revised"),
    ]);
    await db.listItem.deleteMany({
      where: { listId: lists["PUBLIC"]?.id ?? 0, paper: { title: "On made-up thing 3" } },
    });
    const etagNow = changed.headers.get("etag") ?? "";
    expect((await get(path("PUBLIC"), { "if-none-match": etagNow })).status).toBe(200);
  });

  test("of many papers is read as it is taken: who leaves after the first lines has cost a page", async () => {
    const db = server.database.prisma;
    const { id: listId, publicId } = await db.list.create({
      data: { ownerId: owner.userId, name: "Long", visibility: "PUBLIC" },
    });
    await db.$executeRaw`
      INSERT INTO papers (title, title_key, updated_at) SELECT 'Long list ' || n, '', now() FROM generate_series(1, 2000) n`;
    await db.$executeRaw`
      INSERT INTO list_items (list_id, paper_id, owner_id, position)
      SELECT ${listId}, id, ${owner.userId}, id FROM papers WHERE title LIKE 'Long list %'`;
    server.statements();
    const response = await get(`/lists/${publicId}.ris`);
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.read();
    await reader?.cancel();
    const pages = server.statements().filter((sql) => /FROM "public"."list_items"/.test(sql));
    expect(pages.length).toBeLessThanOrEqual(2);
    const whole = await (await get(`/lists/${publicId}.ris`)).text();
    expect(whole.match(/^TY {2}-/gm)).toHaveLength(2000);
  });

  test("its address is in no log: who reads what is nobody's business", async () => {
    await get(path("UNLISTED"));
    await get("/papers/arxiv:2601.00001.md");
    const log = JSON.stringify(server.log());
    expect(log).not.toContain(lists["UNLISTED"]?.publicId);
    expect(log).not.toContain("2601.00001");
    expect(log).toContain("GET /lists/….bib");
  });
});

const DUMP = new URL("../../../../../shared/data/daily-papers-2024-2026.jsonl.gz", import.meta.url);
const hasDump = existsSync(DUMP);
if (!hasDump)
  console.info("The dump of daily papers (../shared/data) is not here: the bundled papers alone.");

test("what is exported comes back through the importer as the same papers, in each format", async () => {
  const rounds = await createTestServer();
  const folder = await mkdtemp(join(tmpdir(), "paperround-citations-"));
  try {
    const db = rounds.database.prisma;
    await addBundledPapers(db, () => FETCHED_AT);
    if (hasDump) await loadDump(db, 500);
    const person = await rounds.signIn("reader@example.org");
    const { id: listId, publicId } = await db.list.create({
      data: { ownerId: person.userId, name: "All", visibility: "PUBLIC" },
    });
    await db.$executeRaw`
      INSERT INTO list_items (list_id, paper_id, owner_id, position)
      SELECT ${listId}, id, ${person.userId}, id FROM papers WHERE root_id IS NULL`;
    const order = await db.listItem.findMany({
      where: { listId },
      orderBy: [{ addedAt: "asc" }, { paperId: "asc" }],
      select: { paperId: true, paper: { select: { title: true } } },
    });
    for (const extension of ["bib", "ris", "json"]) {
      const path = join(folder, `all.${extension}`);
      const response = await rounds.fetch(`/lists/${publicId}.${extension}`);
      await writeFile(path, await response.text());
      const source = { name: "file", url: null, fetchedAt: FETCHED_AT };
      const entries = await entriesOf(file({ path, source }, sourceContext()));
      const records = entries.map((entry) => {
        if ("record" in entry) return entry.record;
        throw new Error(`${extension}: ${entry.reason} ${entry.excerpt.slice(0, 400)}`);
      });
      expect(
        records.map(({ title }) => title),
        extension,
      ).toEqual(order.map(({ paper }) => paper.title));
      const recorded = await recordPapers(db, records);
      expect(
        recorded.map((result) => ("error" in result ? String(result.error) : result.paperId)),
        extension,
      ).toEqual(order.map(({ paperId }) => paperId));
      expect(recorded.filter((one) => "outcome" in one && one.outcome === "merged")).toEqual([]);
      expect(await db.paper.count()).toBe(order.length);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rounds.close();
  }
}, 240_000);

async function loadDump(db: TestServer["database"]["prisma"], count: number): Promise<void> {
  const stop = new Error("enough");
  let seen = 0;
  const pages = daily({ path: DUMP.pathname }, sourceContext());
  await importPapers({
    db,
    from: {
      source: "daily",
      key: "",
      pages: async function* () {
        for await (const page of pages) {
          yield { ...page, entries: page.entries.slice(0, count - seen) };
          seen += page.entries.length;
          if (seen >= count) throw stop;
        }
      },
    },
    ports: FORGETFUL_PORTS,
    signal: new AbortController().signal,
  }).catch((error: unknown) => {
    if (error !== stop) throw error;
  });
}

test("whatever runs in production is under a licence that asks nothing of those who use it", async () => {
  // The citation library has plugins that bring a copyleft engine: none of them may come in.
  const require = createRequire(import.meta.resolve("@paperround/schema/citations/write-citation"));
  const seen = new Map<string, string>();
  const visit = (name: string, from: NodeJS.Require) => {
    const path = findManifest(name, from);
    if (path === null || seen.has(path)) return;
    const manifest = from(path) as { license?: string; dependencies?: Record<string, string> };
    seen.set(path, `${name}: ${manifest.license ?? "none"}`);
    const inner = createRequire(path);
    for (const dependency of Object.keys(manifest.dependencies ?? {})) visit(dependency, inner);
  };
  for (const name of ["@citation-js/core", "@citation-js/plugin-bibtex", "@citation-js/plugin-ris"])
    visit(name, require);
  expect(seen.size).toBeGreaterThan(5);
  const bad = [...seen.values()].filter(
    (one) => !/: (?:MIT|ISC|BSD-\d-Clause|Apache-2\.0|0BSD)$/.test(one),
  );
  expect(bad).toEqual([]);
});

function findManifest(name: string, from: NodeJS.Require): string | null {
  for (const folder of from.resolve.paths(name) ?? []) {
    const path = join(folder, name, "package.json");
    if (existsSync(path)) return realpathSync(path);
  }
  return null;
}
