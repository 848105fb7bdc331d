import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPapers, addPerson, arxivId, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

// Every connection promises the same: pages by key, forwards and backwards, none lost and none twice, whatever goes
// in between; a cursor that somebody made up is refused or tells them nothing.

interface Page {
  nodes: unknown[];
  edges: { cursor: string; node: unknown }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

const ROWS = 7;
const PARTS =
  "{ nodes NODE edges { cursor node NODE } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }";

let server: TestServer;
let reader: SignedIn;
let papers: number[];

/** A connection in an operation: around it, its name, and what tells its nodes apart. */
interface Case {
  around: (connection: string) => string;
  field: string;
  /** What it is always asked with. */
  args?: string;
  node: string;
  /** Where it stands in the answer. */
  path: string[];
}

const CASES: Record<string, Case> = {
  feed: { around: (c) => `{ ${c} }`, field: "feed", node: "{ id }", path: ["feed"] },
  "paper.authors": {
    around: (c) => `{ paper(ref: {arxiv: "${arxivId(1)}"}) { ${c} } }`,
    field: "authors",
    node: "{ name }",
    path: ["paper", "authors"],
  },
  "paper.related": {
    around: (c) => `{ paper(ref: {arxiv: "${arxivId(1)}"}) { ${c} } }`,
    field: "related",
    node: "{ id }",
    path: ["paper", "related"],
  },
  "author.papers": {
    around: (c) =>
      `{ paper(ref: {arxiv: "${arxivId(1)}"}) { authors(first: 1) { nodes { author { ${c} } } } } }`,
    field: "papers",
    node: "{ paper { id } }",
    path: ["paper", "authors", "nodes", "0", "author", "papers"],
  },
  "org.papers": {
    around: (c) => `{ org(slug: "made-up-lab") { ${c} } }`,
    field: "papers",
    node: "{ id }",
    path: ["org", "papers"],
  },
  ...Object.fromEntries(
    ["PUBLISHED", "UPVOTES"].flatMap((orderBy) => [
      [
        `author.papers(orderBy: ${orderBy})`,
        {
          around: (c: string) =>
            `{ paper(ref: {arxiv: "${arxivId(1)}"}) { authors(first: 1) { nodes { author { ${c} } } } } }`,
          field: "papers",
          args: `orderBy: ${orderBy}`,
          node: "{ paper { id } }",
          path: ["paper", "authors", "nodes", "0", "author", "papers"],
        },
      ],
      [
        `org.papers(orderBy: ${orderBy})`,
        {
          around: (c: string) => `{ org(slug: "made-up-lab") { ${c} } }`,
          field: "papers",
          args: `orderBy: ${orderBy}`,
          node: "{ id }",
          path: ["org", "papers"],
        },
      ],
    ]),
  ),
  "org.authors": {
    around: (c) => `{ org(slug: "well-read-lab") { ${c} } }`,
    field: "authors",
    node: "{ id }",
    path: ["org", "authors"],
  },
  "viewer.lists": {
    around: (c) => `{ viewer { ${c} } }`,
    field: "lists",
    node: "{ id }",
    path: ["viewer", "lists"],
  },
  "viewer.votes": {
    around: (c) => `{ viewer { ${c} } }`,
    field: "votes",
    node: "{ paper { id } }",
    path: ["viewer", "votes"],
  },
  "viewer.tokens": {
    around: (c) => `{ viewer { ${c} } }`,
    field: "tokens",
    node: "{ id }",
    path: ["viewer", "tokens"],
  },
  "viewer.webhooks": {
    around: (c) => `{ viewer { ${c} } }`,
    field: "webhooks",
    node: "{ id }",
    path: ["viewer", "webhooks"],
  },
  "webhook.deliveries": {
    around: (c) => `{ viewer { webhooks(first: 1) { nodes { ${c} } } } }`,
    field: "deliveries",
    node: "{ id }",
    path: ["viewer", "webhooks", "nodes", "0", "deliveries"],
  },
  "list.items": {
    around: (c) => `{ viewer { readingList { ${c} } } }`,
    field: "items",
    node: "{ id }",
    path: ["viewer", "readingList", "items"],
  },
  ...Object.fromEntries(
    ["MANUAL", "TITLE", "PUBLISHED", "UPVOTES"].map((orderBy) => [
      `list.items(orderBy: ${orderBy})`,
      {
        around: (c: string) => `{ viewer { readingList { ${c} } } }`,
        field: "items",
        args: `orderBy: ${orderBy}, search: "made"`,
        node: "{ id }",
        path: ["viewer", "readingList", "items"],
      },
    ]),
  ),
  "person.lists": {
    around: (c) => `{ viewer { person { ${c} } } }`,
    field: "lists",
    node: "{ id }",
    path: ["viewer", "person", "lists"],
  },
  "viewer.notifications": {
    around: (c) => `{ viewer { ${c} } }`,
    field: "notifications",
    node: "{ id }",
    path: ["viewer", "notifications"],
  },
  "viewer.savedSearches": {
    around: (c) => `{ viewer { ${c} } }`,
    field: "savedSearches",
    node: "{ id }",
    path: ["viewer", "savedSearches"],
  },
  ...Object.fromEntries(
    ["papers", "matches"].map((field) => [
      `savedSearch.${field}`,
      {
        around: (c: string) => `{ viewer { savedSearches(first: 1) { nodes { ${c} } } } }`,
        field,
        node: "{ id }",
        path: ["viewer", "savedSearches", "nodes", "0", field],
      },
    ]),
  ),
  "viewer.following": {
    around: (c) => `{ viewer { ${c} } }`,
    field: "following",
    node: "{ author { id } }",
    path: ["viewer", "following"],
  },
  "viewer.authorClaims": {
    around: (c) => `{ viewer { ${c} } }`,
    field: "authorClaims",
    node: "{ id }",
    path: ["viewer", "authorClaims"],
  },
  authorClaims: {
    around: (c) => `{ ${c} }`,
    field: "authorClaims",
    node: "{ id }",
    path: ["authorClaims"],
  },
  "viewer.orgs": {
    around: (c) => `{ viewer { ${c} } }`,
    field: "orgs",
    node: "{ org { id } }",
    path: ["viewer", "orgs"],
  },
  "org.members": {
    around: (c) => `{ org(slug: "full-lab") { ${c} } }`,
    field: "members",
    node: "{ person { id } }",
    path: ["org", "members"],
  },
  "org.pendingMembers": {
    around: (c) => `{ org(slug: "asked-lab") { ${c} } }`,
    field: "pendingMembers",
    node: "{ person { id } }",
    path: ["org", "pendingMembers"],
  },
  "person.authors": {
    around: (c) => `{ viewer { person { ${c} } } }`,
    field: "authors",
    node: "{ id }",
    path: ["viewer", "person", "authors"],
  },
  proposals: { around: (c) => `{ ${c} }`, field: "proposals", node: "{ id }", path: ["proposals"] },
};

function operation(
  { around, field, args: always, node }: Case,
  args: Record<string, unknown>,
): string {
  const written = [
    ...(field === "feed" ? ["period: MONTH"] : []),
    ...(always === undefined ? [] : [always]),
    ...Object.entries(args).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
  ].join(", ");
  return around(
    `${field}${written === "" ? "" : `(${written})`} ${PARTS.replaceAll("NODE", node)}`,
  );
}

async function ask(one: Case, args: Record<string, unknown> = {}) {
  return server.graphql(operation(one, args), {}, { token: reader.token });
}

async function page(one: Case, args: Record<string, unknown> = {}): Promise<Page> {
  const { data, errors } = await ask(one, args);
  expect(errors).toBeUndefined();
  const found = one.path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], data);
  const read = found as Page;
  expect(read.edges.map(({ node }) => node)).toEqual(read.nodes);
  return read;
}

