import { expect, test } from "vitest";
import { placeTowards } from "./badge-place.ts";

test.for([
  ["bottom right", "ArrowUp", "middle right"],
  ["middle right", "ArrowUp", "top right"],
  ["top right", "ArrowUp", null],
  ["bottom right", "ArrowDown", null],
  ["top left", "ArrowDown", "middle left"],
  ["bottom right", "ArrowLeft", "bottom left"],
  ["bottom left", "ArrowLeft", null],
  ["middle left", "ArrowRight", "middle right"],
  ["middle left", "Enter", null],
] as const)("from %s by %s to %s", ([from, key, to]) => {
  expect(placeTowards(from, key)).toBe(to);
});
