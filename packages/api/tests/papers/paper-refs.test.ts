import { readPaperRecord } from "@paperround/schema/papers/paper-record";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import { addPapers, arxivId, globalId, range } from "./made-up-papers.ts";

const PAPER = `query ($ref: PaperRef!) {
  paper(ref: $ref) { id title ids { scheme value url } links { landing pdf code project } }
}`;
const PAPERS = "query ($refs: [PaperRef!]!) { papers(refs: $refs) { id title } }";

let server: TestServer;
let row: number;

beforeAll(async () => {
  server = await createTestServer();
  const record = readPaperRecord({
    title: "Known by many names",
    ids: [
      { scheme: "OPENALEX", value: "W2741809807" },
      { scheme: "CORPUS_ID", value: "13756489" },
      { scheme: "PMCID", value: "PMC4592475" },
      { scheme: "PMID", value: "26017442" },
      { scheme: "ACL", value: "2020.acl-main.1" },
      { scheme: "OPENREVIEW", value: "rJl-b3RcF7" },
      { scheme: "DOI", value: "10.1038/NATURE14539" },
      { scheme: "ARXIV", value: "1706.03762v5" },
    ],
    source: { name: "made-up", fetchedAt: new Date() },
  });
  ({ paperId: row } = await recordPaper(server.database.prisma, record));
  await addPapers(server.database.prisma, range(1, 3));
});

afterAll(() => server.close());

describe("paper(ref:)", () => {
  test.each([
    [{ arxiv: "1706.03762" }],
    [{ arxiv: "arXiv:1706.03762v5" }],
    [{ arxiv: "1706.03762v1" }],
    [{ doi: "10.1038/nature14539" }],
    [{ doi: "https://doi.org/10.1038/NATURE14539" }],
    [{ openReview: "rJl-b3RcF7" }],
    [{ acl: "2020.acl-main.1" }],
    [{ pmid: "26017442" }],
    [{ pmcid: "PMC4592475" }],
    [{ pmcid: "4592475" }],
    [{ corpusId: "13756489" }],
    [{ openAlex: "W2741809807" }],
    [{ openAlex: "https://openalex.org/W2741809807" }],
    [{ url: "https://arxiv.org/abs/1706.03762" }],
    [{ url: "https://arxiv.org/pdf/1706.03762v7.pdf" }],
    [{ url: "https://openreview.net/forum?id=rJl-b3RcF7" }],
    [{ url: "https://aclanthology.org/2020.acl-main.1/" }],
    [{ url: "https://doi.org/10.1038/nature14539" }],
  ])("finds it by %j", async (ref) => {
    const { data, errors } = await server.graphql<{ paper: { id: string } }>(PAPER, { ref });
    expect(errors).toBeUndefined();
    expect(data.paper.id).toBe(globalId("Paper", row));
  });

  test("finds it by its global id, and answers with all its names in the fixed order", async () => {
    const { data } = await server.graphql(PAPER, { ref: { id: globalId("Paper", row) } });
    expect(data).toEqual({
      paper: {
        id: globalId("Paper", row),
        title: "Known by many names",
        ids: [
          { scheme: "ARXIV", value: "1706.03762", url: "https://arxiv.org/abs/1706.03762" },
          {
            scheme: "DOI",
            value: "10.1038/nature14539",
            url: "https://doi.org/10.1038/nature14539",
          },
          {
            scheme: "OPENREVIEW",
            value: "rJl-b3RcF7",
            url: "https://openreview.net/forum?id=rJl-b3RcF7",
          },
          {
            scheme: "ACL",
            value: "2020.acl-main.1",
            url: "https://aclanthology.org/2020.acl-main.1/",
          },
          { scheme: "PMID", value: "26017442", url: expect.stringContaining("26017442") },
          { scheme: "PMCID", value: "PMC4592475", url: expect.stringContaining("PMC4592475") },
          { scheme: "CORPUS_ID", value: "13756489", url: expect.stringContaining("13756489") },
          { scheme: "OPENALEX", value: "W2741809807", url: "https://openalex.org/W2741809807" },
        ],
        links: {
          landing: "https://arxiv.org/abs/1706.03762",
          pdf: expect.stringContaining("arxiv.org/pdf/1706.03762"),
          code: null,
          project: null,
        },
      },
    });
  });

  test.each([
    [{ arxiv: "1706.99999" }],
    [{ doi: "10.1038/unheard-of" }],
    [{ url: "https://arxiv.org/abs/2512.12345" }],
    [{ id: globalId("Paper", 2_147_483_647) }],
  ])("is null for a paper that is not here: %j", async (ref) => {
    expect(await server.graphql(PAPER, { ref })).toMatchObject({ data: { paper: null } });
  });

  test.each([
    [{ arxiv: "not an id" }, "arxiv"],
    [{ arxiv: "" }, "arxiv"],
    [{ arxiv: "1706.03762\u0000" }, "arxiv"],
    [{ doi: "nature14539" }, "doi"],
    [{ doi: "10.1000/\u0000" }, "doi"],
    [{ pmid: "-1" }, "pmid"],
    [{ corpusId: "99999999999999999999999" }, "corpusId"],
    [{ url: "https://example.org/no-paper" }, "url"],
    [{ url: "javascript:alert(1)" }, "url"],
    [{ id: "x" }, "id"],
    [{ id: globalId("List", 1) }, "id"],
    [{ id: globalId("constructor", 1) }, "id"],
    [{ arxiv: "x".repeat(10_000) }, "arxiv"],
  ])("says what is wrong with a malformed name", async (ref, name) => {
    const { errors } = await server.graphql(PAPER, { ref });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: "INVALID_INPUT",
      fields: [{ path: ["ref", name] }],
    });
    expect(errors?.[0]?.message.length).toBeLessThan(250);
  });

  test.each([{}, { arxiv: "1706.03762", doi: "10.1038/nature14539" }, { arxiv: null }])(
    "takes exactly one name: not %j",
    async (ref) => {
      const { errors } = await server.graphql(PAPER, { ref });
      expect(errors?.[0]?.message).toMatch(/oneOf|exactly one/i);
    },
  );

  test("takes a DOI with any character that a DOI may have, be it here or not", async () => {
    for (const doi of [
      "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o",
      "10.1234/ä'\"\\%_$1",
    ]) {
      const { errors } = await server.graphql(PAPER, { ref: { doi } });
      expect(errors?.[0]?.extensions?.["code"] ?? "INVALID_INPUT").toBe("INVALID_INPUT");
    }
  });
});