beforeAll(async () => {
  server = await createTestServer({
    config: { submissions: "curated" },
    clock: { now: () => new Date("2026-01-20T12:00:00Z") },
  });
  const db = server.database.prisma;
  papers = await addPapers(db, range(1, ROWS), { day: "2026-01-05" });
  // One that is related to the others only, by the authors of another org, two of whom bear one name.
  const org = { slug: "well-read-lab", name: "Well-Read Lab" };
  const authors = range(1, ROWS).map((n) => ({ name: `Reader ${Math.min(n, ROWS - 1)}` }));
  papers.push(...(await addPapers(db, [ROWS + 1], { over: { authors, org } })));
  // The author list of the first paper is the long one.
  await addPapers(db, [1], {
    over: {
      authors: ["Ada Example", "Bo Sample", ...range(3, ROWS).map((n) => `Author ${n}`)].map(
        (name) => ({ name }),
      ),
    },
  });
  reader = await server.signIn("reader@example.org");
  const { id: listId } = await db.list.findFirstOrThrow({
    where: { readingListOf: reader.userId },
  });
  const now = new Date("2026-01-06T00:00:00Z");
  for (const [index, paperId] of papers.slice(0, ROWS).entries()) {
    // Several at one moment: the second key decides.
    const at = new Date(now.getTime() + Math.floor(index / 3));
    await db.vote.create({ data: { userId: reader.userId, paperId, votedAt: at } });
    await db.listItem.create({ data: { listId, paperId, ownerId: reader.userId, addedAt: at } });
    if (index > 0)
      await db.list.create({ data: { ownerId: reader.userId, name: `List ${index}` } });
    // Somebody's public lists, which are as many as the rest.
    await db.list.updateMany({ where: { ownerId: reader.userId }, data: { visibility: "PUBLIC" } });
    const token = { name: "A bot", prefix: "prd_Abcd", expiresAt: new Date("2027-01-01") };
    await db.token.create({
      data: { ...token, userId: reader.userId, hash: `no token's ${index}` },
    });
    const hook = { url: "https://x.example/", events: ["PAPER_SUBMITTED" as const], secret: "" };
    const { id: webhookId } = await db.webhook.create({
      data: { ...hook, ownerId: reader.userId },
    });
    if (index === ROWS - 1) {
      for (const number of range(1, ROWS))
        await db.webhookDelivery.create({
          data: { webhookId, messageId: `msg_${number}`, event: "PING", body: "{}" },
        });
    }
    await db.submission.create({
      data: { paperId, day: new Date("2026-01-19"), status: "PROPOSED", submittedAt: at },
    });
  }
  await db.paper.updateMany({
    where: { id: { in: papers.slice(0, ROWS) } },
    data: { upvoteCount: 1 },
  });
  // Several that are equal, and some whose day is not known.
  for (const [index, id] of papers.slice(0, ROWS).entries()) {
    const publishedOn = index < 3 ? null : new Date(`2026-01-0${3 + (index % 2)}`);
    await db.paper.update({ where: { id }, data: { publishedOn } });
  }
  // Moderators may do what editors may.
  await db.user.update({ where: { id: reader.userId }, data: { role: "MODERATOR" } });
  const full = await db.org.create({ data: { slug: "full-lab", name: "Full Lab" } });
  const asked = await db.org.create({ data: { slug: "asked-lab", name: "Asked Lab" } });
  for (const number of range(1, ROWS)) {
    const author = await db.author.create({
      data: { name: "Me", nameKey: "me", personId: reader.userId },
    });
    await db.authorClaim.create({ data: { authorId: author.id, userId: reader.userId } });
    await db.follow.create({ data: { authorId: author.id, userId: reader.userId } });
    await db.notification.create({
      data: { userId: reader.userId, kind: "NEW_PAPER", subject: `made-up:${number}` },
    });
    await db.savedSearch.create({
      data: {
        userId: reader.userId,
        name: "Mine",
        query: "made-up",
        filter: { org: "made-up-lab" },
      },
    });
    const org = await db.org.create({ data: { slug: `lab-${number}`, name: "Lab" } });
    await db.orgMembership.create({
      data: {
        orgId: org.id,
        userId: reader.userId,
        state: "REQUESTED",
        changedById: reader.userId,
      },
    });
    const { id: userId } = await addPerson(db, `member-${number}`);
    await db.orgMembership.create({ data: { orgId: full.id, userId, state: "JOINED" } });
    await db.orgMembership.create({ data: { orgId: asked.id, userId, state: "REQUESTED" } });
  }
});

