import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../errors.ts";
import { PAPER_ID_SCHEMES } from "../paper-id/scheme.ts";
import type { PaperRef } from "./paper-ref.ts";
import { readPaperRef, REF_SCHEMES } from "./paper-ref.ts";

function refusal(ref: PaperRef, path?: string[]): InvalidInputError {
  try {
    readPaperRef(ref, path);
  } catch (error) {
    if (error instanceof InvalidInputError) return error;
    throw error;
  }
  throw new Error(`Taken: ${JSON.stringify(ref)}`);
}

describe("readPaperRef", () => {
  it("has a name for every scheme", () => {
    expect(
      Object.values(REF_SCHEMES)
        .map(({ scheme }) => scheme)
        .sort(),
    ).toEqual([...PAPER_ID_SCHEMES].sort());
  });

  it.each(Object.entries(REF_SCHEMES))(
    "takes the examples of its own messages: %s",
    (name, { scheme, example }) => {
      for (const text of example.split(" or ")) {
        expect(readPaperRef({ [name]: text })).toMatchObject({ scheme });
      }
    },
  );

  it.each([
    [{ arxiv: "arXiv:1706.03762v5" }, { scheme: "ARXIV", value: "1706.03762" }],
    [{ arxiv: "hep-th/9901001" }, { scheme: "ARXIV", value: "hep-th/9901001" }],
    [
      { doi: "https://doi.org/10.1038/NATURE14539" },
      { scheme: "DOI", value: "10.1038/nature14539" },
    ],
    [{ url: "https://arxiv.org/pdf/1706.03762v5.pdf" }, { scheme: "ARXIV", value: "1706.03762" }],
    [
      { url: "https://openreview.net/forum?id=rJl-b3RcF7" },
      { scheme: "OPENREVIEW", value: "rJl-b3RcF7" },
    ],
    [{ id: Buffer.from("Paper:12").toString("base64") }, { paperId: 12 }],
    // Null is how a client leaves a name out.
    [
      { id: null, url: null, arxiv: "1706.03762" },
      { scheme: "ARXIV", value: "1706.03762" },
    ],
  ] satisfies [PaperRef, object][])("reads %j", (ref, expected) => {
    expect(readPaperRef(ref)).toMatchObject(expected);
  });

  it.each(Object.entries(REF_SCHEMES))("says what a %s id looks like", (name, { example }) => {
    const { message, fields } = refusal({ [name]: "certainly not one" }, ["input", "paper"]);
    expect(message).toBe(`“certainly not one” is no ${name} id. One looks like ${example}.`);
    expect(fields[0]?.path).toEqual(["input", "paper", name]);
  });

  it("says where in the input a bad reference stands", () => {
    expect(refusal({ url: "https://example.org/" }, ["refs", "3"]).fields[0]?.path).toEqual([
      "refs",
      "3",
      "url",
    ]);
    expect(refusal({ id: "x" }).fields[0]?.path).toEqual(["ref", "id"]);
    expect(refusal({ id: Buffer.from("List:1").toString("base64") }).message).toMatch(
      /of a List: give one of a Paper/,
    );
    expect(refusal({}).message).toMatch(/exactly one/);
  });

  it("answers anything with a name or a sentence of bounded length", () => {
    const names = fc.constantFrom("id", "url", ...Object.keys(REF_SCHEMES));
    fc.assert(
      fc.property(names, fc.string({ unit: "binary", maxLength: 3_000 }), (name, text) => {
        try {
          readPaperRef({ [name]: text });
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidInputError);
          expect((error as InvalidInputError).message.length).toBeLessThan(250);
        }
      }),
    );
  });
});