describe("papers(refs:)", () => {
  test("answers in the order of the question, null where there is none, the same one twice", async () => {
    const { data } = await server.graphql<{ papers: ({ id: string; title: string } | null)[] }>(
      PAPERS,
      {
        refs: [
          { arxiv: arxivId(3) },
          { doi: "10.1234/unheard-of" },
          { id: globalId("Paper", row) },
          { arxiv: arxivId(1) },
          { url: `https://arxiv.org/abs/${arxivId(3)}v2` },
          { id: globalId("Paper", 999_999) },
          { pmid: "26017442" },
        ],
      },
    );
    expect(data.papers.map((paper) => paper?.title ?? null)).toEqual([
      "On made-up thing 3",
      null,
      "Known by many names",
      "On made-up thing 1",
      "On made-up thing 3",
      null,
      "Known by many names",
    ]);
  });

  test("takes none and a hundred, not more", async () => {
    const refs = range(1, 101).map((number) => ({ arxiv: arxivId(number) }));
    expect(await server.graphql(PAPERS, { refs: [] })).toMatchObject({ data: { papers: [] } });
    const { data } = await server.graphql<{ papers: unknown[] }>(PAPERS, {
      refs: refs.slice(0, 100),
    });
    expect(data.papers.filter((paper) => paper !== null)).toHaveLength(3);
    const { errors } = await server.graphql(PAPERS, { refs });
    expect(errors?.[0]).toMatchObject({
      message: "At most 100 papers at once: send the rest in another request.",
      extensions: { code: "INVALID_INPUT", fields: [{ path: ["refs"] }] },
    });
  });

  test("says which of them is malformed", async () => {
    const { errors } = await server.graphql(PAPERS, {
      refs: [{ arxiv: arxivId(1) }, { arxiv: "nonsense" }],
    });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: "INVALID_INPUT",
      fields: [{ path: ["refs", "1", "arxiv"] }],
    });
  });
});
