import { describe, expect, test } from "vitest";
import type { Failure } from "../result.ts";
import { failureWords, inWords } from "./failure-words.ts";

const server = "http://localhost:4000";

describe("every failure says what to do", () => {
  const cases: [failure: Failure, advice: RegExp][] = [
    [{ kind: "unreachable", server }, /^localhost:4000 does not answer\./],
    [{ kind: "incompatible", server }, /another version.*Update the extension/],
    [{ kind: "rate-limited", retryAt: 42_000 }, /Try again in 42 seconds\.$/],
    [{ kind: "rate-limited", retryAt: -1 }, /You can try again now\.$/],
    [{ kind: "signed-out", hadSession: true }, /Sign in/],
    [{ kind: "refused", code: "NOT_FOUND", message: "No such paper." }, /^No such paper\.$/],
    [
      { kind: "refused", code: "SOURCE_UNAVAILABLE", message: "arXiv is silent: try again." },
      /^arXiv is silent/,
    ],
    [{ kind: "rate-limited", retryAt: 7_200_000, message: "Five a day." }, /^Five a day\.$/],
    [{ kind: "rate-limited", retryAt: 42_000, message: "Stale." }, /Try again in 42 seconds\.$/],
    [{ kind: "broken", requestId: "r-1" }, /r-1$/],
    [{ kind: "broken", requestId: null }, /^Try again/],
  ];
  test.for(cases)("%o", ([failure, advice]) => {
    expect(failureWords(failure, 0).advice).toMatch(advice);
  });
});

test("inWords", () => {
  expect([1, 89_000, 90_000, 3_600_000, 86_400_000].map(inWords)).toEqual([
    "in 1 second",
    "in 89 seconds",
    "in 2 minutes",
    "in 60 minutes",
    "in 24 hours",
  ]);
});
