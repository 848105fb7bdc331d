import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstIdentifier, hashPrefix, lookupHash, lookupKey } from "./lookup-key.ts";
import type { PaperIdentifier } from "./scheme.ts";

const arxiv: PaperIdentifier = { scheme: "ARXIV", value: "1706.03762" };
const corpus: PaperIdentifier = { scheme: "CORPUS_ID", value: "13756489" };
const doi: PaperIdentifier = { scheme: "DOI", value: "10.1145/2854146" };

describe("look-up keys", () => {
  it("writes the scheme in lower case", () => {
    expect(lookupKey(arxiv)).toBe("arxiv:1706.03762");
    expect(lookupKey(corpus)).toBe("corpus_id:13756489");
  });

  it("hashes them by SHA-256", async () => {
    // printf %s arxiv:1706.03762 | sha256sum
    expect(await lookupHash(arxiv)).toBe(
      "a1a0262a54cd0bbc3e7baed25ef4d2308fca6c29397dddd54a5edbb5694c070d",
    );
  });

  it("chooses the same id in whatever order a page names them", () => {
    const other: PaperIdentifier = { scheme: "DOI", value: "10.1145/1" };
    fc.assert(
      fc.property(fc.shuffledSubarray([corpus, doi, arxiv, other], { minLength: 4 }), (ids) => {
        expect(firstIdentifier(ids)).toEqual(arxiv);
        expect(firstIdentifier(ids.filter((id) => id !== arxiv))).toEqual(other);
      }),
    );
    expect(firstIdentifier([])).toBeNull();
  });
});

/** Hex digits as bits. */
function binary(hex: string): string {
  return hex.replace(/./g, (digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0"));
}

describe("hashPrefix", () => {
  it.each([
    [0, ""],
    [1, "8"],
    [3, "e"],
    [4, "f"],
    [5, "f8"],
    [6, "fc"],
    [8, "ff"],
    [9, "ff8"],
    [16, "ffff"],
  ])("keeps %i bits as %s", (bits, prefix) => {
    expect(hashPrefix("f".repeat(64), bits)).toBe(prefix);
  });

  it("keeps exactly the first bits", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9a-f]{64}$/),
        fc.integer({ min: 1, max: 256 }),
        (hex, bits) => {
          const prefix = hashPrefix(hex, bits);
          expect(prefix).toHaveLength(Math.ceil(bits / 4));
          expect(binary(prefix)).toBe(
            binary(hex)
              .slice(0, bits)
              .padEnd(prefix.length * 4, "0"),
          );
        },
      ),
    );
  });

  it.each([-1, 0.5, 257, Number.NaN])("refuses %d bits", (bits) => {
    expect(() => hashPrefix("0".repeat(64), bits)).toThrow(RangeError);
  });
});
