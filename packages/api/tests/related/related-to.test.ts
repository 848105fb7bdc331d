import { mergePapers } from "@paperround/schema/identity/merge-papers";
import { recordPaper } from "@paperround/schema/papers/record-paper";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addPapers,
  addPerson,
  arxivId,
  globalId,
  madeUpRecord,
  range,
} from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

interface Edge {
  cursor: string;
  score: number;
  reasons: { kind: string; text: string; count: number | null; names: string[] }[];
  node: { id: string; title: string };
}

interface Near {
  servedBy: string;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: Edge[];
}

const NEAR = `servedBy pageInfo { hasNextPage endCursor } edges { cursor score reasons { kind text count names } node { id title } }`;
const RELATED_TO = `query ($input: RelatedToInput!, $sort: RelatedSort, $first: Int, $after: String) {
  relatedTo(input: $input, sort: $sort, first: $first, after: $after) { ${NEAR} }
}`;

/** Of one database: by which each test asks, in turn. */
let byDatabase: TestServer;
let byIndex: TestServer;
let server: TestServer;
let owner: SignedIn;
let stranger: SignedIn;
let rows: number[];

const TITLES = [
  "Choosing pretraining data by scaling laws",
  "Pretraining data mixtures at scale",
  "Scaling laws of data mixtures",
  "Grasping transparent objects with a robot arm",
  "Robot manipulation of deformable objects",
  "Folding cloth with a robot",
  "A hidden robot that grasps objects",
  "A twin robot that grasps objects",
];

beforeAll(async () => {
  byDatabase = await createTestServer();
  server = byDatabase;
  const db = server.database.prisma;
  rows = [];
  for (const [at, title] of TITLES.entries()) {
    const record = madeUpRecord(at + 1, {
      title,
      abstract: null,
      keywords: at < 3 ? ["data mixtures"] : [],
      authors: at === 3 || at === 4 ? [{ name: "Ada Example", orcid: "0000-0002-1825-0097" }] : [],
      org: null,
      publishedOn: `202${at % 6}-01-01`,
      sourceUpvoteCount: at * 10,
    });
    rows.push((await recordPaper(db, record)).paperId);
  }
  await db.paper.update({ where: { id: row(6) }, data: { hiddenAt: new Date() } });
  await db.$transaction((tx) =>
    mergePapers(tx, { fromId: row(7), intoId: row(5), evidence: { kind: "TEST" } }),
  );
  owner = await server.signIn("owner@example.org");
  stranger = await server.signIn("stranger@example.org");
  byIndex = await createTestServer({ database: server.database, index: true });
});

afterAll(async () => {
  await byIndex.close();
  await byDatabase.close();
});

const row = (at: number): number => rows[at] ?? 0;
const named = (...at: number[]): string[] => at.map((place) => TITLES[place] ?? "").toSorted();
const titles = ({ edges }: Near): string[] => edges.map(({ node }) => node.title);

async function relatedTo(input: object, more: Record<string, unknown> = {}): Promise<Near> {
  await server.indexed();
  const { data, errors } = await server.graphql<{ relatedTo: Near }>(RELATED_TO, {
    input,
    ...more,
  });
  expect(errors).toBeUndefined();
  return data.relatedTo;
}

