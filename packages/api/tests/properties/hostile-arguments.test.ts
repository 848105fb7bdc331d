import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPapers, arxivId, globalId, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

// Whatever text or number stands where one is taken: the answer is data or an error with a code that a caller can
// expect, never a fault of ours.

let server: TestServer;
let reader: SignedIn;

beforeAll(async () => {
  server = await createTestServer();
  await addPapers(server.database.prisma, range(1, 3), { day: "2026-01-05" });
  reader = await server.signIn("reader@example.org");
  await server.database.prisma.user.update({
    where: { id: reader.userId },
    data: { role: "EDITOR" },
  });
});

afterAll(() => server.close());

const PAPER = `paper: { arxiv: "${arxivId(1)}" }`;
const DONE = "{ __typename ... on Error { code } }";

/** Operations with one text `$x`, by where it stands. */
const TEXTS: Record<string, string> = {
  "node(id:)": "query ($x: ID!) { node(id: $x) { id } }",
  "nodes(ids:)": "query ($x: ID!) { nodes(ids: [$x, $x]) { id } }",
  "author(id:)": "query ($x: ID!) { author(id: $x) { id } }",
  "org(slug:)": "query ($x: String!) { org(slug: $x) { id } }",
  "person(handle:)": "query ($x: String!) { person(handle: $x) { id } }",
  "feed(after:)": "query ($x: String!) { feed(period: WEEK, after: $x) { nodes { id } } }",
  "feed(before:)":
    "query ($x: String!) { feed(period: TRENDING, before: $x, last: 3) { nodes { id } } }",
  "lookup.bucket(prefix:)":
    "query ($x: String!) { lookup { bucket(prefix: $x) { bits papers { id } } } }",
  "viewer.changes(since:)": "query ($x: String!) { viewer { changes(since: $x) { cursor } } }",
  "viewer.votes(after:)":
    "query ($x: String!) { viewer { votes(after: $x) { edges { cursor } } } }",
  "viewer.lists(before:)":
    "query ($x: String!) { viewer { lists(before: $x) { nodes { items(after: $x) { nodes { id } } } } } }",
  ...Object.fromEntries(
    ["id", "url", "arxiv", "doi", "openReview", "acl", "pmid", "pmcid", "corpusId", "openAlex"].map(
      (name) => [
        `papers(refs: [{${name}}])`,
        `query ($x: ${name === "id" ? "ID" : "String"}!) { paper(ref: { ${name}: $x }) { id } papers(refs: [{ ${name}: $x }]) { id } }`,
      ],
    ),
  ),
  "setVote(paper.doi)": `mutation ($x: String!) { setVote(input: { paper: { doi: $x }, upvoted: true }) ${DONE} }`,
  "createList(name)": `mutation ($x: String!) { createList(input: { name: $x, idempotencyKey: "a key" }) ${DONE} }`,
  "createList(idempotencyKey)": `mutation ($x: String!) { createList(input: { name: "A name", idempotencyKey: $x }) ${DONE} }`,
  "updateList(listId)": `mutation ($x: ID!) { updateList(input: { listId: $x, name: "A name" }) ${DONE} }`,
  "deleteList(listId)": `mutation ($x: ID!) { deleteList(input: { listId: $x }) ${DONE} }`,
  "saveToList(note)": `mutation ($x: String!) { saveToList(input: { ${PAPER}, note: $x }) ${DONE} }`,
  "saveToList(tags)": `mutation ($x: String!) { saveToList(input: { ${PAPER}, tags: [$x] }) ${DONE} }`,
  "removeFromList(listId)": `mutation ($x: ID!) { removeFromList(input: { ${PAPER}, listId: $x }) ${DONE} }`,
  "submitPaper(paper.url)": `mutation ($x: String!) { submitPaper(input: { paper: { url: $x }, idempotencyKey: "a key" }) ${DONE} }`,
  "submitPaper(idempotencyKey)": `mutation ($x: String!) { submitPaper(input: { ${PAPER}, idempotencyKey: $x }) ${DONE} }`,
  "placeSubmission(submissionId)": `mutation ($x: ID!) { placeSubmission(input: { submissionId: $x, day: "2026-01-05" }) ${DONE} }`,
  "declineSubmission(submissionId)": `mutation ($x: ID!) { declineSubmission(input: { submissionId: $x }) ${DONE} }`,
  "requestSignInCode(email)": `mutation ($x: String!) { requestSignInCode(input: { email: $x }) ${DONE} }`,
  "signIn(email)": `mutation ($x: String!) { signIn(input: { email: $x, code: "123456" }) ${DONE} }`,
  "signIn(code)": `mutation ($x: String!) { signIn(input: { email: "reader@example.org", code: $x }) ${DONE} }`,
};

