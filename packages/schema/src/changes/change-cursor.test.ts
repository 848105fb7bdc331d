import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readChangeCursor, writeChangeCursor } from "./change-cursor.ts";

const numbers = fc.bigInt({ min: 0n, max: 999_999_999_999_999_999n });

describe("the cursor of a change log", () => {
  it("comes back as it was written", () => {
    fc.assert(
      fc.property(fc.uuid(), numbers, numbers, (epoch, changedIn, changeSeq) => {
        const place = { epoch, changedIn, changeSeq };
        expect(readChangeCursor(writeChangeCursor(place))).toEqual(place);
      }),
    );
  });

  it.each([
    "",
    "x",
    "/1/2",
    "6f9619ff-8b86-d011-b42d-00cf4fc964ff",
    "6f9619ff-8b86-d011-b42d-00cf4fc964ff/1",
    "6f9619ff-8b86-d011-b42d-00cf4fc964ff/1/2/3",
    "6f9619ff-8b86-d011-b42d-00cf4fc964ff/-1/2",
    "6f9619ff-8b86-d011-b42d-00cf4fc964ff/1/2\n",
    "6f9619ff-8b86-d011-b42d-00cf4fc964ff/1.5/2",
    // One digit more than any database counts to.
    "6f9619ff-8b86-d011-b42d-00cf4fc964ff/1000000000000000000/2",
    "'; DROP TABLE votes; --/1/2",
  ])("is none when it says %j", (text) => {
    expect(readChangeCursor(Buffer.from(text).toString("base64url"))).toBeNull();
  });

  it("never fails, whatever is sent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(readChangeCursor(text)).toBeNull();
      }),
    );
  });
});
