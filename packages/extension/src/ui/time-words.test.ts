import { expect, test } from "vitest";
import { timeWords } from "./NotSentYet.tsx";

test("of today the time is enough; of another day that is named, too", () => {
  const noon = new Date(2026, 10, 30, 12, 5).getTime();
  expect(timeWords(noon, noon + 3_600_000)).toMatch(/^12:05\sPM$/);
  expect(timeWords(noon, noon + 86_400_000)).toMatch(/^Nov 30, 2026, 12:05\sPM$/);
});
