// @vitest-environment node
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { problemsOfReleased } from "./operations-list.ts";

const SDL = "type Query { hello: String bye: String }";
const list = (...texts: string[]) =>
  Object.fromEntries(
    texts.map((text) => [createHash("sha256").update(text).digest("hex"), text] as const),
  );

test("what was released and can be answered is in order", () => {
  expect(problemsOfReleased(list("query A { hello }", "query B { bye }"), SDL)).toEqual([]);
});

test("what the schema cannot answer any more is named, with the reason", () => {
  const released = list("query A { hello }", "query Gone { welcome }");
  expect(problemsOfReleased(released, SDL)).toEqual([
    expect.stringMatching(/^query Gone \{ welcome \}… was released.*"welcome"/),
  ]);
});

test("a text that was changed after its release is named", () => {
  const [hash = ""] = Object.keys(list("query A { hello }"));
  expect(problemsOfReleased({ [hash]: "query A { bye }" }, SDL)).toEqual([
    expect.stringContaining("is not what was released"),
  ]);
});
