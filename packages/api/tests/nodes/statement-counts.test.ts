import { afterAll, beforeAll, expect, test } from "vitest";
import { addPapers, arxivId, globalId, listOn, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

// Every list costs a constant number of SQL statements, however long it is.

const SIZES = [1, 20, 100];

/** The types that have global ids. */
const TYPES = ["Paper", "Author", "Org", "Person", "List", "ListItem", "Submission", "Comment"];

/** What a client shows of a paper in a list. */
const ROW = `id title summary upvoteCount commentCount viewerHasUpvoted firstListedOn keywords
  authors(first: 3) { nodes { name position author { id name } } pageInfo { hasNextPage } }
  org { id slug name }
  viewerLists { id name }
  viewerItems { id note tags readState list { id } }
  submission { id day submitter { handle } }
  ids { scheme value url }
  links { landing pdf code project }`;

/** What a client shows of a comment. */
const COMMENT = `id status body bodyHtml revision createdAt editedAt reactorCount replyCount
  viewerCanEdit viewerCanDelete author { id handle name } mentions { id handle }
  reactions { reaction count viewerHasReacted }`;

let server: TestServer;
let reader: SignedIn;
let rows: number[];
let listId: string;
let shelf: number;
let threads: number[];

beforeAll(async () => {
  server = await createTestServer();
  const db = server.database.prisma;
  reader = await server.signIn("reader@example.org");
  rows = await addPapers(db, range(1, 100));
  for (const [index, paperId] of rows.entries()) {
    await listOn(db, paperId, new Date(Date.UTC(2026, 0, 5, 8, index)).toISOString());
  }
  await db.submission.updateMany({ data: { submitterId: reader.userId } });
  await db.submission.createMany({
    data: rows.map((paperId) => ({
      paperId,
      day: new Date("2026-01-06"),
      status: "PROPOSED" as const,
      submitterId: reader.userId,
    })),
  });
  await db.user.update({ where: { id: reader.userId }, data: { role: "MODERATOR" } });
  const list = await db.list.findFirstOrThrow({ where: { readingListOf: reader.userId } });
  listId = globalId("List", list.id);
  ({ id: shelf } = await db.list.create({
    data: { ownerId: reader.userId, name: "Shelf", visibility: "PUBLIC" },
  }));
  for (const list of [Number(Buffer.from(listId, "base64").toString().slice(5)), shelf]) {
    await db.listItem.createMany({
      data: rows.map((paperId) => ({
        listId: list,
        paperId,
        ownerId: reader.userId,
        note: "A note",
      })),
    });
    await db.list.update({ where: { id: list }, data: { itemCount: 100 } });
  }
  await db.vote.createMany({ data: rows.map((paperId) => ({ userId: reader.userId, paperId })) });
  await db.paper.updateMany({ data: { upvoteCount: 1 } });
  await db.list.createMany({
    data: range(1, 98).map((number) => ({ ownerId: reader.userId, name: `List ${number}` })),
  });
  threads = await addThreads();
});

beforeAll(async () => {
  const db = server.database.prisma;
  const authors = await db.author.findMany({ take: 100, orderBy: { id: "asc" } });
  const { id: orgId } = await db.org.findFirstOrThrow();
  await db.org.createMany({
    data: range(2, 100).map((number) => ({ slug: `lab-${number}`, name: `Lab ${number}` })),
  });
  const userId = reader.userId;
  await db.follow.createMany({
    data: authors.map(({ id }) => ({ userId, authorId: id })),
  });
  await db.authorClaim.createMany({
    data: authors.map(({ id }) => ({ userId, authorId: id })),
  });
  await db.notification.createMany({
    data: rows.map((paperId) => ({
      userId,
      paperId,
      orgId,
      kind: "NEW_PAPER" as const,
      subject: `paper:${paperId}`,
      listId: shelf,
    })),
  });
  await db.savedSearch.createMany({
    data: rows.map((row) => ({ userId, name: `Search ${row}`, query: "thing" })),
  });
  const people = range(1, 100).map((number) => `member-${number}`);
  await db.user.createMany({
    data: people.map((id) => ({ id, name: id, handle: id, email: `${id}@example.org` })),
  });
  await db.orgMembership.createMany({
    data: [userId, ...people.slice(1)].map((id) => ({
      orgId,
      userId: id,
      state: "JOINED" as const,
    })),
  });
});

afterAll(() => server.close());

/** A hundred threads on the first paper with two replies each, and mentions and reactions everywhere. */
async function addThreads(): Promise<number[]> {
  const db = server.database.prisma;
  const said = {
    paperId: rows[0] ?? 0,
    authorId: reader.userId,
    body: "I see.",
    bodyHtml: "<p>I see.</p>",
    renderer: 1,
  };
  const roots = await db.comment.createManyAndReturn({ data: range(1, 100).map(() => said) });
  const ids = roots.map(({ id }) => id);
  await db.comment.createMany({
    data: [...ids, ...ids].map((id) => ({ ...said, rootId: id, inReplyToId: id })),
  });
  const everywhere = ids.map((commentId) => ({ commentId, userId: reader.userId }));
  await db.commentMention.createMany({ data: everywhere });
  await db.commentReaction.createMany({
    data: everywhere.flatMap((row) =>
      (["AGREE", "FUNNY"] as const).map((reaction) => ({ ...row, reaction })),
    ),
  });
  await db.paper.update({ where: { id: said.paperId }, data: { commentCount: 300 } });
  await db.user.createMany({
    data: range(1, 100).map((number) => ({
      id: `guest-${number}`,
      name: "A guest",
      email: `guest-${number}@example.org`,
    })),
  });
  await db.report.createMany({
    data: ids.map((commentId, index) => ({
      commentId,
      reporterId: `guest-${index + 1}`,
      reason: "SPAM" as const,
    })),
  });
  await db.auditEntry.createMany({
    data: ids.map((id) => ({
      action: "HIDE_COMMENT" as const,
      actorId: reader.userId,
      subjectType: "Comment",
      subjectId: String(id),
    })),
  });
  return ids;
}

interface Case {
  query: (size: number) => string;
  variables?: (size: number) => Record<string, unknown>;
  /** The field whose length is the size asked for. */
  rows: (data: never) => unknown[];
  /** SQL statements, the one that reads the session included when somebody is signed in. */
  statements: number | ((size: number) => number);
  /** How many rows come when so many are asked for; as many, unless told. */
  length?: (size: number) => number;
  anonymous?: boolean;
}

interface Nodes {
  nodes: unknown[];
}

const CASES: Record<string, Case> = {
  "a day's feed": {
    query: (first) =>
      `{ feed(period: DAY, first: ${first}) { nodes { ${ROW} } from to previousOn nextOn pageInfo { hasNextPage endCursor } } }`,
    rows: (data: { feed: Nodes }) => data.feed.nodes,
    statements: 5,
  },
  "a day's feed for nobody in particular": {
    query: (first) =>
      `{ feed(period: DAY, on: "2026-01-05", first: ${first}) { nodes { ${ROW} } } }`,
    rows: (data: { feed: Nodes }) => data.feed.nodes,
    statements: 1,
    anonymous: true,
  },
  trending: {
    query: (first) =>
      `{ feed(period: TRENDING, first: ${first}) { edges { cursor node { ${ROW} } } } }`,
    rows: (data: { feed: { edges: unknown[] } }) => data.feed.edges,
    statements: 2,
  },
  "papers by many names": {
    query: () => `query ($refs: [PaperRef!]!) { papers(refs: $refs) { ${ROW} } }`,
    variables: (size) => ({
      refs: range(1, size).map((number) =>
        number % 2 === 1
          ? { arxiv: arxivId(number) }
          : { id: globalId("Paper", rows[number - 1] ?? 0) },
      ),
    }),
    rows: (data: { papers: unknown[] }) => data.papers,
    // A row's own id is followed to the paper it may have been merged into; one arXiv id alone needs no such look.
    statements: (size) => (size === 1 ? 3 : 4),
  },
  "nodes of one type": {
    query: () => `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Paper { ${ROW} } } }`,
    variables: (size) => ({
      ids: range(1, size).map((number) => globalId("Paper", rows[number - 1] ?? 0)),
    }),
    rows: (data: { nodes: unknown[] }) => data.nodes,
    statements: 2,
  },
  "nodes of every type": {
    query: () => `query ($ids: [ID!]!) {
      nodes(ids: $ids) {
        id
        ... on Paper { ${ROW} }
        ... on Author { name paperCount papers(first: 2) { nodes { paper { title } } } }
        ... on Org { name paperCount papers(first: 2) { nodes { title } } }
        ... on Person { handle name }
        ... on List { name owner { handle } items(first: 2) { nodes { paper { title } } } }
        ... on ListItem { note list { name } paper { title } }
        ... on Submission { day submitter { handle } paper { title } }
        ... on Comment { body author { handle } replies(first: 1) { nodes { body } } reactions { count } }
      }
    }`,
    variables: (size) => ({
      ids: range(0, size - 1).map((place) => {
        const row = rows[place] ?? 0;
        const typename = TYPES[place % TYPES.length] ?? "";
        if (typename === "Comment") return globalId("Comment", threads[place] ?? 0);
        if (typename === "Org") return globalId("Org", 1);
        if (typename === "Person") return globalId("Person", reader.userId);
        if (typename === "ListItem") return globalId("ListItem", `["${shelf}","${row}"]`);
        return globalId(typename, typename === "List" ? shelf : row);
      }),
    }),
    rows: (data: { nodes: unknown[] }) => data.nodes.filter((node) => node !== null),
    // One a type, and one for all reactions.
    statements: (size) =>
      1 + Math.min(size, TYPES.length) + (size < TYPES.indexOf("Comment") + 1 ? 0 : 1),
  },
  "one connection of each paper twice, with other pages": {
    query: (first) => `{
      feed(period: DAY, on: "2026-01-05", first: ${first}) {
        nodes {
          title
          one: authors(first: 1) { nodes { name author { name } } }
          two: authors(first: 2) { nodes { name author { name } } }
        }
      }
    }`,
    rows: (data: { feed: Nodes }) => data.feed.nodes,
    statements: 2,
    anonymous: true,
  },
  "an org's papers": {
    query: (first) =>
      `{ org(slug: "made-up-lab") { name paperCount papers(first: ${first}) { nodes { ${ROW} } } } }`,
    rows: (data: { org: { papers: Nodes } }) => data.org.papers.nodes,
    statements: 2,
  },
  "an author's papers": {
    query: (first) =>
      `{ paper(ref: { arxiv: "${arxivId(1)}" }) { authors(first: 1) { nodes { author { papers(first: ${first}) { nodes { position paper { ${ROW} } } } } } } } }`,
    rows: (data: { paper: { authors: { nodes: { author: { papers: Nodes } }[] } } }) =>
      data.paper.authors.nodes[0]?.author.papers.nodes ?? [],
    statements: 2,
  },
  "an org's papers, the newest first": {
    query: (first) =>
      `{ org(slug: "made-up-lab") { papers(first: ${first}, orderBy: PUBLISHED) { nodes { ${ROW} } } } }`,
    rows: (data: { org: { papers: Nodes } }) => data.org.papers.nodes,
    statements: 2,
  },
  "an author's papers, the best first": {
    query: (first) =>
      `{ paper(ref: { arxiv: "${arxivId(1)}" }) { authors(first: 1) { nodes { author { papers(first: ${first}, orderBy: UPVOTES) { nodes { position paper { ${ROW} } } } } } } } }`,
    rows: (data: { paper: { authors: { nodes: { author: { papers: Nodes } }[] } } }) =>
      data.paper.authors.nodes[0]?.author.papers.nodes ?? [],
    statements: 2,
  },
  "an org's authors": {
    query: (first) =>
      `{ org(slug: "made-up-lab") { authors(first: ${first}) { nodes { id name orcid paperCount papers(first: 2, orderBy: UPVOTES) { nodes { paper { title } } } } } } }`,
    rows: (data: { org: { authors: Nodes } }) => data.org.authors.nodes,
    statements: 4,
  },
  "the authors of many orgs": {
    query: () =>
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Org { slug authors(first: 3) { nodes { name } } } } }`,
    variables: (size) => ({ ids: range(1, size).map((number) => globalId("Org", number)) }),
    rows: (data: { nodes: unknown[] }) => data.nodes,
    statements: 4,
  },
  "the viewer's lists": {
    query: (first) =>
      `{ viewer { lists(first: ${first}) { nodes { id name isDefault visibility itemCount owner { handle } items(first: 3) { nodes { note paper { title } } } } } } }`,
    rows: (data: { viewer: { lists: Nodes } }) => data.viewer.lists.nodes,
    statements: 2,
  },
  "the items of the viewer's lists": {
    query: (first) =>
      `{ viewer { lists(first: 2) { nodes { name items(first: ${first}) { nodes { id note tags readState addedAt list { name } paper { ${ROW} } } } } } } }`,
    rows: (data: { viewer: { lists: { nodes: { items: Nodes }[] } } }) =>
      data.viewer.lists.nodes[1]?.items.nodes ?? [],
    statements: 2,
  },
  "the items of the viewer's lists, searched, filtered and ordered": {
    query: (first) =>
      `{ viewer { lists(first: 2) { nodes { items(first: ${first}, orderBy: TITLE, search: "made-up example", readState: UNREAD) { nodes { id list { id name } paper { ${ROW} } } } } } } }`,
    rows: (data: { viewer: { lists: { nodes: { items: Nodes }[] } } }) =>
      data.viewer.lists.nodes[1]?.items.nodes ?? [],
    statements: 2,
  },
  "a list's items by its id": {
    query: (first) =>
      `query ($id: ID!) { node(id: $id) { ... on List { name items(first: ${first}) { nodes { note paper { ${ROW} } } } } } }`,
    variables: () => ({ id: globalId("List", shelf) }),
    rows: (data: { node: { items: Nodes } }) => data.node.items.nodes,
    statements: 2,
  },
  "the viewer's votes": {
    query: (first) =>
      `{ viewer { votes(first: ${first}) { nodes { votedAt paper { ${ROW} } } } } }`,
    rows: (data: { viewer: { votes: Nodes } }) => data.viewer.votes.nodes,
    statements: 2,
  },
  "the threads of a paper": {
    query: (first) =>
      `{ paper(ref: { arxiv: "${arxivId(1)}" }) { commentCount comments(first: ${first}) { nodes { ${COMMENT} replies(first: 2) { nodes { ${COMMENT} inReplyTo { id } root { id } } } } pageInfo { hasNextPage } } } }`,
    rows: (data: { paper: { comments: Nodes } }) => data.paper.comments.nodes,
    statements: 3,
  },
  "the threads of a paper, the best first, for nobody in particular": {
    query: (first) =>
      `{ paper(ref: { arxiv: "${arxivId(1)}" }) { comments(first: ${first}, sort: TOP) { edges { cursor node { ${COMMENT} } } } } }`,
    rows: (data: { paper: { comments: { edges: unknown[] } } }) => data.paper.comments.edges,
    statements: 2,
    anonymous: true,
  },
  "what a person wrote": {
    query: (first) =>
      `{ viewer { person { comments(first: ${first}) { nodes { ${COMMENT} paper { ${ROW} } } } } } }`,
    rows: (data: { viewer: { person: { comments: Nodes } } }) => data.viewer.person.comments.nodes,
    statements: 3,
  },
  "related papers of one": {
    query: (first) =>
      `{ paper(ref: { arxiv: "${arxivId(1)}" }) { related(first: ${Math.min(50, first)}) { edges { score reasons { text } node { ${ROW} } } } } }`,
    rows: (data: { paper: { related: { edges: unknown[] } } }) => data.paper.related.edges,
    statements: 5,
    length: (size) => Math.min(50, size),
  },
  "related papers of a list": {
    query: (first) =>
      `{ feed(period: DAY, on: "2026-01-05", first: ${first}) { nodes { related(first: 3) { nodes { id title viewerHasUpvoted org { name } authors(first: 2) { nodes { name } } } } } } }`,
    rows: (data: { feed: Nodes }) => data.feed.nodes,
    statements: 4,
  },
  "papers near a description and a paper": {
    query: (first) =>
      `{ relatedTo(input: { title: "made-up thing", refs: [{ arxiv: "${arxivId(1)}" }] }, sort: UPVOTES, first: ${first}) { edges { score reasons { text } node { ${ROW} } } } }`,
    rows: (data: { relatedTo: { edges: unknown[] } }) => data.relatedTo.edges,
    statements: 8,
    // The one that is named is none of them.
    length: (size) => Math.min(99, size),
  },
  "what a search finds": {
    query: (first) =>
      `{ search(query: "made-up thing", filter: { org: "made-up-lab" }, first: ${first}) { totalCount servedBy edges { score highlights { field text marks { start end } } node { ${ROW} } } } }`,
    rows: (data: { search: { edges: unknown[] } }) => data.search.edges,
    statements: 4,
  },
  "what a search finds for nobody in particular, without its highlights": {
    query: (first) =>
      `{ search(query: "", sort: NEWEST, first: ${first}) { edges { cursor node { ${ROW} } } } }`,
    rows: (data: { search: { edges: unknown[] } }) => data.search.edges,
    statements: 2,
    anonymous: true,
  },
  "a search that finds little, as misspelt as it is": {
    query: (first) => `{ search(query: "made thingg", first: ${first}) { nodes { ${ROW} } } }`,
    rows: (data: { search: Nodes }) => data.search.nodes,
    // All words, which are there, all words as they were meant, and the page.
    statements: 5,
  },
  "a bucket of a private look-up": {
    query: () =>
      `{ lookup { bucket(prefix: "") { bits papers { id hashes upvoteCount commentCount } } } }`,
    rows: (data: { lookup: { bucket: { papers: unknown[] } } }) => data.lookup.bucket.papers,
    statements: 1,
    // The whole of this corpus, as nobody may ask for less than a bucket.
    length: () => 100,
    anonymous: true,
  },
  "what became of the viewer's proposals": {
    query: (first) =>
      `{ search(query: "", sort: NEWEST, first: ${first}) { nodes { title viewerHasUpvoted viewerProposal { id status day } } } }`,
    rows: (data: { search: Nodes }) => data.search.nodes,
    statements: 3,
  },
  "proposals for an editor": {
    query: (first) =>
      `{ proposals(first: ${first}) { nodes { day status submitter { handle } paper { ${ROW} } } } }`,
    rows: (data: { proposals: Nodes }) => data.proposals.nodes,
    statements: 2,
  },
  "reports for a moderator": {
    query: (first) =>
      `{ reports(first: ${first}) { nodes { reason text status createdAt reporter { handle } comment { ${COMMENT} } paper { title } person { handle } } } }`,
    rows: (data: { reports: Nodes }) => data.reports.nodes,
    statements: 3,
  },
  "the audit trail": {
    query: (first) =>
      `{ auditTrail(first: ${first}) { nodes { action actorId actorHandle subjectId reason details createdAt } } }`,
    rows: (data: { auditTrail: Nodes }) => data.auditTrail.nodes,
    statements: 2,
  },
  "what the viewer follows": {
    query: (first) =>
      `{ viewer { following(first: ${first}) { nodes { followedAt author { name followerCount viewerFollows person { handle } viewerClaim { status } papers(first: 2) { nodes { paper { title } } } } org { name } list { name } } } } }`,
    rows: (data: { viewer: { following: Nodes } }) => data.viewer.following.nodes,
    statements: 2,
  },
  "the viewer's notifications": {
    query: (first) =>
      `{ viewer { unreadNotificationCount notifications(first: ${first}, unreadOnly: true) { nodes { kind paper { ${ROW} } author { name } org { name } list { name } submission { status } claim { status } comment { body author { handle } } } } } }`,
    rows: (data: { viewer: { notifications: Nodes } }) => data.viewer.notifications.nodes,
    statements: 3,
  },
  "the searches that the viewer keeps": {
    query: (first) =>
      `{ viewer { savedSearches(first: ${first}) { nodes { id name query sort notify hasFeed newCount createdAt filter { author year { from to } inList } } } } }`,
    rows: (data: { viewer: { savedSearches: Nodes } }) => data.viewer.savedSearches.nodes,
    statements: 2,
  },
  "what a search finds that the viewer keeps": {
    query: (first) =>
      `{ viewer { savedSearches(first: 1) { nodes { papers(first: ${first}) { nodes { ${ROW} } } } } } }`,
    rows: (data: { viewer: { savedSearches: { nodes: { papers: Nodes }[] } } }) =>
      data.viewer.savedSearches.nodes[0]?.papers.nodes ?? [],
    statements: 4,
  },
  "the members of an org, and their authors": {
    query: (first) =>
      `{ org(slug: "made-up-lab") { memberCount followerCount members(first: ${first}) { nodes { role person { handle authors(first: 2) { nodes { name } } } } } } }`,
    rows: (data: { org: { members: Nodes } }) => data.org.members.nodes,
    statements: 2,
  },
  "the viewer's claims and orgs": {
    query: (first) =>
      `{ viewer { authorClaims(first: ${first}) { nodes { status author { name } person { handle } } } orgs(first: 5) { nodes { state org { name memberCount pendingMembers(first: 2) { nodes { state } } } } } } }`,
    rows: (data: { viewer: { authorClaims: Nodes } }) => data.viewer.authorClaims.nodes,
    statements: 2,
  },
  "what changed for the viewer": {
    query: (first) =>
      `{ viewer { changes(first: ${first}) { changes { __typename ... on VoteChange { hashes } ... on ListItemChange { hashes } ... on ListChange { name } } } } }`,
    rows: (data: { viewer: { changes: { changes: unknown[] } } }) => data.viewer.changes.changes,
    // The oldest change is the reading list, which needs no look at papers.
    statements: (size) => (size === 1 ? 5 : 6),
  },
};

/** How often an operation is run: the last time it is a compiled one. */
const RUNS: Record<number, number> = { 1: 1, 20: 3, 100: 1 };

/** How many statements an operation takes in each run, and how many rows it answers with. */
async function measure({ query, variables, rows: rowsOf, anonymous }: Case, size: number) {
  const source = query(size);
  const counts: number[] = [];
  let length = 0;
  for (let run = 0; run < (RUNS[size] ?? 1); run++) {
    server.statements();
    const { data, errors } = await server.graphql(
      source,
      variables?.(size) ?? {},
      anonymous ? {} : { token: reader.token },
    );
    counts.push(server.statements().length);
    expect(errors).toBeUndefined();
    length = rowsOf(data as never).length;
  }
  return { counts, length };
}

test.each(Object.entries(CASES))(
  "%s: a constant number of statements for 1, 20 and 100 rows",
  async (_name, { statements, length = (size) => size, ...one }) => {
    // The server measures how long a prefix may be once in a while: not in these counts.
    await server.graphql(`{ lookup { bits } }`);
    for (const size of SIZES) {
      const measured = await measure({ statements, ...one }, size);
      expect(measured.length).toBe(length(size));
      const expected = typeof statements === "number" ? statements : statements(size);
      expect(measured.counts).toEqual(measured.counts.map(() => expected));
    }
  },
);