describe.each(["DATABASE", "INDEX"] as const)("by the %s", (who) => {
  beforeAll(() => {
    server = who === "INDEX" ? byIndex : byDatabase;
  });

  test("a paper's neighbours are the nearest, and neither itself, a hidden one nor a twin", async () => {
    await server.indexed();
    const { data, errors } = await server.graphql<{ papers: { related: Near }[] }>(
      `query ($refs: [PaperRef!]!) { papers(refs: $refs) { related(first: 50) { ${NEAR} } } }`,
      { refs: range(1, 6).map((number) => ({ arxiv: arxivId(number) })) },
    );
    expect(errors).toBeUndefined();
    data.papers.forEach(({ related }, at) => {
      expect(related.servedBy).toBe(who);
      const own = TITLES.slice(0, 6).filter((_, other) => other !== at);
      expect(titles(related).toSorted()).toEqual(own.toSorted());
      const scores = related.edges.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    });
    const [first, , , robot] = data.papers;
    expect(first && titles(first.related).slice(0, 2).toSorted()).toEqual(named(1, 2));
    expect(first?.related.edges[0]?.reasons[0]).toEqual({
      kind: "KEYWORDS",
      text: "both on data mixtures",
      count: null,
      names: ["data mixtures"],
    });
    expect(
      robot?.related.edges
        .find(({ node }) => node.title === TITLES[4])
        ?.reasons.map(({ text }) => text),
    ).toContain("an author in common");
  });

  test("a panel's paper with its neighbours takes few statements, however many of them", async () => {
    await server.indexed();
    const panel = (first: number) => `{ paper(ref: {arxiv: "${arxivId(1)}"}) {
      id title upvoteCount viewerHasUpvoted authors(first: 5) { nodes { name } } org { name }
      related(first: ${first}) {
        edges { reasons { text } node { id title upvoteCount links { landing } } }
      }
    } }`;
    const counted = async (first: number): Promise<number> => {
      server.statements();
      const { errors } = await server.graphql(panel(first));
      expect(errors).toBeUndefined();
      return server.statements().filter((text) => !/change_log|database_info/u.test(text)).length;
    };
    // The paper by its ref, its neighbours (which the database looks for, the index knows), and what is shown of them.
    const few = who === "INDEX" ? 2 : 3;
    expect(await counted(1)).toBe(few);
    expect(await counted(10)).toBe(few);
  });

  test("neighbours of many papers take no more statements than of one", async () => {
    await server.indexed();
    const count = async (numbers: number[]) => {
      server.statements();
      await server.graphql(
        `query ($refs: [PaperRef!]!) { papers(refs: $refs) { related(first: 3) { nodes { title related(first: 2) { nodes { title } } } } } }`,
        { refs: numbers.map((number) => ({ arxiv: arxivId(number) })) },
      );
      return server.statements().filter((text) => !/change_log|database_info/u.test(text)).length;
    };
    // Fewer even: what is near to a neighbour was found already.
    expect(await count([1, 2, 3, 4, 5, 6])).toBeLessThanOrEqual(await count([1]));
  });

  test("a description that is not here has neighbours, and so has one that says nothing", async () => {
    const near = await relatedTo({ title: "A robot arm that folds objects", keywords: ["robots"] });
    expect(near.servedBy).toBe(who);
    expect(
      titles(near)
        .slice(0, 3)
        .every((title) => /robot/iu.test(title)),
    ).toBe(true);
    for (const title of ["?", "the of", "完全に未知"])
      expect((await relatedTo({ title })).edges.length).toBeGreaterThan(0);
  });

  test("several papers are near to what none of them is alone, and less like others", async () => {
    const refs = [{ arxiv: arxivId(1) }, { arxiv: arxivId(4) }];
    const near = await relatedTo({ refs });
    expect(titles(near).slice(0, 4).toSorted()).toEqual(named(1, 2, 4, 5));
    const without = await relatedTo({
      refs,
      lessLike: [{ arxiv: arxivId(5) }, { arxiv: arxivId(6) }],
    });
    expect(titles(without).slice(0, 2).toSorted()).toEqual(named(1, 2));
    expect(titles(without)).not.toContain(TITLES[5]);
  });

  test("what may not be seen is no seed", async () => {
    expect((await relatedTo({ refs: [{ id: globalId("Paper", row(6)) }] })).edges).toEqual([]);
    expect((await relatedTo({ refs: [{ arxiv: "2101.99999" }] })).edges).toEqual([]);
    // A twin stands for the paper that it is one with.
    expect(titles(await relatedTo({ refs: [{ arxiv: arxivId(8) }] }))).not.toContain(TITLES[5]);
  });

  test("other things may stand first, and pages hold each paper once", async () => {
    const input = { title: "robot data scaling" };
    const all = await relatedTo(input, { first: 100 });
    for (const sort of ["RELEVANCE", "NEWEST", "UPVOTES"]) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: Near = await relatedTo(input, { sort, first: 2, after });
        seen.push(...titles(page));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen.toSorted()).toEqual(titles(all).toSorted());
      if (sort === "RELEVANCE") expect(seen).toEqual(titles(all));
      if (sort === "UPVOTES") expect(seen.slice(0, 2)).toEqual([TITLES[5], TITLES[4]]);
      if (sort === "NEWEST") expect(seen[0]).toBe(TITLES[4]);
    }
  });

  test.each<[object]>([
    [{}],
    [{ refs: [] }],
    [{ lessLike: [{ arxiv: "2601.00001" }] }],
    [{ title: " " }],
    [{ title: "x".repeat(501) }],
    [{ abstract: "x".repeat(10_001) }],
    [{ keywords: Array<string>(21).fill("x") }],
    [{ refs: Array.from({ length: 51 }, () => ({ arxiv: "2601.00001" })) }],
    [{ refs: [{ arxiv: "nonsense" }] }],
  ])("%j is refused with a sentence", async (input) => {
    const { errors } = await server.graphql(RELATED_TO, { input });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "INVALID_INPUT" });
  });

  test("a list has neighbours for whoever may see it, and none of its own", async () => {
    const db = server.database.prisma;
    const list = await db.list.create({
      data: { ownerId: owner.userId, name: `Robots ${who}`, visibility: "PRIVATE" },
    });
    await db.listItem.createMany({
      data: [row(3), row(4), row(6)].map((paperId) => ({
        listId: list.id,
        paperId,
        ownerId: owner.userId,
      })),
    });
    await server.indexed();
    const ask = (token: string) =>
      server.graphql<{ node: { related: Near } | null }>(
        `query ($id: ID!) { node(id: $id) { ... on List { related(first: 10) { ${NEAR} } } } }`,
        { id: globalId("List", list.publicId) },
        { token },
      );
    const { data, errors } = await ask(owner.token);
    expect(errors).toBeUndefined();
    const found = data.node ? titles(data.node.related) : [];
    expect(found[0]).toBe(TITLES[5]);
    for (const own of [TITLES[3], TITLES[4], TITLES[6]]) expect(found).not.toContain(own);
    expect((await ask(stranger.token)).data.node).toBeNull();
    await db.list.delete({ where: { id: list.id } });
  });
});

