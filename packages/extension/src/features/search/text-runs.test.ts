import { expect, test } from "vitest";
import { textRuns } from "./text-runs.ts";

/** `a [b] c`: what is marked stands in brackets. */
function drawn(text: string, ...marks: [start: number, end: number][]): string {
  return textRuns(
    text,
    marks.map(([start, end]) => ({ start, end })),
  )
    .map((run) => (run.isMarked ? `[${run.text}]` : run.text))
    .join("|");
}

test("cuts a text at its marks", () => {
  expect(drawn("large language models", [0, 5], [15, 21])).toBe("[large]| language |[models]");
  expect(drawn("no marks")).toBe("no marks");
  expect(drawn("")).toBe("");
});

test("of marks that no sound server sends, nothing is believed and no letter is lost", () => {
  expect(drawn("abc", [-1, 2])).toBe("abc");
  expect(drawn("abc", [1, 99])).toBe("abc");
  expect(drawn("abc", [2, 1])).toBe("abc");
  expect(drawn("abc", [0.5, 2])).toBe("abc");
  expect(drawn("abc", [Number.NaN, Number.NaN])).toBe("abc");
  expect(drawn("abcdef", [0, 3], [1, 4], [4, 5])).toBe("[abc]|d|[e]|f");
});
