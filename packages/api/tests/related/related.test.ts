import fc from "fast-check";
import { readRelated } from "@paperround/schema/related/read-related.sql";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPapers, arxivId, madeUpRecord, range } from "../papers/made-up-papers.ts";
import type { TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

interface Reason {
  kind: string;
  text: string;
  count: number | null;
  names: string[];
  citation: string | null;
}

interface Related {
  paper: {
    related: {
      edges: {
        score: number;
        reasons: Reason[];
        node: { id: string; title: string };
      }[];
    };
  };
}

let server: TestServer;

const paper = (number: number, over: Parameters<typeof madeUpRecord>[1]) =>
  recordPaper(
    server.database.prisma,
    madeUpRecord(number, { keywords: [], authors: [], org: null, abstract: null, ...over }),
  );

beforeAll(async () => {
  server = await createTestServer();
  const ada = { name: "Ada Example", orcid: "0000-0002-1825-0097" };
  const bo = { name: "Bo Sample", orcid: "0000-0001-5109-3700" };
  await paper(1, {
    title: "Tides of attention",
    keywords: ["attention", "scaling", "tides"],
    authors: [ada, bo],
  });
  await paper(2, { title: "Something on one subject", keywords: ["attention"] });
  await paper(3, {
    title: "Another thing entirely",
    keywords: ["attention", "scaling", "tides"],
    authors: [ada, bo],
  });
  await paper(4, { title: "By one of them", authors: [bo] });
  await paper(5, { title: "Why tides and attention differ" });
  await paper(6, { title: "Unlike anything" });
});

afterAll(() => server.close());

async function related(number: number, first = 50): Promise<Related["paper"]["related"]["edges"]> {
  const { data, errors } = await server.graphql<Related>(
    `query ($arxiv: String!, $first: Int) {
      paper(ref: { arxiv: $arxiv }) { related(first: $first) { edges { score reasons { kind text count names citation } node { id title } } } }
    }`,
    { arxiv: arxivId(number), first },
  );
  expect(errors).toBeUndefined();
  return data.paper.related.edges;
}

describe("related papers", () => {
  test("are the nearest first, with reasons that a person can read", async () => {
    const edges = await related(1);
    expect(edges.map(({ node, reasons }) => [node.title, reasons.map(({ text }) => text)])).toEqual(
      [
        ["Another thing entirely", ["both on attention, scaling and tides", "2 authors in common"]],
        ["Something on one subject", ["both on attention"]],
        ["By one of them", ["an author in common"]],
        ["Why tides and attention differ", ["similar wording"]],
        ["Unlike anything", []],
      ],
    );
    const scores = edges.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores.at(-1)).toBe(0);
  });

  test("have their reasons in pieces, too, to be said in any language", async () => {
    const reasons = (await related(1)).flatMap((edge) => edge.reasons);
    const keywords = (names: string[]) => ({
      kind: "KEYWORDS",
      count: null,
      names,
      citation: null,
    });
    const authors = (count: number) => ({ kind: "AUTHORS", count, names: [], citation: null });
    expect(reasons.map(({ text: _text, ...pieces }) => pieces)).toEqual([
      keywords(["attention", "scaling", "tides"]),
      authors(2),
      keywords(["attention"]),
      authors(1),
      { kind: "WORDING", count: null, names: [], citation: null },
    ]);
  });

  test("are never the paper itself, and never nothing while there is another", async () => {
    for (const number of range(1, 6)) {
      const edges = await related(number);
      expect(edges).toHaveLength(5);
      const self = await server.graphql<{ paper: { id: string } }>(
        `{ paper(ref: { arxiv: "${arxivId(number)}" }) { id } }`,
      );
      expect(edges.map(({ node }) => node.id)).not.toContain(self.data.paper.id);
      expect(new Set(edges.map(({ node }) => node.id)).size).toBe(5);
    }
  });

  test("lead onward: what is near is a paper with its own neighbours", async () => {
    const { data } = await server.graphql<{
      paper: { related: { nodes: { title: string; related: { nodes: { title: string }[] } }[] } };
    }>(
      `{ paper(ref: { arxiv: "${arxivId(5)}" }) { related(first: 1) { nodes { title related(first: 2) { nodes { title } } } } } }`,
    );
    expect(data.paper.related.nodes).toMatchObject([
      {
        title: "Tides of attention",
        related: {
          nodes: [{ title: "Another thing entirely" }, { title: "Something on one subject" }],
        },
      },
    ]);
  });
});

describe("hostile papers have neighbours, too", () => {
  test.each([
    ["'; DROP TABLE papers; --"],
    ["back\\slash C:\\path\\to\\file \\\\server\\share"],
    ["quo'te d''ouble \"x\" 'a' ''"],
    ["a & b | !c <-> (d) : * :A"],
    ["http://example.org/a\\b'c?d=e&f=%27 user@example.org /usr/local/lib\\x"],
    ["\u0301 \u200D \u202E \uFFFD \u{1F600} 王小明"],
    ["—"],
    ["the of and"],
  ])("%j", async (text) => {
    const { paperId } = await paper(100, {
      title: text,
      keywords: [text.slice(0, 200)],
      abstract: text,
    });
    const rows = await readRelated(server.database.prisma, [paperId]);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map((row) => row.paperId)).not.toContain(paperId);
  });

  test("whatever their title and keywords", async () => {
    const pieces = fc.constantFrom(
      "'",
      "\\",
      "''",
      "\\'",
      ":",
      "|",
      "&",
      "!",
      "(",
      ")",
      "*",
      "<->",
      "http://",
      "/",
      ".",
      "@",
      "-",
      "_",
      "a",
      "b1",
      "ß",
      " ",
      "$",
      "%",
      '"',
      "E'",
      "\u00A0",
      "é",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(pieces, { minLength: 1, maxLength: 12 }).map((parts) => `x${parts.join("")}`),
        async (text) => {
          const { paperId } = await paper(101, { title: text, keywords: [text] });
          const rows = await readRelated(server.database.prisma, [paperId]);
          expect(rows.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test("there are at most fifty, however many papers share a keyword", async () => {
  await addPapers(server.database.prisma, range(201, 270), {
    over: { keywords: ["crowded"], authors: [] },
  });
  expect(await related(201, 100)).toHaveLength(50);
});
