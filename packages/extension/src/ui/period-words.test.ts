import { expect, test } from "vitest";
import { periodWords } from "./period-words.ts";

const TODAY = "2026-01-20";

test("names a day, a week, a month", () => {
  const day = { from: "2026-01-05", to: "2026-01-05" };
  expect(periodWords("DAY", day, TODAY)).toBe("Mon, Jan 5");
  const week = { from: "2026-01-05", to: "2026-01-11" };
  expect(periodWords("WEEK", week, TODAY)).toMatch(/^Jan 5\s–\s11$/);
  const month = { from: "2026-01-01", to: "2026-01-31" };
  expect(periodWords("MONTH", month, TODAY)).toBe("Jan 2026");
});

test("says the year where it is another one", () => {
  expect(periodWords("DAY", { from: "2025-12-31", to: "2025-12-31" }, TODAY)).toBe(
    "Wed, Dec 31, 2025",
  );
  const week = { from: "2025-12-29", to: "2026-01-04" };
  expect(periodWords("WEEK", week, TODAY)).toMatch(/2025.*2026/);
});

test("what has no days, or days that are none, has no name", () => {
  expect(periodWords("TRENDING", { from: "2026-01-05", to: null }, TODAY)).toBeNull();
  expect(periodWords("DAY", { from: null, to: null }, TODAY)).toBeNull();
  expect(periodWords("WEEK", { from: "2026-02-05", to: "2026-01-01" }, TODAY)).toBeNull();
  expect(periodWords("DAY", { from: "2026-99-99", to: null }, TODAY)).toBeNull();
});
