import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addPapers, arxivId, globalId, listOn, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

// Who may see and change what: every node type and every way to reach it, for the owner, another person, an editor
// and nobody. An id is no secret: whoever makes one up must learn nothing from it.

let server: TestServer;
/** By name; null is nobody. */
let people: Record<"owner" | "other" | "editor" | "nobody", SignedIn | null>;
/** Global ids, by what they are of. */
let ids: Record<string, string>;
let paperRow: number;
let secretRow: number;

const NOTE = "My secret note";

beforeAll(async () => {
  server = await createTestServer({
    config: { submissions: "curated" },
    clock: { now: () => new Date("2026-01-10T12:00:00Z") },
  });
  const db = server.database.prisma;
  const [owner, other, editor] = (await Promise.all(
    ["owner", "other", "editor"].map((name) => server.signIn(`${name}@example.org`)),
  )) as [SignedIn, SignedIn, SignedIn];
  await db.user.update({ where: { id: editor.userId }, data: { role: "EDITOR" } });
  people = { owner, other, editor, nobody: null };
  const rows = await addPapers(db, range(1, 4));
  [paperRow = 0, secretRow = 0] = rows;
  const listed = await listOn(db, paperRow, "2026-01-05T08:00:00Z");
  await db.submission.update({ where: { id: listed }, data: { submitterId: owner.userId } });
  const submission = async (paperId: number, status: "PROPOSED" | "DECLINED") =>
    (
      await db.submission.create({
        data: { paperId, day: new Date("2026-01-10"), status, submitterId: owner.userId },
      })
    ).id;
  const list = async (visibility: "PRIVATE" | "UNLISTED" | "PUBLIC") => {
    const { id } = await db.list.create({
      data: { ownerId: owner.userId, name: `A ${visibility} list`, visibility, itemCount: 1 },
    });
    await db.listItem.create({
      data: { listId: id, paperId: secretRow, ownerId: owner.userId, note: NOTE, tags: ["tag"] },
    });
    return id;
  };
  const [privateList, unlistedList, publicList] = [
    await list("PRIVATE"),
    await list("UNLISTED"),
    await list("PUBLIC"),
  ];
  const readingList = await db.list.findFirstOrThrow({ where: { readingListOf: owner.userId } });
  const item = (listId: number) =>
    globalId("ListItem", JSON.stringify([String(listId), String(secretRow)]));
  const author = await db.author.findFirstOrThrow();
  const org = await db.org.findFirstOrThrow();
  ids = {
    paper: globalId("Paper", paperRow),
    author: globalId("Author", author.id),
    org: globalId("Org", org.id),
    person: globalId("Person", owner.userId),
    "reading list": globalId("List", readingList.id),
    "private list": globalId("List", privateList),
    "unlisted list": globalId("List", unlistedList),
    "public list": globalId("List", publicList),
    "item of a private list": item(privateList),
    "item of an unlisted list": item(unlistedList),
    "item of a public list": item(publicList),
    "listed submission": globalId("Submission", listed),
    "proposed submission": globalId("Submission", await submission(rows[2] ?? 0, "PROPOSED")),
    "declined submission": globalId("Submission", await submission(rows[3] ?? 0, "DECLINED")),
  };
});

afterAll(() => server.close());

async function ask<Data>(
  query: string,
  variables: Record<string, unknown>,
  who: keyof typeof people,
) {
  const token = people[who]?.token;
  return server.graphql<Data>(query, variables, token === undefined ? {} : { token });
}

const EVERYBODY = ["owner", "other", "editor", "nobody"] as const;

