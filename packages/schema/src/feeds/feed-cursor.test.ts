import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInputError } from "../errors.ts";
import { readCursor, writeCursor } from "./feed-cursor.ts";

const rows = fc.integer({ min: 1, max: 0x7fff_ffff });
const points = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 });
const moments = fc.date({
  min: new Date("0001-01-01T00:00:00Z"),
  max: new Date("9999-12-31T23:59:59Z"),
  noInvalidDate: true,
});

function refused(cursor: string, sort: "TOP" | "NEW" | "HOT" = "TOP"): boolean {
  try {
    readCursor(sort, cursor, "after");
    return false;
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    expect(error.fields).toEqual([{ path: ["after"], message: expect.stringContaining("after") }]);
    return true;
  }
}

function encode(value: unknown): string {
  return Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString(
    "base64url",
  );
}

describe("the cursor of a feed", () => {
  it("comes back as it was written", () => {
    fc.assert(
      fc.property(fc.constantFrom("TOP", "HOT"), points, rows, (sort, key, id) => {
        const read = readCursor(sort, writeCursor(sort, { key, id }), "after");
        // -0 and 0 are one key.
        expect(read).toEqual({ key: key === 0 ? 0 : key, id });
      }),
    );
    fc.assert(
      fc.property(moments, rows, (key, id) => {
        expect(readCursor("NEW", writeCursor("NEW", { key, id }), "after")).toEqual({ key, id });
      }),
    );
  });

  it("is refused by a feed of another order", () => {
    const cursor = writeCursor("TOP", { key: 3, id: 5 });
    expect(refused(cursor, "HOT")).toBe(true);
    expect(refused(cursor, "NEW")).toBe(true);
    expect(refused(cursor, "TOP")).toBe(false);
  });

  it.each([
    ["", "nothing"],
    ["!!!", "no base64"],
    [encode("{"), "no JSON"],
    [encode("null"), "null"],
    [encode({ length: 3, 0: "TOP", 1: 1, 2: 1 }), "no list"],
    [encode(["TOP", 1]), "too short"],
    [encode(["TOP", 1, 1, 1]), "too long"],
    [encode(["TOP", "1", 1]), "a key that is no number"],
    [encode(["TOP", null, 1]), "no key"],
    [encode('["TOP",1e999,1]'), "an endless key"],
    [encode(["TOP", 1, 1.5]), "half a row"],
    [encode(["TOP", 1, "1"]), "a row that is no number"],
    [encode(["TOP", 1, 0]), "row 0"],
    [encode(["TOP", 1, -1]), "a row below 0"],
    [encode(["TOP", 1, 0x8000_0000]), "a row that no database has"],
    [encode('["TOP",1,1e300]'), "an endless row"],
    [encode(["__proto__", 1, 1]), "a foreign order"],
  ])("is refused when it is %j: %s", (cursor) => {
    expect(refused(cursor)).toBe(true);
  });

  it.each([
    [encode(["NEW", 8.64e15 + 1, 1])],
    [encode('["NEW",1e300,1]')],
    [encode(["NEW", 0.5, 1])],
  ])("is refused when its moment is none: %j", (cursor) => {
    expect(refused(cursor, "NEW")).toBe(true);
  });

  it("never fails otherwise, whatever is sent", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json().map(encode)), (cursor) => {
        refused(cursor);
      }),
    );
  });
});
