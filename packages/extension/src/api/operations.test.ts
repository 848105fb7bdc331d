// @vitest-environment node
import { readFileSync } from "node:fs";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { documentId } from "./document-id.ts";
import type { Operation } from "./graphql.ts";

const schema = buildSchema(
  readFileSync(new URL("../../../schema/schema.graphql", import.meta.url), "utf8"),
);
const published = JSON.parse(
  readFileSync(new URL("../../../schema/operations.json", import.meta.url), "utf8"),
) as Record<string, string>;
const modules = import.meta.glob<Record<string, Operation<unknown, unknown>>>("./operations/*.ts", {
  eager: true,
});
const operations = Object.entries(modules).flatMap(([file, module]) =>
  Object.entries(module).map(([name, operation]) => ({ file, name, operation })),
);

describe("every operation", () => {
  test.for(operations)("$file $name is what schema.graphql allows", ({ operation }) => {
    expect(validate(schema, parse(operation.text))).toEqual([]);
  });

  test.for(operations)(
    "$file $name stands on one line, as its hash is of that",
    ({ operation: { text } }) => {
      // Neither comments nor texts in which whitespace would count.
      expect(text).not.toMatch(/[#"\n]| {2}/);
      expect(text).toBe(text.trim());
    },
  );

  test.for(operations)("$file $name is known to servers by its hash", async ({ operation }) => {
    const id = await documentId(operation.text);
    expect(published[id.replace("sha256:", "")]).toBe(operation.text);
  });

  test.for(operations)("$file $name: a mutation is told from a query", ({ operation }) => {
    const [definition] = parse(operation.text).definitions;
    expect(definition).toMatchObject({
      operation: operation.isMutation ? "mutation" : "query",
      name: { value: operation.name },
    });
  });

  test("has a name of its own, for logs and tests", () => {
    const names = operations.map(({ operation }) => operation.name);
    expect(names.every((name) => /^[A-Z]\w+$/.test(name))).toBe(true);
    expect(new Set(names).size).toBe(names.length);
  });
});
