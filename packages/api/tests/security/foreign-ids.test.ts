import { schema } from "@paperround/schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OwnedThings } from "../nodes/owned-things.ts";
import { createOwnedThings } from "../nodes/owned-things.ts";
import type { TestServer } from "../support/test-server.ts";
import { inputPlaces, inputWith, leadsTo } from "./input-places.ts";
import { expectKept, rowsOf } from "./kept-rows.ts";

// Every id that a mutation takes, and in its place the id of every thing that is another person's, hidden, or of another
// type: the answer is one that a caller can expect, and nobody's things change. What can be read by its id: visibility.

let server: TestServer;
let ids: OwnedThings["ids"];
let ask: OwnedThings["ask"];
/** The other person's row. */
let actor: string;

beforeAll(async () => {
  ({ server, ids, ask } = await createOwnedThings());
  const { prisma } = server.database;
  ({ id: actor } = await prisma.user.findFirstOrThrow({ where: { handle: "other" } }));
});

afterAll(() => server.close());

interface Result {
  __typename: string;
  code?: string;
  message?: string;
  fields?: { path: string[] }[];
}

const PLACES = inputPlaces(schema, "ID");

/** What an error tells whoever may not do it, or asks for what they cannot see. */
const REFUSED = ["FORBIDDEN", "NOT_FOUND", "INVALID_INPUT", "CONFLICT"];

async function send(mutation: string, input: object, who: "other" | "nobody"): Promise<Result> {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const { data, errors } = await ask<Record<string, Result>>(
    `mutation ($input: ${name}Input!) { ${mutation}(input: $input) { __typename
      ... on Error { code message } ... on InvalidInputError { fields { path } } } }`,
    { input },
    who,
  );
  expect(errors, `${mutation} ${JSON.stringify(input)}`).toBeUndefined();
  const result = data[mutation];
  if (!result) throw new Error(`No answer to ${mutation}.`);
  return result;
}

test("mutations take ids in many places, and each is tried", () => {
  expect(PLACES.length).toBeGreaterThan(25);
  expect(PLACES.map(({ mutation }) => mutation)).toContain("revokeToken");
});

describe.each(
  PLACES.map((place) => [`${place.mutation}(${place.path.join(".")})`, place] as const),
)("%s", (_name, place) => {
  const { mutation } = place;

  test("of another person changes nothing of theirs", async () => {
    const db = server.database.prisma;
    const before = await rowsOf(db);
    const codes = new Set<string>();
    for (const [what, id] of Object.entries(ids)) {
      const { __typename, code, message } = await send(
        mutation,
        inputWith(schema, place, id, ids),
        "other",
      );
      if (code === undefined) expect(__typename, what).toMatch(/Success$/);
      else expect(REFUSED, `${what}: ${message}`).toContain(code);
      codes.add(code ?? "OK");
    }
    await expectKept(db, before, actor);
    // Each place takes some type of id: else nothing was tried.
    expect([...codes].some((code) => code !== "INVALID_INPUT")).toBe(true);
  });

  test.each(["", "nonsense", "TGlzdDow", Buffer.from("Person:%").toString("base64")])(
    "is refused where it is none, such as “%s”",
    async (id) => {
      const { code, fields, message } = await send(
        mutation,
        inputWith(schema, place, id, ids),
        "other",
      );
      expect(message).toEqual(expect.stringMatching(/\w.*\.$/));
      if (code === "FORBIDDEN") return;
      expect(code).toBe("INVALID_INPUT");
      expect(fields?.some((field) => leadsTo(field.path, place))).toBe(true);
    },
  );

  test("of anything is for nobody who is not signed in", async () => {
    const input = inputWith(schema, place, Object.values(ids)[0] ?? "", ids);
    expect(await send(mutation, input, "nobody")).toMatchObject({ code: "SIGNED_OUT" });
  });
});