/** Who sees what; the rest is null for everybody else. */
const SEEN_BY: Record<string, readonly (keyof typeof people)[]> = {
  paper: EVERYBODY,
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
  "listed submission": EVERYBODY,
  "proposed submission": ["owner", "editor"],
  "declined submission": ["owner", "editor"],
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
    expect(one.data).toEqual({ node: isSeen ? { id } : null });
    // Beside one that is there for everybody, and twice.
    const many = await ask(
      "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
      { ids: [ids["paper"], id, id] },
      who,
    );
    expect(many.data).toEqual({
      nodes: [{ id: ids["paper"] }, ...[id, id].map((seen) => (isSeen ? { id: seen } : null))],
    });
  });

  test("tell nothing by the difference between what is hidden and what is not there", async () => {
    const missing: Record<string, string> = {
      "private list": globalId("List", 2_000_000_000),
      "item of a private list": globalId("ListItem", '["2000000000","2000000000"]'),
      "proposed submission": globalId("Submission", 2_000_000_000),
    };
    for (const [what, id] of Object.entries(missing)) {
      const query = "query ($id: ID!) { node(id: $id) { __typename id } }";
      expect(await ask(query, { id }, "other")).toEqual(
        await ask(query, { id: ids[what] }, "other"),
      );
    }
  });
});

