import { schema } from "@paperround/schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OwnedThings } from "../nodes/owned-things.ts";
import { createOwnedThings } from "../nodes/owned-things.ts";
import { arxivId } from "../papers/made-up-papers.ts";
import type { TestServer } from "../support/test-server.ts";
import type { InputPlace } from "./input-places.ts";
import { inputPlaces, inputWith, leadsTo } from "./input-places.ts";
import { rowsOf } from "./kept-rows.ts";

// Every text and number that a mutation takes, by somebody who may do everything: what is too long, out of range or
// unseen is refused with its place and what to do instead, or cleaned; nothing is half done.

let server: TestServer;
let ids: OwnedThings["ids"];
let ask: OwnedThings["ask"];

beforeAll(async () => {
  ({ server, ids, ask } = await createOwnedThings());
  const db = server.database.prisma;
  await db.user.updateMany({ where: { handle: "owner" }, data: { role: "ADMIN" } });
  // What is done to a person is done to somebody below.
  const other = await db.user.findFirstOrThrow({ where: { handle: "other" } });
  ids = { ...ids, person: Buffer.from(`Person:${other.id}`).toString("base64") };
  ids = { ...ids, list: ids["private list"] ?? "", claim: ids["author claim"] ?? "" };
  ids = { ...ids, candidate: ids["merge candidate"] ?? "", disputed: ids["disputed id"] ?? "" };
  ids = { ...ids, submission: ids["proposed submission"] ?? "", subject: ids["paper"] ?? "" };
});

afterAll(() => server.close());

interface Result {
  __typename: string;
  code?: string;
  message?: string;
  fields?: { path: string[]; message: string }[];
}

async function send(mutation: string, input: object): Promise<Result> {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const { data, errors } = await ask<Record<string, Result>>(
    `mutation ($input: ${name}Input!) { ${mutation}(input: $input) { __typename
      ... on Error { code message } ... on InvalidInputError { fields { path message } } } }`,
    { input },
    "owner",
  );
  expect(errors, `${mutation} ${JSON.stringify(input).slice(0, 200)}`).toBeUndefined();
  const result = data[mutation];
  if (!result) throw new Error(`No answer to ${mutation}.`);
  return result;
}

const named = (places: InputPlace[]) =>
  places.map((place) => [`${place.mutation}(${place.path.join(".")})`, place] as const);

/** The place and a sentence, for a program and for a person. */
function expectRefused(result: Result, place: InputPlace): void {
  expect(result).toMatchObject({ __typename: "InvalidInputError", code: "INVALID_INPUT" });
  expect(result.fields?.filter(({ path }) => leadsTo(path, place))).not.toEqual([]);
  expect(result.message).toMatch(/\w.*[.?]$/s);
}

test.each([
  ["addComment", { body: "I see.", paper: { arxiv: arxivId(1) } }, { body: "I do not." }],
  ["createList", { name: "Read soon" }, { name: "Read late" }],
  ["createToken", { name: "A bot", scopes: ["READ"] }, { scopes: ["READ", "VOTE"] }],
  ["submitPaper", { paper: { arxiv: arxivId(1) } }, { paper: { arxiv: arxivId(2) } }],
])("a key of %s with another body is told so, and adds nothing", async (mutation, body, other) => {
  const input = { ...body, idempotencyKey: `the key of ${mutation}` };
  expect((await send(mutation, input)).code).toBeUndefined();
  const before = await rowsOf(server.database.prisma);
  const result = await send(mutation, { ...input, ...other });
  expect(result).toMatchObject({ code: "CONFLICT" });
  expect(result.message).toMatch(/key/);
  expect(await rowsOf(server.database.prisma)).toEqual(before);
});

describe.each(named(inputPlaces(schema, "String")))("the text at %s", (_name, place) => {
  test("is refused when it is far too long, and nothing is half done", async () => {
    const before = await rowsOf(server.database.prisma);
    const result = await send(place.mutation, inputWith(schema, place, "a".repeat(60_000), ids));
    expectRefused(result, place);
    expect(await rowsOf(server.database.prisma)).toEqual(before);
  });

  test("is kept without what nobody sees", async () => {
    const unseen = "A\u202Eb\u200Bc\u0000d\u2066e";
    const { code } = await send(place.mutation, inputWith(schema, place, unseen, ids));
    expect(code).not.toBe("INTERNAL_SERVER_ERROR");
    const rows = [...(await rowsOf(server.database.prisma)).values()].flat().join("\n");
    // Were nothing of it there, the next could not fail.
    expect(rows).toContain("A PRIVATE list");
    expect(rows).not.toMatch(/[\u202E\u200B\u2066]|\\u0000/);
  });
});

describe.each(named(inputPlaces(schema, "Int")))("the number at %s", (_name, place) => {
  test.each([-1, 2_147_483_647])(
    "is refused when it is %d, and nothing is half done",
    async (n) => {
      const before = await rowsOf(server.database.prisma);
      const { code, message } = await send(place.mutation, inputWith(schema, place, n, ids));
      expect(["INVALID_INPUT", "CONFLICT", "NOT_FOUND"]).toContain(code);
      expect(message).toMatch(/\w.*[.?]$/s);
      expect(await rowsOf(server.database.prisma)).toEqual(before);
    },
  );
});
