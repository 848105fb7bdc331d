import { describe, expect, test } from "vitest";
import { vaultItem } from "./vault.ts";

describe("the vault", () => {
  test("keeps each server's things apart", async () => {
    const item = vaultItem<string>("apart");
    await item.write("https://one.example", "first");
    expect(await item.read("https://one.example")).toBe("first");
    expect(await item.read("https://two.example")).toBeNull();
    await item.remove("https://one.example");
    expect(await item.read("https://one.example")).toBeNull();
  });

  test("loses no update of many at once", async () => {
    const item = vaultItem<number>("count");
    const all = Array.from({ length: 50 }, () => item.update("s", (count) => (count ?? 0) + 1));
    await Promise.all(all);
    expect(await item.read("s")).toBe(50);
  });
});