afterAll(() => server.close());

describe.each(Object.entries(CASES))("%s", (name, one) => {
  test("gives every row once, forwards and backwards, whatever the page", async () => {
    const whole = await page(one);
    expect(whole.nodes).toHaveLength(ROWS);
    expect(whole.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
    for (const size of [1, 3]) {
      const forwards: unknown[] = [];
      for (let after: string | null = null, more = true; more;) {
        const read: Page = await page(one, { first: size, ...(after === null ? {} : { after }) });
        forwards.push(...read.nodes);
        ({ endCursor: after, hasNextPage: more } = read.pageInfo);
        expect(read.nodes.length).toBeLessThanOrEqual(size);
      }
      expect(forwards).toEqual(whole.nodes);

      const backwards: unknown[] = [];
      for (let before: string | null = null, more = true; more;) {
        const read: Page = await page(one, { last: size, ...(before === null ? {} : { before }) });
        backwards.unshift(...read.nodes);
        ({ startCursor: before, hasPreviousPage: more } = read.pageInfo);
      }
      expect(backwards).toEqual(whole.nodes);
    }
  });

  test("takes an upper and a lower bound at once", async () => {
    const { edges, nodes } = await page(one);
    const [after, before] = [edges[1]?.cursor, edges[5]?.cursor];
    expect((await page(one, { first: 100, after, before })).nodes).toEqual(nodes.slice(2, 5));
    expect((await page(one, { last: 2, after, before })).nodes).toEqual(nodes.slice(3, 5));
  });

  test("gives an empty page where nothing was asked for", async () => {
    const { nodes, pageInfo } = await page(one, { first: 0 });
    expect(nodes).toEqual([]);
    expect(pageInfo).toMatchObject({ hasNextPage: true, startCursor: null, endCursor: null });
  });

  test.each([
    [{ first: -1 }, "first"],
    [{ first: 101 }, "first"],
    [{ last: 101 }, "last"],
    [{ last: -1 }, "last"],
    [{ first: 1, last: 1 }, "last"],
    [{ after: "" }, "after"],
    [{ after: "nonsense" }, "after"],
    [{ after: Buffer.from("GPC:S:1").toString("base64") }, "after"],
    [{ after: Buffer.from("OffsetConnection:99999999999999999999").toString("base64") }, "after"],
    [{ after: Buffer.from("OffsetConnection:-5").toString("base64") }, "after"],
    [{ last: 1, before: "%00" }, "before"],
    [{ after: Buffer.from('["items",1e300,1e300]').toString("base64url") }, "after"],
  ])("refuses %j and says so", async (args, argument) => {
    const { errors } = await ask(one, args);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: "INVALID_INPUT",
      fields: [{ path: [argument] }],
    });
  });

  test("refuses the cursors of another connection", async () => {
    const other = CASES[name === "org.papers" ? "viewer.votes" : "org.papers"];
    if (!other) throw new Error("No other connection.");
    const { errors } = await ask(one, { after: (await page(other)).edges[0]?.cursor });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "INVALID_INPUT" });
  });

  test("can be asked for twice in one operation, with other pages", async () => {
    const { nodes } = await page(one);
    const twice = operation(one, { first: 2 }).replace(
      `${one.field}(`,
      `all: ${operation({ ...one, around: (c) => c }, { first: 100 })} ${one.field}(`,
    );
    const { data, errors } = await server.graphql(twice, {}, { token: reader.token });
    expect(errors).toBeUndefined();
    const at = (path: string[]) =>
      path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], data) as Page;
    expect(at(one.path).nodes).toEqual(nodes.slice(0, 2));
    expect(at([...one.path.slice(0, -1), "all"]).nodes).toEqual(nodes);
  });
});

