import { expect, test } from "vitest";
import { createStatementNames } from "../../src/database/statement-names.ts";

test("a statement that is seen again gets a name and keeps it", () => {
  const nameOf = createStatementNames();
  expect(nameOf("SELECT 1")).toBeUndefined();
  expect(nameOf("SELECT 2")).toBeUndefined();
  const name = nameOf("SELECT 1");
  expect(name).toMatch(/^\w{1,63}$/u);
  expect(nameOf("SELECT 1")).toBe(name);
  expect(nameOf("SELECT 2")).not.toBe(name);
});

test("the number of names is bounded, and what has one keeps it", () => {
  const nameOf = createStatementNames(3);
  const names = new Set<string | undefined>();
  for (let round = 0; round < 3; round++)
    for (let n = 0; n < 10; n++) {
      nameOf(`SELECT ${n}`);
      names.add(nameOf(`SELECT ${n}`));
    }
  expect(names).toEqual(new Set(["paperround_0", "paperround_1", "paperround_2", undefined]));
  expect(nameOf("SELECT 0")).toBe("paperround_0");
});

test("statements that come once do not use names up", () => {
  const nameOf = createStatementNames(3);
  for (let n = 0; n < 100; n++) nameOf(`SELECT ${n}`);
  nameOf("SELECT again");
  expect(nameOf("SELECT again")).toBe("paperround_0");
});
