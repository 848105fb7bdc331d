import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSeen, severalLines, singleLine } from "./plain-text.ts";

describe("what a person typed", () => {
  it.each([
    ["  To  read\n later\t", "To read later"],
    ["Cafe\u0301", "Café"],
    ["a\u200Bb\uFEFFc\u2060d\u00ADe", "abcde"],
    ["\u202Egnidaer\u202C", "gnidaer"],
    ["\u2066left\u2069 \u200Fright", "left right"],
    ["null\u0000bell\u0007", "nullbell"],
    ["a \u200B b", "a b"],
    ["lone \uD800 half", "lone \uFFFD half"],
    ["\u{1F469}\u200D\u{1F52C}", "\u{1F469}\u200D\u{1F52C}"],
    ["نمی\u200Cخواهم", "نمی\u200Cخواهم"],
    ["", ""],
  ])("as one line: %j becomes %j", (text, line) => {
    expect(singleLine(text)).toBe(line);
  });

  it("as several lines keeps them", () => {
    expect(severalLines("one\r\n  two\rthree\n\n\tfour\u0000\u202E")).toBe(
      "one\n  two\nthree\n\n\tfour",
    );
  });

  it.each(["", " ", "\u3164", "\u2800\u2800", "\u200D", "\u0301", "\u115F \u1160", "\u{E0020}"])(
    "%j is nothing to see",
    (text) => {
      expect(isSeen(text)).toBe(false);
    },
  );

  it.each(["a", "王", "7", "—", "\u{1F600}", "e\u0301"])("%j is something to see", (text) => {
    expect(isSeen(text)).toBe(true);
  });

  it("cleaned again stays the same, and has nothing that a database refuses", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const clean of [singleLine, severalLines]) {
          expect(clean(clean(text))).toBe(clean(text));
          expect(clean(text)).not.toContain("\0");
          expect(clean(text).isWellFormed()).toBe(true);
        }
        expect(singleLine(text)).not.toMatch(/[\n\r]|^ | $| {2}/);
      }),
    );
  });
});
