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
    data: { role: "MODERATOR" },
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
  "search(query:)":
    "query ($x: String!) { search(query: $x, first: 2) { totalCount correctedQuery edges { cursor highlights { text } node { id } } } }",
  "search(after:)":
    'query ($x: String!) { search(query: "thing", after: $x, first: 2) { nodes { id } } }',
  "search(filter.author, org, venue)":
    'query ($x: String!) { search(query: "", first: 2, filter: { author: $x, org: $x, venue: $x }) { nodes { id } } }',
  "search(filter.category, keyword, source)":
    'query ($x: String!) { search(query: "", first: 2, filter: { category: $x, keyword: $x, source: $x }) { nodes { id } } }',
  "search(filter.inList)":
    'query ($x: ID!) { search(query: "", first: 2, filter: { inList: $x }) { nodes { id } } }',
  "suggest(query:)": "query ($x: String!) { suggest(query: $x) { text query subjectId } }",
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
  "list.items(search:)":
    "query ($x: String!) { viewer { readingList { items(search: $x) { nodes { id } } } } }",
  "list.items(tag:)":
    "query ($x: String!) { viewer { readingList { items(tag: $x) { nodes { id } } } } }",
  ...Object.fromEntries(
    ["MANUAL", "TITLE", "PUBLISHED", "UPVOTES"].map((order) => [
      `list.items(orderBy: ${order}, after:)`,
      `query ($x: String!) { viewer { readingList { items(orderBy: ${order}, after: $x) { nodes { id } } } } }`,
    ]),
  ),
  "person.lists(after:)":
    "query ($x: String!) { viewer { person { lists(after: $x) { nodes { id } } } } }",
  "createList(description)": `mutation ($x: String!) { createList(input: { name: "Another name", description: $x, idempotencyKey: "another key" }) ${DONE} }`,
  "updateList(description)": `mutation ($x: String!) { updateList(input: { listId: "${Buffer.from("List:1").toString("base64")}", description: $x }) ${DONE} }`,
  "moveListItem(listId)": `mutation ($x: ID!) { moveListItem(input: { ${PAPER}, after: { arxiv: "${arxivId(2)}" }, listId: $x }) ${DONE} }`,
  "moveListItem(before.doi)": `mutation ($x: String!) { moveListItem(input: { ${PAPER}, before: { doi: $x } }) ${DONE} }`,
  "saveToList(tags)": `mutation ($x: String!) { saveToList(input: { ${PAPER}, tags: [$x] }) ${DONE} }`,
  "removeFromList(listId)": `mutation ($x: ID!) { removeFromList(input: { ${PAPER}, listId: $x }) ${DONE} }`,
  "submitPaper(paper.url)": `mutation ($x: String!) { submitPaper(input: { paper: { url: $x }, idempotencyKey: "a key" }) ${DONE} }`,
  "submitPaper(idempotencyKey)": `mutation ($x: String!) { submitPaper(input: { ${PAPER}, idempotencyKey: $x }) ${DONE} }`,
  "placeSubmission(submissionId)": `mutation ($x: ID!) { placeSubmission(input: { submissionId: $x, day: "2026-01-05" }) ${DONE} }`,
  "declineSubmission(submissionId)": `mutation ($x: ID!) { declineSubmission(input: { submissionId: $x }) ${DONE} }`,
  "paper.comments(after:)": `query ($x: String!) { ${PAPER.replace("paper: ", "paper(ref: ")}) { comments(after: $x, sort: TOP) { nodes { id } } } }`,
  "person.comments(before:)":
    "query ($x: String!) { viewer { person { comments(before: $x, last: 2) { nodes { replies(after: $x) { nodes { id } } } } } } }",
  "addComment(paper.url)": `mutation ($x: String!) { addComment(input: { paper: { url: $x }, body: "I see.", idempotencyKey: "a key" }) ${DONE} }`,
  "addComment(inReplyToId)": `mutation ($x: ID!) { addComment(input: { inReplyToId: $x, body: "I see.", idempotencyKey: "a key" }) ${DONE} }`,
  "addComment(body)": `mutation ($x: String!) { addComment(input: { ${PAPER}, body: $x, idempotencyKey: "a key of its own" }) { __typename ... on Error { code } ... on AddCommentSuccess { comment { body bodyHtml } } } }`,
  "addComment(idempotencyKey)": `mutation ($x: String!) { addComment(input: { ${PAPER}, body: "I see.", idempotencyKey: $x }) ${DONE} }`,
  "editComment(commentId)": `mutation ($x: ID!) { editComment(input: { commentId: $x, body: "I see.", revision: 1 }) ${DONE} }`,
  "editComment(body)": `mutation ($x: String!) { editComment(input: { commentId: "${globalId("Comment", 1)}", body: $x, revision: 1 }) ${DONE} }`,
  "deleteComment(commentId)": `mutation ($x: ID!) { deleteComment(input: { commentId: $x }) ${DONE} }`,
  "setReaction(commentId)": `mutation ($x: ID!) { setReaction(input: { commentId: $x, reaction: FUNNY, on: true }) ${DONE} }`,
  "report(subjectId)": `mutation ($x: ID!) { report(input: { subjectId: $x, reason: SPAM }) ${DONE} }`,
  "report(text)": `mutation ($x: String!) { report(input: { subjectId: "${globalId("Paper", 1)}", reason: OTHER, text: $x }) ${DONE} }`,
  "decideReport(reportId)": `mutation ($x: ID!) { decideReport(input: { reportId: $x, decision: DISMISSED }) ${DONE} }`,
  "setCommentHidden(commentId)": `mutation ($x: ID!) { setCommentHidden(input: { commentId: $x, hidden: true, reason: "Why" }) ${DONE} }`,
  "setPaperHidden(reason)": `mutation ($x: String!) { setPaperHidden(input: { ${PAPER}, hidden: false, reason: $x }) ${DONE} }`,
  "setSuspension(personId)": `mutation ($x: ID!) { setSuspension(input: { personId: $x, suspended: false, reason: "Why" }) ${DONE} }`,
  "setRole(personId)": `mutation ($x: ID!) { setRole(input: { personId: $x, role: MEMBER }) ${DONE} }`,
  "auditTrail(subjectId:)": "query ($x: ID!) { auditTrail(subjectId: $x) { nodes { id } } }",
  "reports(after:)": "query ($x: String!) { reports(after: $x) { nodes { id } } }",
  "createToken(name)": `mutation ($x: String!) { createToken(input: { name: $x, scopes: READ, idempotencyKey: "a key" }) ${DONE} }`,
  "createToken(idempotencyKey)": `mutation ($x: String!) { createToken(input: { name: "A bot", scopes: READ, idempotencyKey: $x }) ${DONE} }`,
  "revokeToken(tokenId)": `mutation ($x: ID!) { revokeToken(input: { tokenId: $x }) ${DONE} }`,
  "viewer.tokens(after:)":
    "query ($x: String!) { viewer { tokens(after: $x) { edges { cursor } } } }",
  ...Object.fromEntries(
    ["url", "name", "categories", "keywords", "subjectIds", "idempotencyKey"].map((field) => [
      `createWebhook(${field})`,
      `mutation ($x: ${field === "subjectIds" ? "ID" : "String"}!) { createWebhook(input: { events: PAPER_SUBMITTED, ${field === "url" ? "" : 'url: "https://x.example/", '}${field === "idempotencyKey" ? "" : 'idempotencyKey: "a hook", '}${field}: ${field.endsWith("s") ? "[$x]" : "$x"} }) ${DONE} }`,
    ]),
  ),
  "updateWebhook(webhookId)": `mutation ($x: ID!) { updateWebhook(input: { webhookId: $x, active: false }) ${DONE} }`,
  "updateWebhook(url)": `mutation ($x: String!) { updateWebhook(input: { webhookId: "${globalId("Webhook", 1)}", url: $x, name: $x }) ${DONE} }`,
  "rotateWebhookSecret(webhookId)": `mutation ($x: ID!) { rotateWebhookSecret(input: { webhookId: $x }) ${DONE} }`,
  "sendTestEvent(webhookId)": `mutation ($x: ID!) { sendTestEvent(input: { webhookId: $x }) ${DONE} }`,
  "redeliverWebhook(deliveryId)": `mutation ($x: ID!) { redeliverWebhook(input: { deliveryId: $x }) ${DONE} }`,
  "deleteWebhook(webhookId)": `mutation ($x: ID!) { deleteWebhook(input: { webhookId: $x }) ${DONE} }`,
  "viewer.webhooks(after:)":
    "query ($x: String!) { viewer { webhooks(after: $x) { nodes { deliveries(after: $x) { nodes { id } } } } } }",
  "setFollow(subjectId)": `mutation ($x: ID!) { setFollow(input: { subjectId: $x, following: true }) ${DONE} }`,
  "claimAuthor(authorId)": `mutation ($x: ID!) { claimAuthor(input: { authorId: $x }) ${DONE} }`,
  "claimAuthor(note)": `mutation ($x: String!) { claimAuthor(input: { authorId: "${globalId("Author", 1)}", note: $x }) ${DONE} }`,
  "withdrawAuthorClaim(authorId)": `mutation ($x: ID!) { withdrawAuthorClaim(input: { authorId: $x }) ${DONE} }`,
  "joinOrg(orgId)": `mutation ($x: ID!) { joinOrg(input: { orgId: $x }) ${DONE} }`,
  "setOrgMember(personId)": `mutation ($x: ID!) { setOrgMember(input: { orgId: "${globalId("Org", 1)}", personId: $x, role: MEMBER }) ${DONE} }`,
  "markNotificationsRead(ids)": `mutation ($x: ID!) { markNotificationsRead(input: { ids: [$x] }) ${DONE} }`,
  "markNotificationsRead(upTo)": `mutation ($x: ID!) { markNotificationsRead(input: { upTo: $x }) ${DONE} }`,
  "viewer.notifications(after:)":
    "query ($x: String!) { viewer { notifications(after: $x) { edges { cursor } } following(after: $x) { edges { cursor } } } }",
  "saveSearch(query)": `mutation ($x: String!) { saveSearch(input: { name: "Mine", query: $x, notify: true, idempotencyKey: "a search" }) ${DONE} }`,
  "saveSearch(filter)": `mutation ($x: String!) { saveSearch(input: { name: "Mine", query: "thing", filter: { author: $x, org: $x, venue: $x, category: $x, keyword: $x, source: $x }, idempotencyKey: "a filter" }) ${DONE} }`,
  "saveSearch(filter.inList)": `mutation ($x: ID!) { saveSearch(input: { name: "Mine", query: "thing", filter: { inList: $x }, idempotencyKey: "within a list" }) ${DONE} }`,
  "saveSearch(name)": `mutation ($x: String!) { saveSearch(input: { name: $x, query: "thing", idempotencyKey: "a name" }) ${DONE} }`,
  "updateSavedSearch(savedSearchId)": `mutation ($x: ID!) { updateSavedSearch(input: { savedSearchId: $x, query: "thing" }) ${DONE} }`,
  "setSearchFeed(savedSearchId)": `mutation ($x: ID!) { setSearchFeed(input: { savedSearchId: $x, enabled: true }) ${DONE} }`,
  "removeSavedSearch(savedSearchId)": `mutation ($x: ID!) { removeSavedSearch(input: { savedSearchId: $x }) ${DONE} }`,
  "viewer.savedSearches(after:)":
    "query ($x: String!) { viewer { savedSearches(after: $x, first: 1) { nodes { id } } } }",
  "requestSignInCode(email)": `mutation ($x: String!) { requestSignInCode(input: { email: $x }) ${DONE} }`,
  "signIn(email)": `mutation ($x: String!) { signIn(input: { email: $x, code: "123456" }) ${DONE} }`,
  "signIn(code)": `mutation ($x: String!) { signIn(input: { email: "reader@example.org", code: $x }) ${DONE} }`,
};

