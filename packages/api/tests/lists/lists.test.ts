import { randomUUID } from "node:crypto";
import { ConflictError } from "@paperround/schema/errors";
import { createList } from "@paperround/schema/lists/create-list";
import { deleteList } from "@paperround/schema/lists/delete-list";
import { updateList } from "@paperround/schema/lists/update-list";
import { welcomePerson } from "@paperround/schema/people/welcome-person";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addPerson, globalId, range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import type { Answer } from "./list-mutations.ts";
import { CREATE, DELETE, sendListMutation, UPDATE } from "./list-mutations.ts";

let server: TestServer;
let reader: SignedIn;
let readingList: string;

beforeAll(async () => {
  server = await createTestServer();
  reader = await server.signIn("reader@example.org");
  const { id } = await server.database.prisma.list.findFirstOrThrow({
    where: { readingListOf: reader.userId },
  });
  readingList = globalId("List", id);
});

afterAll(() => server.close());

const send = (mutation: string, input: Record<string, unknown>, by: { token?: string } = reader) =>
  sendListMutation(server, mutation, input, by);

const create = (name: string, over: Record<string, unknown> = {}) =>
  send(CREATE, { name, idempotencyKey: randomUUID(), ...over });

describe("updateList", () => {
  test("changes what is said and leaves what is not", async () => {
    const { list } = await create("Before");
    const listId = list?.id;
    expect(await send(UPDATE, { listId, name: "After" })).toMatchObject({
      list: { id: listId, name: "After", visibility: "PRIVATE" },
    });
    expect(await send(UPDATE, { listId, visibility: "UNLISTED" })).toMatchObject({
      list: { name: "After", visibility: "UNLISTED" },
    });
    expect(await send(UPDATE, { listId, name: null, visibility: null })).toMatchObject({
      list: { name: "After", visibility: "UNLISTED" },
    });
    // Said again, its own name is no conflict.
    expect(await send(UPDATE, { listId, name: "After" })).toMatchObject({
      list: { name: "After" },
    });
  });

  test("refuses the name of another list", async () => {
    await create("Second");
    const { list } = await create("Third");
    expect(await send(UPDATE, { listId: list?.id, name: "Second" })).toMatchObject({
      code: "CONFLICT",
    });
    expect(await send(UPDATE, { listId: list?.id, name: "\u200B" })).toMatchObject({
      code: "INVALID_INPUT",
    });
  });

  test("renames the reading list, which stays the reading list", async () => {
    const renamed = await send(UPDATE, { listId: readingList, name: "My pile" });
    expect(renamed).toMatchObject({ list: { name: "My pile", isDefault: true } });
    // The name is free now, and being welcomed again makes no second reading list.
    expect((await create("Reading list")).list?.isDefault).toBe(false);
    await welcomePerson(server.database.prisma, reader.userId);
    const lists = await server.database.prisma.list.findMany({
      where: { readingListOf: reader.userId },
    });
    expect(lists.map(({ name }) => name)).toEqual(["My pile"]);
  });

  test.each([
    [() => globalId("List", 2_147_483_647), "NOT_FOUND"],
    [() => globalId("Paper", 1), "INVALID_INPUT"],
    [() => "nonsense", "INVALID_INPUT"],
    [() => "", "INVALID_INPUT"],
  ])("answers a list that is none", async (id, code) => {
    expect(await send(UPDATE, { listId: id(), name: "Anything" })).toMatchObject({ code });
  });
});

