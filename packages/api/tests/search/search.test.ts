import { setPaperHidden } from "@paperround/schema/moderation/hide-paper";
import { mergePapers } from "@paperround/schema/identity/merge-papers";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPerson, arxivId, globalId, madeUpRecord, range } from "../papers/made-up-papers.ts";
import type { GraphqlAnswer, SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

interface Mark {
  start: number;
  end: number;
}

interface Found {
  totalCount: number;
  totalCountIsExact: boolean;
  servedBy: string;
  correctedQuery: string | null;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
  edges: {
    cursor: string;
    score: number | null;
    highlights: { field: string; text: string; marks: Mark[] }[];
    node: { id: string; title: string };
  }[];
}

const SEARCH = `query ($query: String!, $filter: SearchFilter, $sort: SearchSort, $first: Int, $after: String) {
  search(query: $query, filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount totalCountIsExact servedBy correctedQuery
    pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { cursor score highlights { field text marks { start end } } node { id title } }
  }
}`;

const PAGE = `query ($sort: SearchSort, $after: String) {
  search(query: "crowded", sort: $sort, first: 100, after: $after) {
    pageInfo { hasNextPage endCursor } edges { node { id } }
  }
}`;

/** Of one database: by which each test asks, in turn. */
let byDatabase: TestServer;
let byIndex: TestServer;
let server: TestServer;
let reader: SignedIn;
let moderator: SignedIn;
const rows = new Map<string, number>();

const PAPERS: Record<string, Parameters<typeof madeUpRecord>[1]> = {
  laws: {
    title: "Scaling laws for data mixtures",
    abstract: "How loss falls as training data and parameters grow.",
    keywords: ["scaling laws", "pretraining data"],
    authors: [{ name: "Ada Example" }, { name: "José Núñez" }],
    org: { slug: "tide-lab", name: "Tide Laboratory" },
    publishedOn: "2024-03-01",
    venue: "ICLR 2024",
    categories: ["cs.LG"],
    links: { code: "https://github.com/example/laws" },
    sourceUpvoteCount: 50,
  },
  choice: {
    title: "Choosing Pre-training Data for language models",
    abstract: "We choose what a model is trained on by GPT-4, and laws follow.",
    keywords: ["data selection"],
    authors: [{ name: "Bo Sample" }],
    publishedOn: "2025-06-01",
    categories: ["cs.CL"],
    sourceUpvoteCount: 5,
  },
  cat: {
    title: "Schrödinger’s cat sees attention",
    abstract: "A cat.",
    keywords: [],
    authors: [{ name: "Søren Ångström" }],
    publishedOn: "2023-01-05",
  },
  chinese: { title: "大规模语言模型的数据选择", abstract: "数据。", keywords: [], authors: [] },
  japanese: { title: "がんの画像診断モデル", abstract: null, keywords: [], authors: [] },
  arabic: { title: "نماذج اللغة الكبيرة", abstract: null, keywords: [], authors: [] },
  formula: { title: "Sorting in $O(n^2)$ with C++", abstract: null, keywords: [], authors: [] },
  stop: { title: "To be or not to be", abstract: null, keywords: [], authors: [] },
  undated: { title: "Tides without a date", abstract: null, publishedOn: null, authors: [] },
};

beforeAll(async () => {
  byDatabase = await createTestServer();
  server = byDatabase;
  const db = server.database.prisma;
  for (const [index, [name, over]] of Object.entries(PAPERS).entries()) {
    const record = madeUpRecord(index + 1, { org: null, categories: [], keywords: [], ...over });
    rows.set(name, (await recordPaper(db, record)).paperId);
  }
  reader = await server.signIn("reader@example.org");
  moderator = await server.signIn("moderator@example.org");
  await db.user.update({ where: { id: moderator.userId }, data: { role: "MODERATOR" } });
});

afterAll(async () => {
  await byIndex.close();
  await byDatabase.close();
});

async function search(
  query: string,
  more: Record<string, unknown> = {},
  token?: string,
): Promise<Found> {
  await server.indexed();
  const { data, errors } = await server.graphql<{ search: Found }>(
    SEARCH,
    { query, ...more },
    token === undefined ? {} : { token },
  );
  expect(errors).toBeUndefined();
  return data.search;
}

/** Which papers were found, by their names above. */
async function names(...asked: Parameters<typeof search>): Promise<string[]> {
  const { edges } = await search(...asked);
  const byId = new Map([...rows].map(([name, row]) => [globalId("Paper", row), name]));
  return edges.map(({ node }) => byId.get(node.id) ?? node.title);
}

describe.each(["DATABASE", "INDEX"] as const)("by the %s", (who) => {
  beforeAll(async () => {
    byIndex ??= await createTestServer({ database: byDatabase.database, index: true });
    server = who === "INDEX" ? byIndex : byDatabase;
  });

  describe("words", () => {
    test.each<[string, string[], string[]?]>([
      // Fewer than five have both: where the database searches, those with half of it follow.
      ["scaling laws", ["laws", "choice"], ["laws"]],
      ["laws", ["laws", "choice"]],
      ["LAW scale", ["laws", "choice"], ["laws"]],
      ['"data mixtures"', ["laws"]],
      ['"mixtures data"', []],
      ["data -mixtures", ["choice"]],
      ["pre-training", ["choice", "laws"]],
      ["pretraining", ["choice", "laws"]],
      ["schrodinger", ["cat"]],
      ["SCHRÖDINGER'S cat", ["cat"]],
      ["gpt-4", ["choice"]],
      ["GPT4", ["choice"]],
      ["数据选择", ["chinese"]],
      ["数据", ["chinese"]],
      ["選択", []],
      ["画像診断", ["japanese"]],
      ["がん", ["japanese"]],
      ["اللغة", ["arabic"]],
      ["$O(n^2)$", ["formula"]],
      ["C++", ["formula"]],
      ["to be or not to be", ["stop"]],
      ["ödinge", ["cat"]],
      ["nunez", ["laws"]],
      ["ada mixtures", ["laws"]],
      ["zzzzqqqq", []],
    ])("%j", async (query, expected, byIndex = expected) => {
      const wanted = who === "INDEX" ? byIndex : expected;
      expect((await names(query)).toSorted()).toEqual(wanted.toSorted());
    });

    test("that describe a thought find papers that have most of them", async () => {
      expect((await names("choosing what data to train language models on"))[0]).toBe("choice");
    });

    test.each<[string, string, string]>([
      ["atention", "attention", "cat"],
      ["attnetion", "attention", "cat"],
      ["scalng laws", "scaling laws", "laws"],
      ["mixtrues", "mixtures", "laws"],
      ["schrodingr", "schrodinger", "cat"],
    ])("misspelt as %j are taken for %j", async (query, meant, name) => {
      expect((await search(query)).correctedQuery).toBe(meant);
      expect((await names(query))[0]).toBe(name);
    });

    test("that are right are not corrected, nor what is quoted, short or an author", async () => {
      for (const query of [
        "scaling",
        '"atention"',
        "zat",
        "nunez",
        "angstrom",
        "https://example.org/atention",
      ])
        expect((await search(query)).correctedQuery).toBeNull();
    });
  });

  describe("a paper's name leads straight to it", () => {
    test.each([
      arxivId(2),
      `arXiv:${arxivId(2)}v3`,
      `https://arxiv.org/abs/${arxivId(2)}`,
      ` https://arxiv.org/pdf/${arxivId(2)}v1.pdf `,
    ])("%s", async (query) => {
      expect(await names(query)).toEqual(["choice"]);
    });

    test("and nowhere when it is not here", async () => {
      expect(await search("2101.99999")).toMatchObject({ totalCount: 0, edges: [] });
    });

    test("unless the filter lets it not pass", async () => {
      expect(await names(arxivId(2), { filter: { year: { to: 2024 } } })).toEqual([]);
    });
  });

  describe("filters and operators say the same", () => {
    test.each<[string, Record<string, unknown>, string[]]>([
      ["author:nunez", { author: "Núñez" }, ["laws"]],
      ['author:"ada ex"', { author: "Ada Ex" }, ["laws"]],
      ["author:xample", { author: "xample" }, []],
      ["org:tide-lab", { org: "tide-lab" }, ["laws"]],
      ['org:"Tide Lab"', { org: "tide lab" }, ["laws"]],
      ["venue:iclr", { venue: "iclr" }, ["laws"]],
      ["category:cs.CL", { category: "cs.CL" }, ["choice"]],
      ['keyword:"scaling laws"', { keyword: "scaling laws" }, ["laws"]],
      ["year:2024", { year: { from: 2024, to: 2024 } }, ["laws"]],
      ["year:2024..", { year: { from: 2024 } }, ["choice", "laws"]],
      ["year:..2023", { year: { to: 2023 } }, ["cat"]],
      ["has:code", { hasCode: true }, ["laws"]],
      ["source:elsewhere", { source: "elsewhere" }, []],
      ["year:0000 -data", { year: { from: 0, to: 0 } }, []],
    ])("%s", async (query, filter, expected) => {
      const made = Object.keys(filter).includes("year") ? { source: "made-up", ...filter } : filter;
      // Whatever has no date was made up with one, but for those that say otherwise.
      const known = (found: string[]) =>
        found.filter((name) => ["laws", "choice", "cat"].includes(name));
      expect(known(await names(query))).toEqual(expected);
      expect(known(await names("", { filter: made }))).toEqual(expected);
    });

    test("and are all of them met", async () => {
      expect(await names("laws year:2024..", { filter: { category: "cs.CL" } })).toEqual([
        "choice",
      ]);
      expect(await names("", { filter: { hasCode: false, category: "cs.LG" } })).toEqual([]);
    });
  });

  describe("what stands first", () => {
    test("is the newest, those without a date last", async () => {
      const found = await names("", { sort: "NEWEST", first: 100 });
      expect(found).toHaveLength(Object.keys(PAPERS).length);
      expect(found.at(-1)).toBe("undated");
      expect(found.indexOf("choice")).toBeLessThan(found.indexOf("laws"));
      expect(await names("data", { sort: "NEWEST" })).toEqual(["choice", "laws"]);
    });

    test("is what has most votes", async () => {
      expect((await names("", { sort: "VOTES" })).slice(0, 2)).toEqual(["laws", "choice"]);
      expect(await names("data", { sort: "VOTES" })).toEqual(["laws", "choice"]);
    });

    test("is what fits best, with a score that only then is told", async () => {
      const scores = (await search("laws")).edges.map(({ score }) => score ?? 0);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect((await search("laws", { sort: "VOTES" })).edges[0]?.score).toBeNull();
    });
  });

  describe("highlights", () => {
    test("mark the words in plain text", async () => {
      const [edge] = (await search("scaling data")).edges;
      const marked = edge?.highlights.map(({ field, text, marks }) => [
        field,
        marks.map(({ start, end }) => text.slice(start, end)),
      ]);
      expect(marked).toEqual([
        ["TITLE", ["Scaling", "data"]],
        ["ABSTRACT", ["data"]],
      ]);
    });

    test("leave markup as the text that it is", async () => {
      const title = `<img src=x onerror=alert(1)> & <b>bold</b> \uE000faked\uE001 marksmanship`;
      await recordPaper(
        server.database.prisma,
        madeUpRecord(50, { title, publishedOn: "1999-01-01" }),
      );
      const [edge] = (await search("marksmanship")).edges;
      const [highlight] = edge?.highlights ?? [];
      expect(highlight?.text).toContain("<img src=x onerror=alert(1)>");
      expect(highlight?.marks.map(({ start, end }) => highlight.text.slice(start, end))).toEqual([
        "marksmanship",
      ]);
      await server.database.prisma.paper.deleteMany({ where: { title: { contains: "onerror" } } });
    });

    test("show no abstract that this instance does not publish", async () => {
      const careful = await createTestServer({
        database: server.database,
        config: { abstracts: "none" },
      });
      const { data } = await careful.graphql<{ search: Found }>(SEARCH, { query: "parameters" });
      await careful.close();
      const [edge] = data.search.edges;
      expect(edge?.node.title).toBe("Scaling laws for data mixtures");
      expect(edge?.highlights.map(({ field }) => field)).toEqual(["TITLE"]);
    });
  });

  describe("what may not be seen is not found", () => {
    test("a hidden paper, but for moderators", async () => {
      const [word, number] = who === "INDEX" ? ["marimbaphones", 63] : ["xylophones", 60];
      const db = server.database.prisma;
      const { paperId } = await recordPaper(
        db,
        madeUpRecord(number, { title: `Unspeakable ${word}` }),
      );
      const boss = await addPerson(db, `boss-${who.toLowerCase()}`, "MODERATOR");
      const clock = { now: () => new Date() };
      await setPaperHidden(db, boss, clock, { paperId, hidden: true, reason: "Why not" });
      const misspelt = word.replace("pho", "ph");
      for (const query of [word, "unspeakable", arxivId(number), misspelt, word.slice(1, -2)]) {
        const { edges, totalCount, correctedQuery } = await search(query, {}, reader.token);
        expect({ edges, totalCount, correctedQuery }).toEqual({
          edges: [],
          totalCount: 0,
          correctedQuery: null,
        });
      }
      const { edges } = await search(word, {}, moderator.token);
      expect(edges.map(({ node }) => node.id)).toEqual([globalId("Paper", paperId)]);
    });

    test("a merged twin", async () => {
      const db = server.database.prisma;
      const first = await recordPaper(db, madeUpRecord(61, { title: "Zebras on the shore" }));
      const twin = await recordPaper(
        db,
        madeUpRecord(62, { title: "Zebras upon a shore, extended" }),
      );
      await db.$transaction((tx) =>
        mergePapers(tx, {
          fromId: twin.paperId,
          intoId: first.paperId,
          evidence: { kind: "TEST" },
        }),
      );
      const { edges } = await search("zebras");
      expect(edges).toHaveLength(1);
      await db.paper.deleteMany({ where: { title: { startsWith: "Zebras" } } });
    });

    test("a list by whoever may not see it", async () => {
      const db = server.database.prisma;
      const make = async (visibility: "PRIVATE" | "UNLISTED" | "PUBLIC") => {
        const list = await db.list.create({
          data: { ownerId: reader.userId, name: visibility, visibility },
        });
        await db.listItem.create({
          data: { listId: list.id, ownerId: reader.userId, paperId: rows.get("cat") ?? 0 },
        });
        return list;
      };
      const [priv, unlisted, open] = [
        await make("PRIVATE"),
        await make("UNLISTED"),
        await make("PUBLIC"),
      ];
      const found = (key: string | number, token?: string) =>
        names("", { filter: { inList: globalId("List", key) } }, token);
      for (const key of [priv.publicId, priv.id, unlisted.id]) {
        expect(await found(key)).toEqual([]);
        expect(await found(key, moderator.token)).toEqual([]);
        expect(await found(key, reader.token)).toEqual(["cat"]);
      }
      for (const key of [unlisted.publicId, open.publicId, open.id])
        expect(await found(key)).toEqual(["cat"]);
      await db.list.deleteMany({ where: { ownerId: reader.userId, readingListOf: null } });
    });
  });

  describe("pages", () => {
    test("hold each paper once, and are counted exactly up to a thousand", async () => {
      const db = server.database.prisma;
      await db.paper.createMany({
        data: range(1, 1_003).map((number) => ({ title: `Crowded subject ${number}` })),
      });
      const many = await search("crowded", { first: 1 });
      expect(many).toMatchObject({ totalCount: 1_000, totalCountIsExact: false });
      for (const sort of ["RELEVANCE", "NEWEST", "VOTES"]) {
        const seen: string[] = [];
        let after: string | null = null;
        for (let more = true; more;) {
          const answer: GraphqlAnswer<{ search: Found }> = await server.graphql(PAGE, {
            sort,
            after,
          });
          expect(answer.errors).toBeUndefined();
          const { edges, pageInfo } = answer.data.search;
          seen.push(...edges.map(({ node }) => node.id));
          ({ endCursor: after, hasNextPage: more } = pageInfo);
          expect(seen.length).toBeLessThanOrEqual(1_000);
        }
        expect(new Set(seen).size).toBe(1_000);
      }
      await db.paper.deleteMany({ where: { title: { startsWith: "Crowded" } } });
    });
  });

  test("what has all of the words stands first, though thousands have some", async () => {
    const db = server.database.prisma;
    const wanted = "Throngs of whelks in brine";
    await db.paper.createMany({
      data: [
        ...range(1, 2_200).map((number) => ({ title: `Throngs of subject ${number} in brine` })),
        { title: wanted },
      ],
    });
    const { edges } = await search("throngs whelks brine", { first: 3 });
    expect(edges[0]?.node.title).toBe(wanted);
    expect(edges).toHaveLength(3);
    await db.paper.deleteMany({ where: { title: { startsWith: "Throngs" } } });
  });

  describe("odd queries", () => {
    test.each(
      [
        "",
        " ",
        "a",
        "the of and",
        '"unbalanced',
        'un"balanced"" "',
        "a & b | !c <-> (d) : * :A",
        "'); DROP TABLE papers; --",
        "\\",
        "%",
        "_",
        "-",
        "-data",
        '-"',
        "author:",
        "author:%",
        'author:""',
        "year:9999..0001",
        "year:0000",
        "\u202Eغة",
        "\u{1F600}",
        "ﬁne ﬂow",
        "x".repeat(5_000),
        "word ".repeat(1_000),
        "w-".repeat(2_500),
        '"a b c d e f g h" '.repeat(200),
      ].map((query) => [query.slice(0, 40), query] as const),
    )("%j", async (_name, query) => {
      const { totalCount, edges, servedBy } = await search(query, { first: 5 });
      expect(["DATABASE", who]).toContain(servedBy);
      expect(edges.length).toBe(Math.min(5, totalCount));
    });

    test("of ten kilobytes are refused with a sentence", async () => {
      const { errors } = await server.graphql(SEARCH, { query: "word ".repeat(2_000) });
      expect(errors?.[0]?.extensions).toMatchObject({ code: "INVALID_INPUT" });
    });

    test("of any text", async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (query) => {
          const { servedBy } = await search(query, { first: 2 });
          expect(["DATABASE", who]).toContain(servedBy);
        }),
        { numRuns: 30 },
      );
    });
  });
});