describe("what leads to somebody else's list", () => {
  const ITEMS =
    "items { nodes { id note tags readState list { id } paper { viewerLists { id } viewerHasUpvoted } } }";

  test.each([["other"], ["editor"], ["nobody"]] as const)(
    "shows the %s no note, and none of the owner's lists",
    async (who) => {
      const query = `query ($list: ID!, $item: ID!) {
      list: node(id: $list) { ... on List { ${ITEMS} } }
      item: node(id: $item) { ... on ListItem { note list { name items { nodes { note } } } } }
      feed(period: DAY) { nodes { viewerLists { id } viewerHasUpvoted } }
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
          { note: "", tags: ["tag"], paper: { viewerLists: [], viewerHasUpvoted: false } },
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

describe("mutations by somebody else", () => {
  const MUTATIONS: Record<string, { mutation: string; expected: object | null }> = {
    updateList: {
      mutation: `updateList(input: { listId: $id, name: "Taken over", visibility: PUBLIC })`,
      expected: { code: "NOT_FOUND" },
    },
    deleteList: { mutation: "deleteList(input: { listId: $id })", expected: null },
    saveToList: {
      mutation: `saveToList(input: { paper: { arxiv: "${arxivId(1)}" }, listId: $id, note: "Put there by another" })`,
      expected: { code: "NOT_FOUND" },
    },
    removeFromList: {
      mutation: `removeFromList(input: { paper: { arxiv: "${arxivId(2)}" }, listId: $id })`,
      expected: { code: "NOT_FOUND" },
    },
  };

  let before: unknown;
  const state = async () => {
    const db = server.database.prisma;
    return {
      lists: await db.list.findMany({ orderBy: { id: "asc" } }),
      items: await db.listItem.findMany({ orderBy: [{ listId: "asc" }, { paperId: "asc" }] }),
      submissions: await db.submission.findMany({ orderBy: { id: "asc" } }),
    };
  };

  beforeEach(async () => {
    before = await state();
  });

  test.each(
    Object.keys(MUTATIONS).flatMap((name) =>
      (["other", "editor", "nobody"] as const).flatMap((who) =>
        ["private list", "public list", "reading list"].map((what) => [name, who, what] as const),
      ),
    ),
  )("%s by the %s leaves the owner's %s as it is", async (name, who, what) => {
    const { mutation, expected } = MUTATIONS[name] ?? { mutation: "", expected: null };
    const source = `mutation ($id: ID!) { ${mutation} { __typename ... on Error { code message } } }`;
    const { data, errors } = await ask<Record<string, object>>(source, { id: ids[what] }, who);
    expect(errors).toBeUndefined();
    const answer = data[name];
    if (who === "nobody") expect(answer).toMatchObject({ code: "SIGNED_OUT" });
    else if (expected) expect(answer).toMatchObject(expected);
    expect(await state()).toEqual(before);
    // The same as for a list that is not there: the answer tells nobody that this one is.
    const missing = await ask<Record<string, object>>(
      source,
      { id: globalId("List", 2_000_000_000) },
      who,
    );
    expect(missing.data[name]).toEqual(answer);
  });

  test("a proposal is neither decided by a member nor told of to another who submits the paper", async () => {
    for (const mutation of [
      `placeSubmission(input: { submissionId: $id, day: "2026-01-10" })`,
      "declineSubmission(input: { submissionId: $id })",
    ]) {
      const source = `mutation ($id: ID!) { ${mutation} { ... on Error { code } } }`;
      for (const who of ["owner", "other"] as const) {
        const { data } = await ask<Record<string, object>>(
          source,
          { id: ids["proposed submission"] },
          who,
        );
        expect(Object.values(data)).toEqual([{ code: "FORBIDDEN" }]);
      }
    }
    const submit = `mutation { submitPaper(input: { paper: { arxiv: "${arxivId(3)}" }, idempotencyKey: "mine" }) {
      ... on SubmitPaperSuccess { paper { title submission { id } } submission { status submitter { handle } } } } }`;
    const { data } = await ask<{ submitPaper: object }>(submit, {}, "other");
    expect(data.submitPaper).toEqual({
      paper: { title: "On made-up thing 3", submission: null },
      submission: { status: "PROPOSED", submitter: null },
    });
    expect(await state()).toEqual(before);
  });

  test("nobody sees a proposal or a declined one through its paper", async () => {
    const query = `query ($refs: [PaperRef!]!) { papers(refs: $refs) { submission { id } firstListedOn } }`;
    const variables = { refs: [3, 4].map((number) => ({ arxiv: arxivId(number) })) };
    for (const who of EVERYBODY) {
      const { data } = await ask(query, variables, who);
      expect(data).toEqual({
        papers: [3, 4].map(() => ({ submission: null, firstListedOn: null })),
      });
    }
  });
});

test("malformed global ids are refused wherever one is taken", async () => {
  const operations = [
    "query ($id: ID!) { node(id: $id) { id } }",
    "query ($id: ID!) { nodes(ids: [$id]) { id } }",
    "query ($id: ID!) { author(id: $id) { id } }",
    "query ($id: ID!) { paper(ref: { id: $id }) { id } }",
    "query ($id: ID!) { papers(refs: [{ id: $id }]) { id } }",
    "mutation ($id: ID!) { setVote(input: { paper: { id: $id }, upvoted: true }) { ... on Error { code } } }",
    "mutation ($id: ID!) { updateList(input: { listId: $id }) { ... on Error { code } } }",
    "mutation ($id: ID!) { deleteList(input: { listId: $id }) { ... on Error { code } } }",
    `mutation ($id: ID!) { saveToList(input: { paper: { arxiv: "${arxivId(1)}" }, listId: $id }) { ... on Error { code } } }`,
    `mutation ($id: ID!) { removeFromList(input: { paper: { arxiv: "${arxivId(1)}" }, listId: $id }) { ... on Error { code } } }`,
    "mutation ($id: ID!) { declineSubmission(input: { submissionId: $id }) { ... on Error { code } } }",
    `mutation ($id: ID!) { placeSubmission(input: { submissionId: $id, day: "2026-01-10" }) { ... on Error { code } } }`,
  ];
  for (const source of operations) {
    for (const id of [
      "",
      "x",
      "💥",
      globalId("Query", 1),
      globalId("constructor", 1),
      globalId("Paper", "1\u0000"),
      globalId("List", "99999999999"),
    ]) {
      const { data, errors } = await ask<Record<string, { code?: string } | null> | null>(
        source,
        { id },
        "editor",
      );
      const code = errors?.[0]?.extensions?.["code"] ?? Object.values(data ?? {})[0]?.code;
      expect(code).toBe("INVALID_INPUT");
    }
  }
});
