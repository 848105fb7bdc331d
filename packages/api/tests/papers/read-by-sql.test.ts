import { schema } from "@paperround/schema";
import type { Context } from "@paperround/schema";
import type { Viewer } from "@paperround/schema/context";
import { isReadBySql, OFTEN, sqlSelection } from "@paperround/schema/sql-selection";
import { setVote } from "@paperround/schema/votes/set-vote";
import fc from "fast-check";
import { execute, Kind, parse, TypeInfo, validate, visit, visitWithTypeInfo } from "graphql";
import type { DocumentNode, ExecutionResult, FieldNode, FragmentDefinitionNode } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import type { TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import { addPapers, addPerson, arxivId, globalId, listOn, range } from "./made-up-papers.ts";

// The same operation is read by SQL of ours or, where that does not know something, by the mapper. Nobody may be able
// to tell which one it was, nor whether the SQL is shared with operations that ask nearly the same.

let server: TestServer;
let database: Database;
let viewer: Viewer;
let rows: number[];

beforeAll(async () => {
  server = await createTestServer({ clock: { now: () => new Date("2026-01-20T12:00:00Z") } });
  database = server.database;
  const db = database.prisma;
  viewer = await addPerson(db, "reader");
  const submitter = await addPerson(db, "submitter");
  rows = await addPapers(db, range(1, 30), { day: "2026-01-05" });
  // As bare as a paper can be, and on no list.
  const bare = { abstract: null, publishedOn: null, authors: [{ name: "Ø" }], keywords: [] };
  rows.push(...(await addPapers(db, [31], { over: { ...bare, org: null, categories: [] } })));
  const proposal = { paperId: rows.at(-1) ?? 0, submitterId: viewer.id };
  await db.submission.createMany({
    data: [
      { ...proposal, day: new Date("2026-01-02"), status: "DECLINED" },
      { ...proposal, day: new Date("2026-01-09"), status: "PROPOSED" },
    ],
  });
  // As full as one can be.
  const full = {
    title: "“Ünïcode” \\ and 'quotes' — 数学",
    summary: "In short.",
    authors: range(1, 25).map((number) => ({ name: `Author ${number}` })),
    org: { slug: "full-lab", name: "Full Lab", url: "https://lab.example.org/" },
    links: { landing: null, pdf: null, code: "https://github.com/full/lab", project: null },
    codeStars: 7,
    ids: [
      { scheme: "ARXIV" as const, value: arxivId(32) },
      { scheme: "DOI" as const, value: "10.5555/full" },
    ],
  };
  rows.push(...(await addPapers(db, [32], { over: full })));
  // One that another proposed first.
  const [seconded = 0] = await addPapers(db, [35]);
  const { id: submissionId } = await db.submission.create({
    data: {
      paperId: seconded,
      day: new Date("2026-01-08"),
      status: "PROPOSED",
      submitterId: submitter.id,
    },
  });
  await db.seconding.create({ data: { submissionId, userId: viewer.id } });
  await listOn(db, rows[31] ?? 0, "2026-01-06T09:30:00Z");
  await listOn(db, rows[31] ?? 0, "2026-01-07T09:30:00Z");
  await db.submission.updateMany({
    where: { paperId: rows[31] ?? 0 },
    data: { submitterId: submitter.id },
  });
  for (const row of rows.filter((_, index) => index % 4 === 3)) {
    await setVote(db, viewer, { id: globalId("Paper", row) }, true);
    await setVote(db, submitter, { id: globalId("Paper", row) }, row % 8 < 4);
  }
});

afterAll(() => server.close());

const instance: Context["instance"] = {
  submissions: "open",
  abstracts: "unless-reserved",
  newcomers: { days: 0, listed: 0, submissionsPerDay: 1 },
};

/** Has everything in a document asked so often that its statements are its own from then on. */
function askOften(document: DocumentNode, variableValues: Record<string, unknown>): void {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  const types = new TypeInfo(schema);
  const Field = {
    enter(node: FieldNode): void {
      const parentType = types.getParentType();
      if (!parentType) return;
      const info = { schema, fragments, parentType, variableValues, fieldNodes: [node] };
      for (let time = 0; time < OFTEN; time++) if (sqlSelection(info, instance) === null) break;
    },
  };
  visit(document, visitWithTypeInfo(types, { Field }));
}

async function answer(
  operation: string,
  by: "sql" | "own sql" | "mapper",
  signedIn: boolean,
  variables: Record<string, unknown> = {},
): Promise<ExecutionResult> {
  const document = parse(operation);
  expect(validate(schema, document)).toEqual([]);
  if (by === "own sql") askOften(document, variables);
  const context: Partial<Context> = {
    db: database.prisma,
    sql: by === "mapper" ? undefined : database.sql,
    viewer: signedIn ? viewer : null,
    clock: { now: () => new Date("2026-01-20T12:00:00Z") },
    lookupSizer: { bits: () => Promise.resolve(2) },
    instance,
  };
  const result = await execute({
    schema,
    document,
    contextValue: context,
    variableValues: variables,
  });
  return JSON.parse(JSON.stringify(result)) as ExecutionResult;
}

/** The answer, after a look that it is the same either way. */
async function sameAnswer(
  operation: string,
  variables: Record<string, unknown> = {},
  signedIn = true,
): Promise<ExecutionResult> {
  const bySql = await answer(operation, "sql", signedIn, variables);
  expect(bySql).toEqual(await answer(operation, "own sql", signedIn, variables));
  expect(bySql).toEqual(await answer(operation, "mapper", signedIn, variables));
  return bySql;
}

const leaf = (...names: string[]): fc.Arbitrary<string[]> => fc.subarray(names);

/** Some of the given fields, at least one. */
function selection(...fields: fc.Arbitrary<string[]>[]): fc.Arbitrary<string> {
  return fc
    .tuple(...fields)
    .map((chosen) => chosen.flat())
    .map((chosen) => `{ ${chosen.length === 0 ? "__typename" : chosen.join(" ")} }`);
}

function object(name: fc.Arbitrary<string>, inner: fc.Arbitrary<string>): fc.Arbitrary<string[]> {
  return fc.option(fc.tuple(name, inner)).map((chosen) => (chosen ? [chosen.join(" ")] : []));
}

const only = (name: string): fc.Arbitrary<string> => fc.constant(name);
const person = selection(leaf("id", "handle", "name", "joinedAt", "__typename"));
const author = selection(leaf("id", "name", "orcid"));
const authorship = selection(leaf("name", "position"), object(only("author"), author));
const authors = selection(
  object(only("nodes"), authorship),
  object(only("edges"), selection(object(only("node"), authorship))),
);
const paper = selection(
  leaf(
    "id",
    "t: title",
    "abstract",
    "abstractStatus",
    "abstractLicence",
    "abstractSource",
    "summary",
    "publishedOn",
    "keywords",
    "categories",
  ),
  leaf("authorCount", "commentCount", "sourceUpvoteCount", "sourceCommentCount", "upvoteCount"),
  leaf("codeStars", "codeStarsAt"),
  leaf("viewerHasUpvoted", "firstListedOn", "... on Node { id }", "... { title }", "...Facts"),
  object(fc.constantFrom("authors", "authors(first: 2)", "authors(first: 0)"), authors),
  object(only("org"), selection(leaf("id", "slug", "name", "url"))),
  object(only("ids"), selection(leaf("scheme", "value", "url"))),
  object(only("links"), selection(leaf("landing", "pdf", "code", "project"))),
  object(
    only("submission"),
    selection(leaf("id", "day", "status", "submittedAt"), object(only("submitter"), person)),
  ),
  object(
    only("viewerProposal"),
    selection(leaf("id", "day", "status"), object(only("submitter"), person)),
  ),
);

const feedArguments = fc
  .record({
    period: fc.constantFrom("DAY", "WEEK", "MONTH", "TRENDING"),
    sort: fc.constantFrom("", "sort: TOP", "sort: NEW", "sort: HOT"),
    size: fc.constantFrom("", "first: 3", "last: 4", "first: 34", "first: 0"),
  })
  .map(({ period, sort, size }) => `period: ${period} ${sort} ${size}`);

const feed = fc
  .tuple(feedArguments, paper, paper)
  .map(
    ([args, node, edge]) =>
      `feed(${args}) { nodes ${node} edges { cursor node ${edge} } from to ` +
      "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }",
  );

const neighbour = selection(
  leaf("id", "title", "upvoteCount", "viewerHasUpvoted", "keywords"),
  object(only("org"), selection(leaf("name"))),
  object(only("related(first: 1)"), only("{ nodes { title } }")),
);
const related = selection(
  leaf("servedBy", "__typename", "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"),
  object(only("nodes"), neighbour),
  object(
    only("edges"),
    selection(
      leaf("cursor", "score", "reasons { kind text count names citation }"),
      object(only("node"), neighbour),
    ),
  ),
);
const nearPapers = object(
  fc.constantFrom(
    "related",
    "related(first: 3)",
    "related(first: 60)",
    "related(first: 0)",
    "related(last: 3)",
  ),
  related,
);

const single = fc
  .tuple(fc.integer({ min: 0, max: 32 }), fc.boolean(), paper, nearPapers)
  .map(([number, byRow, facts, near]) => {
    const node = facts.replace(/\}$/u, `${near.join(" ")} }`);
    // The last one is not there.
    const id = globalId("Paper", rows[number] ?? 999_999);
    return `paper(ref: {${byRow ? `id: "${id}"` : `arxiv: "${arxivId(number + 1)}v2"`}}) ${node}`;
  });

