import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ParsedQuery } from "./parse-query.ts";
import { MAX_TERMS, parseQuery, wordsOf } from "./parse-query.ts";

const NOTHING = parseQuery("");
const word = (text: string) => ({ text, isExact: false });
const phrase = (text: string) => ({ text, isExact: true });

/** What is read, without the parts that are empty. */
function read(text: string): Partial<ParsedQuery> {
  return Object.fromEntries(
    Object.entries(parseQuery(text)).filter(
      ([, value]) => value !== null && (value as unknown[]).length !== 0,
    ),
  );
}

describe("a query", () => {
  it.each<[string, Partial<ParsedQuery>]>([
    ["", {}],
    ["  \t ", {}],
    ["scaling laws", { terms: [word("scaling"), word("laws")] }],
    ['"scaling laws" data', { terms: [phrase("scaling laws"), word("data")] }],
    ["“scaling laws”", { terms: [phrase("scaling laws")] }],
    ['"scaling laws', { terms: [phrase("scaling laws")] }],
    ['scaling "', { terms: [word("scaling")] }],
    ['""', {}],
    ["data -vision", { terms: [word("data")], without: ["vision"] }],
    ['data -"vision model"', { terms: [word("data")], without: ["vision model"] }],
    ["pre-training", { terms: [word("pre-training")] }],
    ["- -- ! & |", {}],
    ["author:hinton", { authors: ["hinton"] }],
    ['Author:"Ada Example" tides', { authors: ["Ada Example"], terms: [word("tides")] }],
    ["org:nvidia venue:ICLR", { orgs: ["nvidia"], venues: ["ICLR"] }],
    ["category:cs.CL keyword:scaling", { categories: ["cs.CL"], keywords: ["scaling"] }],
    ["source:arxiv has:code", { sources: ["arxiv"], hasCode: true }],
    ["has:wings", { terms: [word("has:wings")] }],
    ["author: hinton", { terms: [word("author:"), word("hinton")] }],
    ["year:2024", { years: [{ from: 2024, to: 2024 }] }],
    ["year:2020..2022", { years: [{ from: 2020, to: 2022 }] }],
    ["year:2024..", { years: [{ from: 2024, to: null }] }],
    ["year:..2024", { years: [{ from: null, to: 2024 }] }],
    ["year:..", { terms: [word("year:..")] }],
    ["year:20242025", { terms: [word("year:20242025")] }],
    ["year:MMXX", { terms: [word("year:MMXX")] }],
    ["-author:hinton", { without: ["author:hinton"] }],
    ["https://example.org", { terms: [word("https://example.org")] }],
    ["数据 选择", { terms: [word("数据"), word("选择")] }],
    ["a\0b\u202Ec", { terms: [word("abc")] }],
  ])("%j", (text, query) => {
    expect(read(text)).toEqual(query);
  });

  it("of any text is read, keeps no more than it may, and its words read the same again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const query = parseQuery(text);
        expect(query.terms.length + query.without.length).toBeLessThanOrEqual(MAX_TERMS);
        for (const term of [...query.terms.map((one) => one.text), ...query.without])
          expect(term).toMatch(/[\p{L}\p{N}]/u);
      }),
    );
    const { terms, without } = parseQuery('a "b c" -d -"e f" pre-training');
    expect(parseQuery(wordsOf({ terms, without }))).toEqual({
      ...NOTHING,
      terms,
      without,
    });
  });

  it("has an end", () => {
    expect(parseQuery("word ".repeat(2_000)).terms).toHaveLength(MAX_TERMS);
    expect(parseQuery("author:x ".repeat(2_000)).authors).toHaveLength(MAX_TERMS);
  });
});
