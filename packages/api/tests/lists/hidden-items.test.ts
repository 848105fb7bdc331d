import { afterAll, beforeAll, expect, test } from "vitest";
import { addPapers, globalId, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";

// A list counts the papers that whoever asks may see, and no others: a count that is one too many would tell them of
// a hidden paper.

let server: TestServer;
let owner: SignedIn;
let moderator: SignedIn;
let hidden: string;
let listIds: string[];

beforeAll(async () => {
  server = await createTestServer();
  const db = server.database.prisma;
  const rows = await addPapers(db, range(1, 4));
  hidden = globalId("Paper", rows[0] ?? 0);
  owner = await server.signIn("owner@example.org");
  moderator = await server.signIn("moderator@example.org");
  await db.user.update({ where: { id: moderator.userId }, data: { role: "MODERATOR" } });
  const sizes = [4, 3, 1, 0];
  listIds = [];
  for (const size of sizes) listIds.push(await makeList(rows.slice(0, size)));
});

afterAll(() => server.close());

async function send<Data>(
  mutation: string,
  input: object,
  who: SignedIn,
  fields = "",
): Promise<Data> {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const { data, errors } = await server.graphql<Record<string, Data>>(
    `mutation ($input: ${name}Input!) { ${mutation}(input: $input) { __typename ... on Error { message } ${fields} } }`,
    { input },
    { token: who.token },
  );
  expect(errors).toBeUndefined();
  expect(data[mutation]).toMatchObject({ __typename: `${name}Success` });
  return data[mutation] as Data;
}

async function makeList(rows: number[]): Promise<string> {
  const name = `A list of ${rows.length}`;
  const { list } = await send<{ list: { id: string } }>(
    "createList",
    { name, visibility: "PUBLIC", idempotencyKey: name },
    owner,
    "... on CreateListSuccess { list { id } }",
  );
  for (const row of rows) {
    await send("saveToList", { listId: list.id, paper: { id: globalId("Paper", row) } }, owner);
  }
  return list.id;
}

/** How many papers each list says that it has, when it says how many it shows. */
async function counts(who: SignedIn | null): Promise<number[]> {
  const { data, errors } = await server.graphql<{
    nodes: { itemCount: number; items: { nodes: unknown[] } }[];
  }>(
    "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on List { itemCount items { nodes { id } } } } }",
    { ids: listIds },
    who ? { token: who.token } : {},
  );
  expect(errors).toBeUndefined();
  for (const { itemCount, items } of data.nodes) expect(items.nodes).toHaveLength(itemCount);
  return data.nodes.map(({ itemCount }) => itemCount);
}

const hide = (isHidden: boolean) =>
  send("setPaperHidden", { paper: { id: hidden }, hidden: isHidden, reason: "Spam" }, moderator);

test("lists count what whoever asks may see", async () => {
  for (const who of [owner, moderator, null]) expect(await counts(who)).toEqual([4, 3, 1, 0]);
  await hide(true);
  expect(await counts(owner)).toEqual([3, 2, 0, 0]);
  expect(await counts(null)).toEqual([3, 2, 0, 0]);
  expect(await counts(moderator)).toEqual([4, 3, 1, 0]);
  await hide(false);
  for (const who of [owner, moderator, null]) expect(await counts(who)).toEqual([4, 3, 1, 0]);
});

test("so does the answer to a change, which is asked twice in one operation", async () => {
  await hide(true);
  const paper = `{ id: "${globalId("Paper", 2)}" }`;
  const list = listIds[2];
  const { data, errors } = await server.graphql<Record<string, object>>(
    `mutation {
      a: saveToList(input: { listId: "${list}", paper: ${paper} }) { ... on SaveToListSuccess { item { list { itemCount } } } }
      b: removeFromList(input: { listId: "${list}", paper: ${paper} }) { ... on RemoveFromListSuccess { paper { id } } }
      c: saveToList(input: { listId: "${listIds[3]}", paper: ${paper} }) { ... on SaveToListSuccess { item { list { itemCount } } } }
    }`,
    {},
    { token: owner.token },
  );
  expect(errors).toBeUndefined();
  expect(data["a"]).toEqual({ item: { list: { itemCount: 1 } } });
  expect(data["c"]).toEqual({ item: { list: { itemCount: 1 } } });
  await hide(false);
});

test("counting asks the database no more often for many lists than for one", async () => {
  const ask = async (ids: string[]) => {
    server.statements();
    const query = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on List { itemCount } } }";
    await server.graphql(query, { ids });
    return server.statements().length;
  };
  expect(await ask(listIds)).toBe(await ask(listIds.slice(0, 1)));
});