describe("what readers keep", () => {
  test("counts in private from five people on, in the open from the first", async () => {
    server = byIndex;
    const db = server.database.prisma;
    const [near = 0, far = 0] = await addPapers(db, [50, 51], {
      over: { title: "Nothing like the others", keywords: [], authors: [], abstract: null },
    });
    await db.paper.update({ where: { id: far }, data: { title: "Quantum chromodynamics" } });
    const reasons = async () => {
      await server.indexed();
      const { data } = await server.graphql<{ paper: { related: Near } }>(
        `query ($id: ID!) { paper(ref: { id: $id }) { related(first: 50) { ${NEAR} } } }`,
        { id: globalId("Paper", near) },
      );
      const edge = data.paper.related.edges.find(({ node }) => node.id === globalId("Paper", far));
      return { reasons: edge?.reasons, score: edge?.score };
    };
    const keep = async (name: string, visibility: "PUBLIC" | "PRIVATE") => {
      const { id: ownerId } = await addPerson(db, name);
      const list = await db.list.create({ data: { ownerId, name, visibility } });
      const items = [near, far].map((paperId) => ({ listId: list.id, paperId, ownerId }));
      await db.listItem.createMany({ data: items });
    };
    const nothing = await reasons();
    for (const name of ["a", "b", "c", "d"]) {
      await keep(name, "PRIVATE");
      expect(await reasons()).toEqual(nothing);
    }
    await keep("e", "PRIVATE");
    const five = await reasons();
    expect(five.reasons).toEqual([
      { kind: "READERS", text: "5 readers keep both", count: 5, names: [] },
    ]);
    expect(five.score).toBeGreaterThan(nothing.score ?? 0);
    await db.user.deleteMany({ where: { id: { startsWith: "made-up-" } } });
    expect(await reasons()).toEqual(nothing);
    await keep("f", "PUBLIC");
    expect((await reasons()).reasons).toEqual([
      { kind: "READERS", text: "a reader keeps both", count: 1, names: [] },
    ]);
  });
});