describe("deleteList", () => {
  test("deletes it with what is in it, and may be said again", async () => {
    const { list } = await create("Gone soon");
    const listId = list?.id;
    expect(await send(DELETE, { listId })).toEqual({
      __typename: "DeleteListSuccess",
      deletedId: listId,
    });
    expect(await send(DELETE, { listId })).toEqual({
      __typename: "DeleteListSuccess",
      deletedId: listId,
    });
    const { data } = await server.graphql(
      "query ($id: ID!) { node(id: $id) { id } }",
      { id: listId },
      { token: reader.token },
    );
    expect(data).toEqual({ node: null });
  });

  test("leaves the reading list where it is", async () => {
    expect(await send(DELETE, { listId: readingList })).toMatchObject({
      __typename: "ForbiddenError",
      code: "FORBIDDEN",
    });
  });

  test.each(["nonsense", globalId("Paper", 1)])("refuses %s", async (listId) => {
    expect(await send(DELETE, { listId })).toMatchObject({ code: "INVALID_INPUT" });
  });
});

describe("several at once", () => {
  test("never make more than a hundred lists", async () => {
    const db = server.database.prisma;
    const collector = await addPerson(db, "collector");
    await db.list.createMany({
      data: range(1, 95).map((number) => ({ ownerId: collector.id, name: `List ${number}` })),
    });
    const outcomes = await Promise.allSettled(
      range(1, 12).map((number) =>
        createList(db, collector, {
          name: `New ${number}`,
          visibility: "PRIVATE",
          idempotencyKey: `key-${number}`,
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(4);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(ConflictError);
    }
    expect(await db.list.count({ where: { ownerId: collector.id } })).toBe(100);
    // What failed may be sent again with its key once there is room.
    const { id } = await db.list.findFirstOrThrow({
      where: { ownerId: collector.id, name: "List 1" },
    });
    await deleteList(db, collector, { listId: globalId("List", id) });
    const failed = outcomes.findIndex(({ status }) => status === "rejected") + 1;
    await createList(db, collector, {
      name: `New ${failed}`,
      visibility: "PRIVATE",
      idempotencyKey: `key-${failed}`,
    });
  });

  test("never make two lists of one name", async () => {
    const db = server.database.prisma;
    const namer = await addPerson(db, "namer");
    const [{ listId }, { listId: second }] = (await Promise.all(
      ["A", "B"].map((name) =>
        createList(db, namer, { name, visibility: "PRIVATE", idempotencyKey: name }),
      ),
    )) as [{ listId: number }, { listId: number }];
    const outcomes = await Promise.allSettled([
      ...range(1, 4).map((key) =>
        createList(db, namer, { name: "C", visibility: "PRIVATE", idempotencyKey: `c${key}` }),
      ),
      ...[listId, second].map((id) =>
        updateList(db, namer, { listId: globalId("List", id), name: "C" }),
      ),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(ConflictError);
    }
    expect(await db.list.count({ where: { ownerId: namer.id, name: "C" } })).toBe(1);
  });

  test("rename and delete a list: it is gone, and whoever came too late is told", async () => {
    for (const round of range(1, 6)) {
      const { list } = await create(`Contested ${round}`);
      const listId = list?.id;
      const update = (input: object) =>
        server.graphql<Record<string, Answer>>(
          UPDATE,
          { input: { listId, ...input } },
          { token: reader.token },
        );
      const answers = await Promise.all([
        update({ name: `Contested ${round}.1` }),
        update({ visibility: "PUBLIC" }),
        send(DELETE, { listId }).then((deleteList) => ({
          data: { deleteList },
          errors: undefined,
        })),
        update({ name: `Contested ${round}.2` }),
        update({ visibility: "PRIVATE" }),
      ]);
      for (const { data, errors } of answers) {
        // Changed and deleted at once: there is nothing left to show.
        const outcome =
          errors?.[0]?.extensions?.["code"] ?? Object.values(data).map((one) => one.__typename)[0];
        expect(["UpdateListSuccess", "DeleteListSuccess", "NotFoundError", "NOT_FOUND"]).toContain(
          outcome,
        );
      }
      const node = await server.graphql(
        "query ($id: ID!) { node(id: $id) { id } }",
        { id: listId },
        { token: reader.token },
      );
      expect(node.data).toEqual({ node: null });
    }
  });
});
