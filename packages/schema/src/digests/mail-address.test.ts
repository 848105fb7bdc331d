import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readMailAddress, shownAddress } from "./mail-address.ts";

describe("an address", () => {
  test.each([
    ["Ada@Example.ORG", "ada@example.org", "ada@example.org"],
    [" ada+papers@example.org ", "ada+papers@example.org", "ada@example.org"],
    ["ada+a+b.c@example.org", "ada+a+b.c@example.org", "ada@example.org"],
    ["o'neil@example.org", "o'neil@example.org", "o'neil@example.org"],
    ["a.b-c_d@sub.example.co.uk", "a.b-c_d@sub.example.co.uk", "a.b-c_d@sub.example.co.uk"],
    ["ada@bücher.example", "ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example"],
    ["ada@BÜCHER.example", "ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example"],
  ])("%j is sent to %j and counted as %j", (text, address, key) => {
    expect(readMailAddress(text)).toEqual({ address, key });
  });

  test("is shown with the letters of its domain", () => {
    expect(shownAddress("ada@xn--bcher-kva.example")).toBe("ada@bücher.example");
  });
});

describe("no address", () => {
  test.each([
    "",
    "ada",
    "@example.org",
    "ada@",
    "ada@localhost",
    "ada@example.org\r\nBcc: eve@example.org",
    "ada@exam\nple.org",
    "ada\r\n@example.org",
    "ada@example.org, eve@example.org",
    "ada@eve@example.org",
    "Ada <ada@example.org>",
    '"ada\r\nBcc: eve"@example.org',
    '"a b"@example.org',
    "ada@[127.0.0.1]",
    "ada@127.0.0.1",
    "ada@-example.org",
    "ada@example..org",
    ".ada@example.org",
    "ada.@example.org",
    "a..b@example.org",
    "ada@example.org/path",
    "ada@example.org?x",
    "ada@exa%6dple.org",
    "ada\u0000@example.org",
    "ada@\u202eexample.org",
    "ädа@example.org",
    `${"a".repeat(65)}@example.org`,
    `ada@${"a".repeat(64)}.org`,
    `ada@${"a.".repeat(130)}org`,
  ])("is %j", (text) => {
    expect(() => readMailAddress(text)).toThrow("no email address");
  });

  test("of any text, what is taken has one @, one line, and nothing that ends a header or begins another address", () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: "binary" })), (text) => {
        try {
          const { address } = readMailAddress(text);
          expect(address).toMatch(/^[!-;=?A-Za-z^_`{|}~]+@[a-z0-9.-]+$/);
          expect(address).not.toMatch(/[\s,;:<>()[\]\\"]/);
        } catch (error) {
          expect((error as Error).message).toContain("no email address");
        }
      }),
    );
  });

  test("takes no longer, the longer it is", () => {
    const began = performance.now();
    for (const text of [`${"a.".repeat(50_000)}@example.org`, `${"+".repeat(100_000)}@x.org`])
      expect(() => readMailAddress(text)).toThrow();
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
