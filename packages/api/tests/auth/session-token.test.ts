import { expect, test } from "vitest";
import { createSessionTokens } from "../../src/auth/session-token.ts";

const tokens = createSessionTokens("the instance's secret");
const SESSION = "a-session-secret-of-some-length";

test("a token is opened as often as it comes, and only as it was issued", () => {
  const token = tokens.issue(SESSION);
  for (let time = 0; time < 3; time++) {
    expect(tokens.open(token)).toBe(SESSION);
    expect(tokens.open(`${token.slice(0, -2)}AA`)).toBeNull();
    expect(tokens.open(token.replace("a-session", "b-session"))).toBeNull();
    expect(tokens.open(SESSION)).toBeNull();
  }
});

test("another instance's token opens nothing, also after it was refused", () => {
  const foreign = createSessionTokens("another secret").issue(SESSION);
  expect([tokens.open(foreign), tokens.open(foreign)]).toEqual([null, null]);
});
