// @vitest-environment node
import { readFileSync } from "node:fs";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, test } from "vitest";
import type { Operation } from "./graphql.ts";

const schema = buildSchema(
  readFileSync(new URL("../../../schema/schema.graphql", import.meta.url), "utf8"),
);
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

  test("has a name of its own, for logs and tests", () => {
    const names = operations.map(({ operation }) => operation.name);
    expect(names.every((name) => /^[A-Z]\w+$/.test(name))).toBe(true);
    expect(new Set(names).size).toBe(names.length);
  });
});
