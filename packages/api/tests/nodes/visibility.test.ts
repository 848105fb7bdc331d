import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { globalId } from "../papers/made-up-papers.ts";
import type { TestServer } from "../support/test-server.ts";
import type { OwnedThings, Who } from "./owned-things.ts";
import { createOwnedThings, HIDDEN, NOTE } from "./owned-things.ts";

// Who may see what: every node type and every way to reach it, for the owner, another person, an editor and nobody.
// An id is no secret: whoever makes one up must learn nothing from it.

let server: TestServer;
let ids: OwnedThings["ids"];
let ask: OwnedThings["ask"];

beforeAll(async () => {
  ({ server, ids, ask } = await createOwnedThings());
});

afterAll(() => server.close());

const EVERYBODY = ["owner", "other", "editor", "moderator", "nobody"] as const;

/** Who sees what; the rest is null for everybody else. */
const SEEN_BY: Record<string, readonly Who[]> = {
  paper: EVERYBODY,
  comment: EVERYBODY,
  "deleted comment": EVERYBODY,
  "hidden comment": EVERYBODY,
  "hidden paper": ["moderator"],
  "comment on a hidden paper": ["moderator"],
  "hidden paper in a public list": ["moderator"],
  "listed submission of a hidden paper": ["moderator"],
  report: ["moderator"],
  "audit entry": ["moderator"],
  author: EVERYBODY,
  org: EVERYBODY,
  person: EVERYBODY,
  "reading list": ["owner"],
  "private list": ["owner"],
  "unlisted list": EVERYBODY,
  "public list": EVERYBODY,
  "item of a private list": ["owner"],
  "item of an unlisted list": EVERYBODY,
  "item of a public list": EVERYBODY,
  "private list, by its row": ["owner"],
  "item of private list, by its row": ["owner"],
  // Whoever counts rows up finds no list that is for those alone who were given its id.
  "unlisted list, by its row": ["owner"],
  "item of unlisted list, by its row": ["owner"],
  "public list, by its row": EVERYBODY,
  "item of public list, by its row": EVERYBODY,
  "listed submission": EVERYBODY,
  "proposed submission": ["owner", "editor", "moderator"],
  "declined submission": ["owner", "editor", "moderator"],
  "seconded submission": ["owner", "editor", "moderator"],
  merge: ["moderator"],
  "merge candidate": ["moderator"],
  "disputed id": ["moderator"],
  token: ["owner"],
  webhook: ["owner"],
  "webhook delivery": ["owner"],
  "author claim": ["owner", "moderator"],
  notification: ["owner"],
  "saved search": ["owner"],
  "notification of a hidden paper": [],
};

const TABLE = Object.entries(SEEN_BY).flatMap(([what, seers]) =>
  EVERYBODY.map((who) => [what, who, seers.includes(who)] as const),
);

describe("node and nodes", () => {
  test("the table names every type of node", async () => {
    const { data } = await server.graphql<{ __type: { possibleTypes: { name: string }[] } }>(
      `{ __type(name: "Node") { possibleTypes { name } } }`,
    );
    const inTable = new Set(
      Object.values(ids).map((id) => Buffer.from(id, "base64").toString().split(":")[0]),
    );
    expect(new Set(data.__type.possibleTypes.map(({ name }) => name))).toEqual(inTable);
  });

  test.each(TABLE)("a %s, asked for by the %s: %s", async (what, who, isSeen) => {
    const id = ids[what];
    const one = await ask("query ($id: ID!) { node(id: $id) { id } }", { id }, who);
    expect(one.errors).toBeUndefined();
    // An id of former days leads to the thing, which has a new one.
    const now =
      ids[what.replace(", by its row", "").replace("of p", "of a p").replace("of u", "of an u")];
    expect(one.data).toEqual({ node: isSeen ? { id: now } : null });
    // Beside one that is there for everybody, and twice.
    const many = await ask(
      "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
      { ids: [ids["paper"], id, id] },
      who,
    );
    expect(many.data).toEqual({
      nodes: [{ id: ids["paper"] }, ...[now, now].map((seen) => (isSeen ? { id: seen } : null))],
    });
  });

  test("tell nothing by the difference between what is hidden and what is not there", async () => {
    const missing: Record<string, string> = {
      "private list": globalId("List", 2_000_000_000),
      "item of a private list": globalId("ListItem", '["2000000000","2000000000"]'),
      "proposed submission": globalId("Submission", 2_000_000_000),
      token: globalId("Token", 2_000_000_000),
    };
    for (const [what, id] of Object.entries(missing)) {
      const query = "query ($id: ID!) { node(id: $id) { __typename id } }";
      expect(await ask(query, { id }, "other")).toEqual(
        await ask(query, { id: ids[what] }, "other"),
      );
    }
  });
});

