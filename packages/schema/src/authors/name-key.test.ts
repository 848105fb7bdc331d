import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameKey } from "./name-key.ts";

describe("nameKey", () => {
  it.each([
    ["José  Á. O’Neil-Núñez", "jose a oneil nunez"],
    ["Ada LOVELACE", "ada lovelace"],
    ["  Ada\tLovelace ", "ada lovelace"],
    ["Lovelace, Ada", "lovelace ada"],
    ["J.-P. Serre", "j p serre"],
    ["O'Neil", "oneil"],
    ["Ｗｉｄｅ", "wide"],
    ["王小明", "王小明"],
    ["Ива\u0301н Петро\u0301в", "иван петров"],
    ["ﬁona", "fiona"],
    ["R2-D2", "r2 d2"],
    ["—", ""],
    ["", ""],
  ])("folds %j to %j", (name, key) => {
    expect(nameKey(name)).toBe(key);
  });

  it("does not depend on how the letters are composed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        expect(nameKey(name.normalize("NFD"))).toBe(nameKey(name.normalize("NFC")));
      }),
    );
  });

  it("folded again stays the same, and has no space at its ends or two in a row", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const key = nameKey(name);
        expect(nameKey(key)).toBe(key);
        expect(key).not.toMatch(/^ | $| {2}/);
      }),
    );
  });
});
