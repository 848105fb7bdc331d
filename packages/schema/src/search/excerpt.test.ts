import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EXCERPT, excerptOf } from "./excerpt.ts";
import { readMarks } from "./highlight.sql.ts";

describe("marks of PostgreSQL", () => {
  it.each([
    ["no marks", { text: "no marks", marks: [] }],
    [
      "\uE000Tides\uE001 of \uE000sea\uE001",
      {
        text: "Tides of sea",
        marks: [
          { start: 0, end: 5 },
          { start: 9, end: 12 },
        ],
      },
    ],
    ["<b>\uE000x\uE001</b>", { text: "<b>x</b>", marks: [{ start: 3, end: 4 }] }],
    ["\uE001a\uE000", { text: "a", marks: [] }],
  ])("%j", (text, expected) => {
    expect(readMarks(text)).toEqual(expected);
  });
});

describe("an excerpt", () => {
  const words = fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }), {
    maxLength: 80,
  });

  it("is short, is part of the text, and marks what the text marks", () => {
    fc.assert(
      fc.property(words, fc.nat(), (parts, place) => {
        const text = parts.join(" ");
        const start = text.length === 0 ? 0 : place % text.length;
        const marks = [{ start, end: Math.min(text.length, start + 3) }];
        const excerpt = excerptOf({ text, marks });
        expect(excerpt.text.length).toBeLessThanOrEqual(EXCERPT);
        expect(text).toContain(excerpt.text);
        for (const [index, mark] of excerpt.marks.entries()) {
          const original = marks[index];
          expect(excerpt.text.slice(mark.start, mark.end)).toBe(
            text.slice(original?.start, original?.end),
          );
        }
        if (text.length > 0) expect(excerpt.marks).toHaveLength(1);
      }),
    );
  });

  it("begins and ends with whole words", () => {
    const text = `${"aaaa ".repeat(100)}tide ${"bbbb ".repeat(100)}`;
    const at = text.indexOf("tide");
    const { text: cut, marks } = excerptOf({ text, marks: [{ start: at, end: at + 4 }] });
    expect(cut.startsWith("aaaa ")).toBe(true);
    expect(cut.endsWith("bbbb")).toBe(true);
    expect(cut.slice(marks[0]?.start, marks[0]?.end)).toBe("tide");
  });
});