const several = fc
  .tuple(fc.array(fc.tuple(fc.integer({ min: 0, max: 33 }), fc.boolean()), { maxLength: 6 }), paper)
  .map(([wanted, node]) => {
    const refs = wanted.map(([number, byRow]) =>
      byRow
        ? `{id: "${globalId("Paper", rows[number] ?? 999_999)}"}`
        : `{arxiv: "${arxivId(number + 1)}"}`,
    );
    return `papers(refs: [${refs.join()}]) ${node}`;
  });

const bucket = selection(
  leaf("bits", "__typename"),
  object(only("papers"), selection(leaf("id", "hashes", "n: upvoteCount", "commentCount"))),
);
const lookup = fc
  .tuple(fc.constantFrom("", "0", "4", "8", "c"), bucket)
  .map(([prefix, asked]) => `lookup { bits bucket(prefix: "${prefix}") ${asked} }`);

const anyQuery = fc.oneof(feed, single, several, lookup);

const FACTS =
  "fragment Facts on Paper { title keywords org { name } authors(first: 2) { nodes { name } } }";

test("any selection gives the same by SQL as by the mapper", async () => {
  await fc.assert(
    fc.asyncProperty(anyQuery, fc.boolean(), async (query, signedIn) => {
      const fragments = query.includes("...Facts") ? FACTS : "";
      const operation = `{ ${query} } ${fragments}`;
      // The fragment may ask for the same authors otherwise, which nobody may.
      fc.pre(validate(schema, parse(operation)).length === 0);
      expect(await sameAnswer(operation, {}, signedIn)).not.toHaveProperty("errors");
    }),
    { numRuns: 150 },
  );
});

