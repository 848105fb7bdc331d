import { describe, expect, test, vi } from "vitest";
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

  test.for(["write", "update"] as const)("says when there was no room for a %s", async (how) => {
    const item = vaultItem<string>("room");
    await item.write("s", "before");
    // A browser may find that the disk is full after each part has succeeded: the whole is undone then.
    const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      put.mockRestore();
      const request = this.put(...args);
      request.addEventListener("success", () => this.transaction.abort());
      return request;
    });
    const kept = how === "write" ? item.write("s", "after") : item.update("s", () => "after");
    await expect(kept).rejects.toThrow();
    expect(await item.read("s")).toBe("before");
  });
});
