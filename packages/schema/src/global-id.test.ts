import { encodeGlobalID } from "@pothos/plugin-relay";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInputError } from "./errors.ts";
import { readGlobalId, readRowId } from "./global-id.ts";

const rows = fc.integer({ min: 1, max: 0x7fff_ffff });

function encode(text: string): string {
  return Buffer.from(text).toString("base64");
}

/** The message with which an id is refused; null when it is taken. */
function refusal(text: string): string | null {
  try {
    readGlobalId(text);
    return null;
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    return error.message;
  }
}

describe("global ids", () => {
  it("are read as Pothos writes them", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("Author", "List", "Org", "Paper", "Submission"),
        rows,
        (typename, row) => {
          expect(readGlobalId(encodeGlobalID(typename, row))).toEqual({
            typename,
            id: String(row),
          });
        },
      ),
    );
    fc.assert(
      fc.property(rows, rows, (list, paper) => {
        const id = JSON.stringify([String(list), String(paper)]);
        expect(readGlobalId(encodeGlobalID("ListItem", id))).toEqual({ typename: "ListItem", id });
      }),
    );
    fc.assert(
      fc.property(fc.uuid(), rows, (list, paper) => {
        expect(readGlobalId(encodeGlobalID("List", list))).toEqual({ typename: "List", id: list });
        const id = JSON.stringify([list, String(paper)]);
        expect(readGlobalId(encodeGlobalID("ListItem", id))).toEqual({ typename: "ListItem", id });
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[\w-]{1,64}$/), (id) => {
        expect(readGlobalId(encodeGlobalID("Person", id))).toEqual({ typename: "Person", id });
      }),
    );
  });

  it.each([
    "",
    "Paper",
    "Paper:",
    "Paper:0",
    "Paper:01",
    "Paper:-1",
    "Paper:1.5",
    "Paper:1e3",
    "Paper: 1",
    "Paper:1 ",
    "Paper:1\n",
    "Paper:1:2",
    "Paper:1,2",
    "Paper:2147483648",
    "Paper:99999999999999999999",
    "Paper:\u0661",
    "paper:1",
    "Viewer:1",
    "Query:1",
    'ListItem:["1"]',
    'ListItem:["1","2","3"]',
    'ListItem:["1",2]',
    'ListItem:["1","2147483648"]',
    "ListItem:1",
    "List:6f9619ff-8b86-d011-b42d-00cf4fc964f",
    "List:6F9619FF-8B86-D011-B42D-00CF4FC964FF",
    "List:-1",
    'ListItem:["6f9619ff-8b86-d011-b42d-00cf4fc964ff","2147483648"]',
    "Person:",
    "Person:a b",
    "Person:a\0",
    `Person:${"a".repeat(65)}`,
    "Person:' OR 1=1 --",
    // What every JavaScript object has.
    "constructor:1",
    "toString:1",
    "__proto__:1",
    "hasOwnProperty:1",
  ])("are refused when they say %j", (text) => {
    expect(refusal(encode(text))).toMatch(/is no global id/);
  });

  it("are refused whatever else is sent, in a sentence of bounded length", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => {
        expect((refusal(text) ?? "").length).toBeLessThan(200);
      }),
    );
  });

  it("mean one type", () => {
    expect(readRowId("Paper", encode("Paper:7"), ["id"])).toBe(7);
    expect(() => readRowId("Author", encode("Paper:7"), ["id"])).toThrow(
      /is the global id of a Paper: give one of an Author/,
    );
  });
});