test("what asks nearly the same shares its statements until it is asked often", async () => {
  const ask = async (by: "sql" | "own sql", asked: string): Promise<string[]> => {
    server.statements();
    await answer(`{ feed(period: DAY, on: "2026-01-05") { nodes { ${asked} } } }`, by, true);
    return server.statements();
  };
  const one = "title keywords authors(first: 2) { nodes { name } } org { name }";
  const other = "org { slug url } authors(first: 5) { nodes { position } } id upvoteCount";
  expect(await ask("sql", one)).toEqual(await ask("sql", other));
  const own = await ask("own sql", one);
  expect(own).not.toEqual(await ask("sql", one));
  expect(own.join()).toContain("LIMIT 2");
  expect(own.join()).not.toContain("published_on");
});

test("and the same again once it is compiled, which is from its second time on", async () => {
  const { token, userId } = await server.signIn("compiled@example.org");
  await setVote(
    database.prisma,
    { ...viewer, id: userId },
    { id: globalId("Paper", rows[4] ?? 0) },
    true,
  );
  await fc.assert(
    fc.asyncProperty(anyQuery, fc.boolean(), async (query, signedIn) => {
      const operation = `{ ${query} } ${query.includes("...Facts") ? FACTS : ""}`;
      const document = parse(operation);
      fc.pre(validate(schema, document).length === 0 && isReadBySql(schema, document));
      const ask = () => server.graphql(operation, {}, signedIn ? { token } : {});
      const first = await ask();
      expect(first).not.toHaveProperty("errors");
      expect(await ask()).toEqual(first);
      expect(await ask()).toEqual(first);
    }),
    { numRuns: 60 },
  );
});

