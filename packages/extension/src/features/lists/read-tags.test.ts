import { expect, test } from "vitest";
import { readTags } from "./read-tags.ts";

test.for([
  ["", []],
  [" , ,, ", []],
  ["one", ["one"]],
  ["to  read, data , to read,", ["to read", "data"]],
  ["数据，模型、评测", ["数据", "模型", "评测"]],
] as const)("%s", ([text, tags]) => {
  expect(readTags(text)).toEqual(tags);
});
