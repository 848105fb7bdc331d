import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashToken, mintToken, shownPrefix } from "./token-text.ts";

describe("a token", () => {
  it("has the shape that scanners are told, and is another every time", () => {
    const tokens = Array.from({ length: 200 }, mintToken);
    for (const token of tokens) expect(token).toMatch(/^prd_[0-9A-Za-z]{49}$/);
    expect(new Set(tokens).size).toBe(200);
    expect(new Set(tokens.map(hashToken)).size).toBe(200);
  });

  it("uses every sign at every place of its secret", () => {
    const tokens = Array.from({ length: 3_000 }, mintToken);
    // The first sign alone cannot be all: 62^43 is a little more than 2^256.
    for (let place = 5; place < 47; place++)
      expect(new Set(tokens.map((token) => token[place])).size).toBe(62);
  });

  it("is kept as a hash that tells nothing of it but where it is", () => {
    const token = mintToken();
    expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashToken(token)).toBe(hashToken(token));
    expect(token.startsWith(shownPrefix(token))).toBe(true);
    expect(shownPrefix(token)).toHaveLength(8);
  });

  it("is no token when a sign is another, missing, too many, or two have changed places", () => {
    fc.assert(
      fc.property(
        fc.nat(52),
        fc.constantFrom("0", "Z", "z", "9", "A", "a", "_", "-", ".", " ", "é"),
        fc.constantFrom("replace", "insert", "delete", "swap", "cut"),
        (place, sign, change) => {
          const token = mintToken();
          const next = token.slice(place + 1, place + 2);
          const changed = {
            replace: token.slice(0, place) + sign + token.slice(place + 1),
            insert: token.slice(0, place) + sign + token.slice(place),
            delete: token.slice(0, place) + token.slice(place + 1),
            swap: token.slice(0, place) + next + (token[place] ?? "") + token.slice(place + 2),
            cut: token.slice(0, place),
          }[change];
          fc.pre(changed !== token);
          expect(hashToken(changed)).toBeNull();
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it("is not what only looks like one", () => {
    for (const text of [
      "",
      "prd_",
      `prd_${"0".repeat(49)}`,
      `PRD_${mintToken().slice(4)}`,
      `${mintToken()}\n`,
    ])
      expect(hashToken(text)).toBeNull();
  });
});
