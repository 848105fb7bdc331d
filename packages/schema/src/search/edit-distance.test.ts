import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance } from "./edit-distance.ts";

describe("the distance of two words", () => {
  it.each([
    ["", "", 0],
    ["attention", "attention", 0],
    ["attention", "atention", 1],
    ["attention", "attentions", 1],
    ["attention", "attantion", 1],
    ["neural", "nueral", 1],
    ["neural", "nuearl", 2],
    ["abc", "", 3],
    ["kitten", "sitting", 3],
  ])("%s, %s", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });

  it("is at least the difference of lengths, and at most the longer", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});