/** Operations with one whole number `$n`. */
const NUMBERS: Record<string, string> = {
  "feed(first:)": "query ($n: Int!) { feed(period: DAY, first: $n) { nodes { id } } }",
  "search(first:)": 'query ($n: Int!) { search(query: "thing", first: $n) { nodes { id } } }',
  "search(filter.year)":
    'query ($n: Int!) { search(query: "", first: 2, filter: { year: { from: $n, to: $n } }) { nodes { id } } }',
  "suggest(first:)": 'query ($n: Int!) { suggest(query: "thing", first: $n) { text } }',
  "feed(last:)":
    "query ($n: Int!) { feed(period: MONTH, last: $n) { nodes { authors(last: $n) { nodes { name } } } } }",
  "paper.related(first:)": `query ($n: Int!) { ${PAPER.replace("paper: ", "paper(ref: ")}) { related(first: $n) { nodes { id } } } }`,
  "paper.comments(first:)": `query ($n: Int!) { ${PAPER.replace("paper: ", "paper(ref: ")}) { comments(first: $n, sort: TOP) { nodes { replies(last: $n) { nodes { id } } } } } }`,
  "person.comments(first:)":
    "query ($n: Int!) { viewer { person { comments(first: $n) { nodes { id } } } } }",
  "editComment(revision)": `mutation ($n: Int!) { editComment(input: { commentId: "${globalId("Comment", 1)}", body: "I see.", revision: $n }) ${DONE} }`,
  "viewer.lists(first:)":
    "query ($n: Int!) { viewer { lists(first: $n) { nodes { items(last: $n) { nodes { id } } } } } }",
  "viewer.tokens(first:)": "query ($n: Int!) { viewer { tokens(first: $n) { nodes { prefix } } } }",
  "createToken(expiresInDays)": `mutation ($n: Int!) { createToken(input: { name: "A bot", scopes: READ, expiresInDays: $n, idempotencyKey: "days" }) ${DONE} }`,
  "createWebhook(voteThreshold, trendingPlaces)": `mutation ($n: Int!) { createWebhook(input: { url: "https://x.example/", events: PAPER_SUBMITTED, idempotencyKey: "numbers", voteThreshold: $n, trendingPlaces: $n }) ${DONE} }`,
  "viewer.webhooks(first:)":
    "query ($n: Int!) { viewer { webhooks(first: $n) { nodes { deliveries(last: $n) { nodes { id } } } } } }",
  "viewer.notifications(first:)":
    "query ($n: Int!) { viewer { notifications(first: $n) { nodes { id } } following(first: $n) { nodes { followedAt } } orgs(last: $n) { nodes { state } } } }",
  "saveSearch(filter.year)": `mutation ($n: Int!) { saveSearch(input: { name: "Mine", query: "", filter: { year: { from: $n, to: $n } }, notify: true, idempotencyKey: "years" }) ${DONE} }`,
  "viewer.savedSearches(first:)":
    "query ($n: Int!) { viewer { savedSearches(first: $n) { nodes { papers(last: $n) { nodes { id } } } } } }",
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
  encoded('["search","RELEVANCE DATABASE",1e308,2147483647,2147483647]'),
  encoded('["search","RELEVANCE INDEX",-1e308,1,0]'),
  encoded('["items",253402300799999,2147483647]'),
  encoded('["items-title","a\\u0000",1]'),
  encoded('["items-title","\\ud800",1]'),
  encoded('["items-manual",1e999,1]'),
  encoded('["items-manual",-1.7976931348623157e308,1]'),
  encoded('["items-published",null,1]'),
  encoded('["items-published",-253402300799999,1]'),
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