describe("what a moderator hides", () => {
  const COMMENT = "status body bodyHtml author { handle } mentions { handle }";

  test.each(EVERYBODY.map((who) => [who]))("is shown to the %s as it should be", async (who) => {
    const query = `query ($comment: ID!, $paper: ID!, $list: ID!) {
      comment: node(id: $comment) { ... on Comment { ${COMMENT} } }
      byRef: paper(ref: { id: $paper }) { title isHidden }
      byRefAndMapper: paper(ref: { arxiv: "2601.00005" }) { title comments { nodes { body } } }
      papers(refs: [{ id: $paper }]) { title }
      papersByMapper: papers(refs: [{ id: $paper }]) { title related { nodes { id } } }
      list: node(id: $list) { ... on List { items { nodes { paper { title } } } } }
      feed(period: DAY, on: "2026-01-06") { nodes { title } nextOn previousOn }
      byMapper: feed(period: DAY, on: "2026-01-06") { nodes { title related { nodes { title } } } }
      trending: feed(period: TRENDING) { nodes { title } }
      lookup { bucket(prefix: "") { papers { id } } }
      lookupByMapper: lookup { bucket(prefix: "") { papers { __typename id } } }
      near: paper(ref: { arxiv: "2601.00001" }) {
        related(first: 50) { nodes { title } }
        org {
          papers { nodes { title } }
          newest: papers(orderBy: PUBLISHED) { nodes { title } }
          best: papers(orderBy: UPVOTES) { nodes { title } }
          authors(first: 50) { nodes { name } }
          paperCount
        }
        authors(first: 1) { nodes { author {
          papers { nodes { paper { title } } }
          newest: papers(orderBy: PUBLISHED) { nodes { paper { title } } }
          best: papers(orderBy: UPVOTES) { nodes { paper { title } } }
        } } }
        comments { nodes { ${COMMENT} } }
      }
      person(handle: "owner") { comments { nodes { ${COMMENT} } } }
      viewer { votes { nodes { paper { title } } } }
    }`;
    const { data, errors } = await ask<Record<string, never>>(
      query,
      {
        comment: ids["hidden comment"],
        paper: ids["hidden paper"],
        list: ids["public list"],
      },
      who,
    );
    expect(errors).toBeUndefined();
    const { comment, byRef, papers, feed, byMapper, trending, lookup, near, ...rest } =
      data as Record<string, unknown>;
    const canRead = who === "owner" || who === "moderator";
    const isModerator = who === "moderator";
    expect(comment).toEqual(
      canRead
        ? {
            status: "HIDDEN",
            body: HIDDEN,
            bodyHtml: HIDDEN,
            author: { handle: "owner" },
            mentions: [],
          }
        : { status: "HIDDEN", body: null, bodyHtml: null, author: null, mentions: [] },
    );
    const title = "On made-up thing 5";
    expect(byRef).toEqual(isModerator ? { title, isHidden: true } : null);
    expect(papers).toEqual([isModerator ? { title } : null]);
    // Lists for everybody never show it: a moderator reaches it by its name.
    for (const listing of [feed, byMapper, trending, lookup, near])
      expect(JSON.stringify(listing)).not.toContain(title);
    expect(JSON.stringify(lookup)).not.toContain(ids["hidden paper"]);
    // Nor whoever wrote it alone.
    expect(JSON.stringify(near)).toContain("Cy Made-Up 4");
    expect(JSON.stringify(near)).not.toContain("Cy Made-Up 5");
    expect(JSON.stringify(near).includes(HIDDEN)).toBe(canRead);
    if (!isModerator) expect(JSON.stringify(rest)).not.toContain(title);
    if (!canRead) expect(JSON.stringify(rest)).not.toContain(HIDDEN);
  });
});

describe("what leads to somebody else's list", () => {
  const ITEMS =
    "items { nodes { id note tags readState list { id } paper { viewerLists { id } viewerItems { note } viewerHasUpvoted viewerProposal { id } } } }";

  test.each([["other"], ["editor"], ["nobody"]] as const)(
    "shows the %s no note, and none of the owner's lists",
    async (who) => {
      const query = `query ($list: ID!, $item: ID!) {
      list: node(id: $list) { ... on List { ${ITEMS} } }
      item: node(id: $item) { ... on ListItem { note list { name items { nodes { note } } } } }
      feed(period: DAY) { nodes { viewerLists { id } viewerItems { note } viewerHasUpvoted viewerProposal { id } } }
      viewer { lists { nodes { name } } readingList { name itemCount } votes { nodes { paper { id } } } }
    }`;
      for (const kind of ["public", "unlisted"]) {
        const variables = {
          list: ids[`${kind} list`],
          item: ids[`item of a${kind === "public" ? "" : "n"} ${kind} list`],
        };
        const { data, errors } = await ask<{ list: { items: { nodes: unknown[] } } }>(
          query,
          variables,
          who,
        );
        expect(errors).toBeUndefined();
        expect(data.list.items.nodes).toMatchObject([
          {
            note: "",
            tags: ["tag"],
            paper: {
              viewerLists: [],
              viewerItems: [],
              viewerHasUpvoted: false,
              viewerProposal: null,
            },
          },
        ]);
        expect(JSON.stringify(data)).not.toContain(NOTE);
        expect(JSON.stringify(data)).not.toContain("PRIVATE");
      }
      const { data } = await ask<{ list: { items: { nodes: { note: string }[] } } }>(
        query,
        { list: ids["public list"], item: ids["item of a public list"] },
        "owner",
      );
      expect(data.list.items.nodes[0]?.note).toBe(NOTE);
    },
  );

  test("the viewer's own fields are the viewer's own", async () => {
    const query =
      "{ viewer { lists { nodes { id } } readingList { id } votes { nodes { paper { id } } } changes { changes { __typename } } } }";
    type Data = {
      viewer: {
        lists: { nodes: { id: string }[] };
        readingList: { id: string };
        changes: { changes: unknown[] };
      };
    };
    const mine = (await ask<Data>(query, {}, "owner")).data.viewer;
    const theirs = (await ask<Data>(query, {}, "other")).data.viewer;
    expect(mine.lists.nodes).toHaveLength(4);
    expect(theirs.lists.nodes).toHaveLength(1);
    expect(theirs.lists.nodes).toEqual([{ id: theirs.readingList.id }]);
    expect(mine.lists.nodes.map(({ id }) => id)).not.toContain(theirs.readingList.id);
    expect(theirs.changes.changes).toHaveLength(1);
  });
});