test.each([
  ["viewer.votes", "setVote(input: { paper: { id: $id }, upvoted: false })"],
  ["list.items", "removeFromList(input: { paper: { id: $id } })"],
])(
  "the next page of %s goes on where it was when the last row before it is gone",
  async (name, removal) => {
    const one = { ...CASES[name], node: "{ paper { id } }" } as Case;
    const whole = await page(one);
    const { nodes, pageInfo } = await page(one, { first: 3 });
    const { paper } = nodes[2] as { paper: { id: string } };
    const { errors } = await server.graphql(
      `mutation ($id: ID!) { ${removal} { __typename } }`,
      { id: paper.id },
      { token: reader.token },
    );
    expect(errors).toBeUndefined();
    expect((await page(one)).nodes).toHaveLength(ROWS - 1);
    const next = await page(one, { first: 100, after: pageInfo.endCursor });
    expect(next.nodes).toEqual(whole.nodes.slice(3));
  },
);

// A cursor may be made up by anybody. Were it a row to look up, the answer would tell whether there is such a row.
test("a made-up cursor gives the same whether or not somebody else has such a vote or item", async () => {
  const other = await server.signIn("other@example.org");
  const db = server.database.prisma;
  const { id: listId } = await db.list.findFirstOrThrow({ where: { readingListOf: other.userId } });
  const [voted = 0, notVoted = 0] = papers;
  await db.vote.create({ data: { userId: other.userId, paperId: voted } });
  await db.listItem.create({ data: { listId, paperId: voted, ownerId: other.userId } });
  for (const [name, row] of [
    ["viewer.votes", other.userId],
    ["list.items", listId],
  ] as const) {
    const one = CASES[name];
    if (!one) throw new Error("A case is missing.");
    const answers = [voted, notVoted].map((paperId) =>
      ask(one, { after: Buffer.from(JSON.stringify([row, paperId])).toString("base64url") }),
    );
    const [there, notThere] = await Promise.all(answers);
    expect(there?.errors?.[0]?.extensions).toMatchObject({ code: "INVALID_INPUT" });
    expect(there).toEqual(notThere);
  }
});
