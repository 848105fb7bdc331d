import { expect, test } from "vitest";
import { tagsIn } from "./ItemForm.tsx";

test.for([
  ["to discuss, data", ["to discuss", "data"]],
  [" data ,, data,", ["data"]],
  ["数据、模型，评测", ["数据", "模型", "评测"]],
  ["", []],
  ["<b>x</b>", ["<b>x</b>"]],
] as const)("“%s”", ([text, tags]) => {
  expect(tagsIn(text)).toEqual(tags);
});