describe("pages of a feed", () => {
  test.each(["TOP", "NEW", "HOT"])("%s go on where the other left off", async (sort) => {
    const operation = `query ($after: String, $before: String) {
      feed(period: MONTH, sort: ${sort}, first: 7, after: $after, before: $before) {
        nodes { title } pageInfo { endCursor hasNextPage hasPreviousPage }
      }
    }`;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await sameAnswer(operation, { after });
      const page = data?.["feed"] as {
        nodes: { title: string }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
      seen.push(...page.nodes.map(({ title }) => title));
      await sameAnswer(operation, { before: page.pageInfo.endCursor });
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(new Set(seen).size).toBe(31);
    expect(seen).toHaveLength(31);
  });
});

interface Near {
  paper: {
    related: { nodes: { id: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
  };
}

const PAPER = `paper(ref: {arxiv: "${arxivId(32)}"})`;

describe("what SQL knows", () => {
  test("pages of related papers go on where the other left off", async () => {
    const operation = `query ($after: String, $before: String) { ${PAPER} {
      related(first: 4, after: $after, before: $before) { nodes { id } pageInfo { endCursor hasNextPage } }
    } }`;
    const all = await sameAnswer(`{ ${PAPER} { related(first: 50) { nodes { id } } } }`);
    const ids = (page: { nodes: { id: string }[] }) => page.nodes.map(({ id }) => id);
    const pageOf = ({ data }: ExecutionResult) => (data as unknown as Near).paper.related;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Near["paper"]["related"] = pageOf(await sameAnswer(operation, { after }));
      seen.push(...ids(page));
      await sameAnswer(operation, { before: page.pageInfo.endCursor });
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen.length).toBeGreaterThan(8);
    expect(seen).toEqual(ids(pageOf(all)));
  });

  test.each([
    [
      "the list",
      "{ feed(period: DAY) { nodes { title authors(first: 5) { nodes { name } } } } }",
      2,
    ],
    ["a day's list", '{ feed(period: DAY, on: "2026-01-05") { edges { node { title } } } }', 1],
    ["a paper", `{ ${PAPER} { title viewerHasUpvoted links { pdf } submission { day } } }`, 1],
    [
      "what the viewer proposed",
      `{ paper(ref: {arxiv: "${arxivId(31)}"}) { viewerProposal { status day submitter { handle } } } }`,
      1,
    ],
    [
      "what the viewer proposed after another",
      `{ paper(ref: {arxiv: "${arxivId(35)}"}) { viewerProposal { status day submitter { handle } } } }`,
      1,
    ],
    ["what a directive leaves out", `{ ${PAPER} { title abstract @include(if: false) } }`, 1],
    ["no more than the type", `{ ${PAPER} { __typename } }`, 1],
    ["papers", `{ papers(refs: [{arxiv: "${arxivId(3)}"}, {doi: "10.5555/none"}]) { title } }`, 1],
    ["a look-up", '{ lookup { bits bucket(prefix: "4") { bits papers { id hashes } } } }', 1],
    ["two queries", `{ a: ${PAPER} { title } b: paper(ref: {doi: "10.5555/full"}) { title } }`, 2],
  ])("%s", async (_what, operation, most) => {
    await sameAnswer(operation);
    server.statements();
    await answer(operation, "sql", true);
    const read = server.statements();
    expect(read.length).toBeLessThanOrEqual(most);
    // The mapper quotes every name.
    expect(read.filter((sql) => sql.includes('"public"'))).toEqual([]);
  });
});

test("a variable of the prefix alone leaves an operation to be compiled", () => {
  const operation =
    "query ($prefix: String!) { lookup { bucket(prefix: $prefix) { papers { hashes } } } }";
  expect(isReadBySql(schema, parse(operation))).toBe(true);
});

test("a merged paper's row and ids lead to the one that it is one with", async () => {
  const [merged = 0, into = 0] = await addPapers(database.prisma, [33, 34]);
  await database.prisma.paper.update({
    where: { id: merged },
    data: { rootId: into, mergedIntoId: into },
  });
  await database.prisma.paperId.updateMany({
    where: { paperId: merged },
    data: { paperId: into },
  });
  const names = [`id: "${globalId("Paper", merged)}"`, `arxiv: "${arxivId(33)}"`];
  for (const name of names) {
    const { data } = await sameAnswer(`{ paper(ref: {${name}}) { id ids { value } } }`);
    expect(data).toMatchObject({ paper: { id: globalId("Paper", into) } });
  }
});

describe("what only the mapper knows is answered by it, in the same way", () => {
  test.each([
    ["a field", `{ ${PAPER} { title viewerLists { name } } }`],
    ["a field beneath", `{ ${PAPER} { title org { name paperCount } } }`],
    ["a cursor", `{ ${PAPER} { authors(first: 3) { edges { cursor node { name } } } } }`],
    ["how a page stands", `{ ${PAPER} { authors(first: 3) { pageInfo { hasNextPage } } } }`],
    ["a page from the back", `{ ${PAPER} { authors(last: 3) { nodes { name } } } }`],
    ["other papers", `{ ${PAPER} { authors(first: 1) { nodes { paper { title } } } } }`],
    [
      "the same field with other arguments",
      `{ ${PAPER} { a: authors(first: 1) { nodes { name } } b: authors(first: 2) { nodes { name } } } }`,
    ],
    ["the same query twice", `{ ${PAPER} { title } ${PAPER} { org { name } } }`],
    ["a page that is too large", `{ ${PAPER} { authors(first: 101) { nodes { name } } } }`],
  ])("%s", async (_what, operation) => {
    expect(isReadBySql(schema, parse(operation))).toBe(false);
    await sameAnswer(operation);
  });

  test("two buckets at once", async () => {
    const operation =
      '{ lookup { bucket(prefix: "4") { papers { id } } b: bucket(prefix: "8") { papers { id } } } }';
    expect(isReadBySql(schema, parse(operation))).toBe(false);
    await sameAnswer(operation);
  });

  test("by what a variable says", async () => {
    const operation = `query ($first: Int, $after: String) {
      ${PAPER} { authors(first: $first, after: $after) { nodes { name } } }
    }`;
    for (const first of [1, 2, null, 1])
      expect((await sameAnswer(operation, { first })).errors).toBeUndefined();
    const cursors = await answer(`{ ${PAPER} { authors { edges { cursor } } } }`, "sql", true);
    const [{ cursor }] = (cursors.data as { paper: { authors: { edges: [{ cursor: string }] } } })
      .paper.authors.edges;
    await sameAnswer(operation, { first: 2, after: cursor });
  });
});
