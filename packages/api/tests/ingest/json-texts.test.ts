import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitJson } from "../../src/ingest/files/json-texts.ts";
import type { JsonLayout } from "../../src/ingest/files/json-texts.ts";
import { collect } from "./collect.ts";

async function split(chunks: readonly string[], layout: JsonLayout, maxLength = 1_000) {
  async function* stream() {
    yield* chunks;
  }
  return collect(splitJson(stream(), layout, maxLength));
}

/** The text cut at any places. */
function cuts(text: string, places: readonly number[]): string[] {
  const sorted = places.map((place) => place % (text.length + 1)).toSorted((a, b) => a - b);
  return [...sorted, text.length].map((end, index) => text.slice(sorted[index - 1] ?? 0, end));
}

// As JSON gives them back: -0 is 0 there.
const objects = fc
  .array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 8 })
  .map((values) => JSON.parse(JSON.stringify(values)) as Record<string, unknown>[]);
const places = fc.array(fc.nat(10_000), { maxLength: 20 });

describe("splitJson", () => {
  it("finds the values of a list however it is written and cut into chunks", async () => {
    await fc.assert(
      fc.asyncProperty(objects, places, fc.constantFrom(0, 2), async (values, places, indent) => {
        const chunks = cuts(JSON.stringify(values, null, indent), places);
        const texts = await split(chunks, "list", Number.POSITIVE_INFINITY);
        expect(texts.map(({ text }) => JSON.parse(text ?? "") as unknown)).toEqual(values);
        expect(texts.map(({ number }) => number)).toEqual(values.map((_, index) => index + 1));
      }),
    );
  });

  it("finds the lines however they are cut into chunks", async () => {
    await fc.assert(
      fc.asyncProperty(
        objects,
        places,
        fc.constantFrom("\n", "\r\n"),
        async (values, places, end) => {
          const text = values.map((value) => JSON.stringify(value) + end).join("");
          const texts = await split(cuts(text, places), "lines", Number.POSITIVE_INFINITY);
          expect(texts.map(({ text }) => JSON.parse(text ?? "") as unknown)).toEqual(values);
        },
      ),
    );
  });

  it("numbers lines as an editor does, blank ones too", async () => {
    expect(await split(["{}\n\n{}"], "lines")).toEqual([
      { number: 1, line: 1, text: "{}" },
      { number: 3, line: 3, text: "{}" },
    ]);
  });

  it("passes over a value that is too long and goes on after it", async () => {
    const long = `{"a":"${"x".repeat(2_000)}"}`;
    expect(
      await split([`{}\n${long.slice(0, 900)}`, `${long.slice(900)}\n{"b":1}`], "lines"),
    ).toEqual([
      { number: 1, line: 1, text: "{}" },
      { number: 2, line: 2, text: null },
      { number: 3, line: 3, text: '{"b":1}' },
    ]);
    expect(
      await split([`[{},${long.slice(0, 900)}`, `${long.slice(900)},{"b":1}]`], "list"),
    ).toEqual([
      { number: 1, line: 1, text: "{}" },
      { number: 2, line: 1, text: null },
      { number: 3, line: 1, text: '{"b":1}' },
    ]);
  });

  it("says on which line each value of a list begins", async () => {
    const list = '[\n {"a":\n"x\\ny"},\n\n 2,3\n]';
    for (const chunks of [[list], list.split("")]) {
      expect((await split(chunks, "list")).map(({ line }) => line)).toEqual([2, 5, 5]);
    }
  });

  it("yields what a list breaks off in", async () => {
    expect(await split(['[{"a":1},{"b":'], "list")).toEqual([
      { number: 1, line: 1, text: '{"a":1}' },
      { number: 2, line: 1, text: '{"b":' },
    ]);
  });
});
