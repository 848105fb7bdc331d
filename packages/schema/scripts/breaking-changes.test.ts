import { expect, test } from "vitest";
import { breakingChanges } from "./breaking-changes.ts";

const BEFORE = `
  directive @shown(if: Boolean, unless: Boolean @deprecated(reason: "Use if.")) on FIELD
  type Query {
    paper(id: ID): String
    old: Int @deprecated(reason: "Use paper.")
    votes: Int!
    list(sort: Sort, filter: Filter, by: Int @deprecated(reason: "Use sort."), to: Int): [String!]!
    former(by: Formerly): Former @deprecated(reason: "Use list.")
  }
  enum Sort { NEW TOP HOT @deprecated(reason: "Use TOP.") }
  input Filter { year: Int, since: Int @deprecated(reason: "Use year.") }
  input Formerly { one: Int }
  type Former { one: Part, other: Int }
  type Part { other: Int }
`;

const without = (...parts: (string | RegExp)[]): string =>
  parts.reduce((sdl: string, part) => sdl.replace(part, ""), BEFORE);

test.each([
  ["nothing", BEFORE],
  ["a new field", BEFORE.replace("votes: Int!", "votes: Int! comments: Int")],
  ["a deprecated field that is gone", without(/old:.*\n/)],
  ["a deprecated value that is gone", without(/HOT @.*\)/)],
  ["a deprecated argument that is gone", without(/by: Int @.*?\),/)],
  ["a deprecated argument of a directive that is gone", without(/, unless.*"\)/)],
  ["a deprecated input field that is gone", without(/, since.*\)/)],
  [
    "a deprecated field that is gone with the types that it alone led to",
    without(/former.*\n/, /input Formerly.*\n/, /type Former .*\n/, /type Part.*\n/),
  ],
  ["a new optional argument", BEFORE.replace("(id: ID)", "(id: ID, url: String)")],
  ["a deprecation", BEFORE.replace("votes: Int!", 'votes: Int! @deprecated(reason: "…")')],
])("%s breaks nobody", async (_what, after) => {
  expect(await breakingChanges(BEFORE, after)).toEqual([]);
});

test.each([
  ["a field that is gone", BEFORE.replace("votes: Int!", ""), /Query\.votes.*removed/],
  ["an argument that is gone", without(", to: Int"), /list\.to|argument.*to.*removed/],
  ["an argument of a directive that is gone", without("if: Boolean, "), /shown/],
  ["an input field that is gone", without("year: Int, "), /Filter.*year|year.*Filter/],
  ["a value that is gone", BEFORE.replace("TOP ", ""), /Sort\.TOP.*removed/],
  ["a field that may be null now", BEFORE.replace("votes: Int!", "votes: Int"), /Query\.votes/],
  ["an argument that must be given now", BEFORE.replace("(id: ID)", "(id: ID!)"), /paper\.id/],
  ["a new argument that must be given", BEFORE.replace("(id: ID)", "(id: ID, url: ID!)"), /url/],
])("%s breaks clients", async (_what, after, message) => {
  expect(await breakingChanges(BEFORE, after)).toEqual([expect.stringMatching(message)]);
});

test("a type goes with no more than what led to it", async () => {
  const after = without("sort: Sort, ", /enum Sort.*\n/);
  const breaking = await breakingChanges(BEFORE, after);
  expect(breaking.toSorted()).toEqual([
    expect.stringMatching(/list\.sort.*removed/),
    expect.stringMatching(/Sort.*removed/),
  ]);
});