/** Operations with one whole number `$n`. */
const NUMBERS: Record<string, string> = {
  "feed(first:)": "query ($n: Int!) { feed(period: DAY, first: $n) { nodes { id } } }",
  "feed(last:)":
    "query ($n: Int!) { feed(period: MONTH, last: $n) { nodes { authors(last: $n) { nodes { name } } } } }",
  "paper.related(first:)": `query ($n: Int!) { ${PAPER.replace("paper: ", "paper(ref: ")}) { related(first: $n) { nodes { id } } } }`,
  "viewer.lists(first:)":
    "query ($n: Int!) { viewer { lists(first: $n) { nodes { items(last: $n) { nodes { id } } } } } }",
  "viewer.changes(first:)": "query ($n: Int!) { viewer { changes(first: $n) { cursor } } }",
};

const encoded = (text: string) => Buffer.from(text).toString("base64");

/** Texts that have broken programs before: each is tried. */
const KNOWN = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\uD800",
  "\u202E",
  "\uFFFF",
  "'",
  "' OR 1=1 --",
  "%",
  "_",
  "\\",
  "$1",
  "__proto__",
  "constructor",
  "null",
  "NaN",
  "-1",
  "9".repeat(30),
  "1e309",
  "${7*7}",
  "{{x}}",
  "../../etc/passwd",
  "http://[::1",
  "https://arxiv.org/abs/%00",
  "https://doi.org/10.1000/%ff",
  `10.1000/${"a".repeat(3_000)}`,
  "a".repeat(5_000),
  encoded("List:2147483647"),
  encoded("Submission:2147483647"),
  encoded("Person:%"),
  encoded('["votes",1e308,1]'),
  encoded('["items",253402300799999,2147483647]'),
  encoded("GPC:N:1"),
  `${"a".repeat(200)}@example.org`,
  '"\u0000"@example.org',
];

const unknown = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 20 }).map(encoded),
);

/** What may stand under `errors` of a query; those of mutations stand in their results. */
const EXPECTED = ["INVALID_INPUT", "TOO_COSTLY"];

async function expectNoFault(query: string, variables: Record<string, unknown>): Promise<void> {
  const { errors } = await server.graphql(query, variables, { token: reader.token });
  for (const { message, extensions } of errors ?? []) {
    expect(EXPECTED, `${message} for ${JSON.stringify(variables)}`).toContain(extensions?.["code"]);
  }
}

describe("a text", () => {
  test.each(Object.entries(TEXTS))("at %s", async (_place, query) => {
    await fc.assert(
      fc.asyncProperty(unknown, (x) => expectNoFault(query, { x })),
      { examples: KNOWN.map((x) => [x]), numRuns: KNOWN.length + 20 },
    );
  });
});

describe("a number", () => {
  test.each(Object.entries(NUMBERS))("at %s", async (_place, query) => {
    for (const n of [0, 1, -1, 100, 101, 1_000, 1_001, 2_147_483_647, -2_147_483_648])
      await expectNoFault(query, { n });
  });
});

test("a list of texts, as long as it may be and longer", async () => {
  const tags = `mutation ($x: [String!]!) { saveToList(input: { ${PAPER}, tags: $x }) ${DONE} }`;
  const nodes = "query ($x: [ID!]!) { nodes(ids: $x) { id } }";
  const refs = "query ($x: [PaperRef!]!) { papers(refs: $x) { id } }";
  for (const length of [0, 20, 21, 100, 101, 500]) {
    const many = range(1, length);
    await expectNoFault(tags, { x: many.map(String) });
    await expectNoFault(nodes, { x: many.map((number) => globalId("Paper", number)) });
    await expectNoFault(refs, { x: many.map((number) => ({ pmid: String(number) })) });
  }
});
