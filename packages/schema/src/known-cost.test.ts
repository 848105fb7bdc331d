import { execute, parse } from "graphql";
import type { DocumentNode } from "graphql";
import { expect, it } from "vitest";
import type { Context } from "./context.ts";
import { schema } from "./index.ts";

// The server parses an operation once, so whatever is remembered of it holds for every request that sends it again.

/** Whether an operation was let through to the database, or refused for its cost. */
async function outcome(
  document: DocumentNode,
  variableValues: Record<string, unknown> = {},
): Promise<unknown> {
  let asked = false;
  const db = new Proxy(
    {},
    {
      get() {
        asked = true;
        throw new Error("The database was asked.");
      },
    },
  );
  const contextValue = { db, viewer: null, clock: { now: () => new Date() } } as unknown as Context;
  const { errors } = await execute({ schema, document, variableValues, contextValue });
  if (asked) return "asked";
  return errors?.[0]?.extensions["code"] ?? errors?.[0]?.message;
}

it("an operation that costs too much is refused however often it comes", async () => {
  const document = parse(
    "{ feed(period: DAY, first: 100) { nodes { authors(first: 100) { nodes { author { id } } } } } }",
  );
  for (let time = 0; time < 3; time++) expect(await outcome(document)).toBe("TOO_COSTLY");
});

it("an operation that was cheap with one page is refused with another", async () => {
  const document = parse(`query ($first: Int) {
    feed(period: DAY, first: $first) { nodes { authors(first: 100) { nodes { author { id } } } } }
  }`);
  for (const [first, expected] of [
    [10, "asked"],
    [100, "TOO_COSTLY"],
    [10, "asked"],
    [100, "TOO_COSTLY"],
  ] as const)
    expect(await outcome(document, { first })).toBe(expected);
});

it("so is one with a list that has grown", async () => {
  const document = parse(`query ($refs: [PaperRef!]!) {
    papers(refs: $refs) { authors(first: 100) { nodes { author { id } } } }
  }`);
  const refs = (count: number) => Array.from({ length: count }, () => ({ arxiv: "1706.03762" }));
  expect(await outcome(document, { refs: refs(2) })).toBe("asked");
  expect(await outcome(document, { refs: refs(100) })).toBe("TOO_COSTLY");
});

it("variables that are no amounts change nothing", async () => {
  const document = parse(`query ($ref: PaperRef!, $on: Date) {
    paper(ref: $ref) { title } feed(period: DAY, on: $on) { nodes { title } }
  }`);
  for (const arxiv of ["1706.03762", "1810.04805", "2005.14165"])
    expect(await outcome(document, { ref: { arxiv }, on: "2026-01-05" })).toBe("asked");
});
