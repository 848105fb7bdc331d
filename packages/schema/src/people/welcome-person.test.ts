import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { handleFrom } from "./welcome-person.ts";

describe("handleFrom", () => {
  it.each([
    ["ada@example.org", "ada"],
    ["Ada.Lovelace@example.org", "ada-lovelace"],
    ["ada+papers@example.org", "ada"],
    ["renée.dupont@example.org", "renee-dupont"],
    ["__ada__@example.org", "ada"],
    ["a_.-b@example.org", "a-b"],
    ['"much more"@example.org', "much-more"],
    ["ada@home@example.org", "ada-home"],
    ["+@example.org", "reader"],
    ["王@example.org", "reader"],
    ["@example.org", "reader"],
    ["", "reader"],
    [`${"a".repeat(29)}.b@example.org`, "a".repeat(29)],
    [`${"a".repeat(64)}@example.org`, "a".repeat(30)],
  ])("makes of %j %j", (email, handle) => {
    expect(handleFrom(email)).toBe(handle);
  });

  it("makes 1 to 30 characters of a-z, 0-9 and inner hyphens, and tells nothing of the domain", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.domain(), (local, domain) => {
        const handle = handleFrom(`${local}@${domain}`);
        expect(handle).toMatch(/^(?=.{1,30}$)[a-z0-9]+(?:-[a-z0-9]+)*$/);
        expect(handle).toBe(handleFrom(`${local}@elsewhere.example`));
      }),
    );
  });
});
