import { describe, expect, test } from "vitest";
import { LIKE, titleLikeness, titleWords } from "./title-likeness.ts";

describe("titles of one paper are alike", () => {
  test.for([
    ["Attention Is All You Need", "Attention is all you need."],
    ["Über Größe: a Résumé", "UBER GRÖẞE -- A RESUME"],
    ["“Why Should I Trust You?” Explaining", "Why should I trust you: explaining"],
    ["Scaling Laws for Neural Language Models", "Scaling Laws for Neural Language Models (v2)"],
  ] as const)("%s", ([one, other]) => {
    expect(titleLikeness(one, other)).toBeGreaterThanOrEqual(LIKE);
  });
});

describe("titles of two papers are not", () => {
  test.for([
    ["Attention Is All You Need", "Attention Is Not All You Need for Vision at Scale"],
    ["Language Models", "Models"],
    ["On the Quiet Reading of Papers in Groups", "On the Loud Writing of Books in Groups"],
    ["", ""],
    ["???", "!!!"],
  ] as const)("%s | %s", ([one, other]) => {
    expect(titleLikeness(one, other)).toBeLessThan(LIKE);
  });
});

test("no sign of a title is left that would be an operator in a query", () => {
  expect(titleWords('author:me -not "quoted" year:2024..2025')).toEqual(
    "author me not quoted year 2024 2025".split(" "),
  );
});
