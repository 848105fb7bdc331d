import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { range } from "../papers/made-up-papers.ts";
import type { SignedIn, TestServer } from "../support/test-server.ts";
import { createTestServer } from "../support/test-server.ts";
import { CREATE, DELETE, sendListMutation } from "./list-mutations.ts";

let server: TestServer;
let reader: SignedIn;
let other: SignedIn;

beforeAll(async () => {
  server = await createTestServer();
  reader = await server.signIn("reader@example.org");
  other = await server.signIn("other@example.org");
});

afterAll(() => server.close());

const send = (mutation: string, input: Record<string, unknown>, by: { token?: string } = reader) =>
  sendListMutation(server, mutation, input, by);

const create = (name: string, over: Record<string, unknown> = {}) =>
  send(CREATE, { name, idempotencyKey: randomUUID(), ...over });

describe("createList", () => {
  test("makes a private list of that name", async () => {
    expect(await create("  To\tread  later ")).toEqual({
      __typename: "CreateListSuccess",
      list: {
        id: expect.any(String),
        name: "To read later",
        isDefault: false,
        visibility: "PRIVATE",
        itemCount: 0,
        owner: { handle: "reader" },
      },
    });
    expect((await create("Shown", { visibility: "PUBLIC" })).list?.visibility).toBe("PUBLIC");
  });

  test("makes one list a key, however often and at once it is sent", async () => {
    const input = { name: "Once", idempotencyKey: randomUUID() };
    const answers = await Promise.all(range(1, 8).map(() => send(CREATE, input)));
    expect(new Set(answers.map(({ list }) => list?.id)).size).toBe(1);
    expect((await send(CREATE, input)).list?.id).toBe(answers[0]?.list?.id);
    expect(
      await server.database.prisma.list.count({ where: { ownerId: reader.userId, name: "Once" } }),
    ).toBe(1);
  });

  test("refuses a key that was used for another list", async () => {
    const idempotencyKey = randomUUID();
    await send(CREATE, { name: "One of a key", idempotencyKey });
    for (const input of [
      { name: "Another of the key", idempotencyKey },
      { name: "One of a key", visibility: "PUBLIC", idempotencyKey },
    ]) {
      expect(await send(CREATE, input)).toMatchObject({
        __typename: "ConflictError",
        code: "CONFLICT",
      });
    }
  });

  test("takes no notice of another person's keys", async () => {
    const input = { name: "Same key", idempotencyKey: randomUUID() };
    const mine = await send(CREATE, input);
    const theirs = await send(CREATE, input, other);
    expect(theirs.list?.name).toBe("Same key");
    expect(theirs.list?.id).not.toBe(mine.list?.id);
  });

  test("does not use up the key when it fails", async () => {
    const input = { name: "Once", idempotencyKey: randomUUID() };
    expect(await send(CREATE, input)).toMatchObject({ code: "CONFLICT" });
    expect(await send(CREATE, { ...input, name: "Once more" })).toMatchObject({
      list: { name: "Once more" },
    });
  });

  test("tells of a retry whose list was deleted meanwhile", async () => {
    const input = { name: "Short-lived", idempotencyKey: randomUUID() };
    const { list } = await send(CREATE, input);
    await send(DELETE, { listId: list?.id });
    expect(await send(CREATE, input)).toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("deleted"),
    });
    expect((await create("Short-lived")).list?.name).toBe("Short-lived");
  });

  test("refuses a name that another of the viewer's lists has, spelt otherwise or not", async () => {
    await create("Café");
    for (const name of ["Café", "Cafe\u0301", " Café ", "Ca\u200Bfé", "\u202ECafé"]) {
      expect(await create(name)).toMatchObject({ code: "CONFLICT" });
    }
    expect(
      (await send(CREATE, { name: "Café", idempotencyKey: randomUUID() }, other)).list?.name,
    ).toBe("Café");
  });

  test.each([
    ["", "Give the list a name."],
    [" \t\n ", "Give the list a name."],
    ["\u200B\uFEFF\u202E", "Give the list a name."],
    ["\u3164", "Give the list a name."],
    ["\u0000", "Give the list a name."],
    ["n".repeat(101), "A list's name has at most 100 characters: shorten it."],
  ])("refuses the name %j", async (name, message) => {
    expect(await create(name)).toMatchObject({
      __typename: "InvalidInputError",
      fields: [{ path: ["input", "name"], message }],
    });
  });

  test.each([
    ["nul\u0000l", "null"],
    ["\uD83D half", "\uFFFD half"],
    ["\u{1F469}\u200D\u{1F52C} science", "\u{1F469}\u200D\u{1F52C} science"],
    ["'; DROP TABLE lists; --", "'; DROP TABLE lists; --"],
    ["m".repeat(100), "m".repeat(100)],
  ])("cleans the name %j", async (name, stored) => {
    expect((await create(name)).list?.name).toBe(stored);
  });

  test.each(["", "k".repeat(201), "nul\u0000l", "\u202Ekey", "line\nend"])(
    "refuses the idempotency key %j",
    async (idempotencyKey) => {
      expect(await create("Badly keyed", { idempotencyKey })).toMatchObject({
        __typename: "InvalidInputError",
        fields: [{ path: ["input", "idempotencyKey"] }],
      });
    },
  );

  test("needs somebody signed in", async () => {
    expect(await send(CREATE, { name: "Nobody's", idempotencyKey: "1" }, {})).toMatchObject({
      code: "SIGNED_OUT",
    });
  });
});
