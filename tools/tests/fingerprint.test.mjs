import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint } from "../fingerprint.mjs";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "paperround fingerprint "));
  await mkdir(join(folder, "src", "deep"), { recursive: true });
  await writeFile(join(folder, "src", "deep", "a.ts"), "one");
});
afterEach(() => rm(folder, { recursive: true }));

/**
 * Each changes something below the folder, and whether that is a change of the sources.
 *
 * @type {[string, (at: string) => Promise<void>, boolean][]}
 */
const CHANGES = [
  ["a content", (at) => writeFile(join(at, "src/deep/a.ts"), "two"), true],
  ["the same content, written again", (at) => writeFile(join(at, "src/deep/a.ts"), "one"), false],
  ["a new file", (at) => writeFile(join(at, "src/b.ts"), ""), true],
  ["a file that is gone", (at) => rm(join(at, "src/deep/a.ts")), true],
  [
    "a result",
    async (at) => {
      await mkdir(join(at, "src", ".output"));
      await writeFile(join(at, "src", ".output", "x.js"), "x");
    },
    false,
  ],
];

test.for(CHANGES)("%s", async ([, change, counts]) => {
  const before = await fingerprint([join(folder, "src"), join(folder, "not-there")]);
  await change(folder);
  const after = await fingerprint([join(folder, "src"), join(folder, "not-there")]);
  expect(after !== before).toBe(counts);
});

test("a fact that decides the result counts too", async () => {
  expect(await fingerprint([folder], ["linux"])).not.toBe(await fingerprint([folder], ["darwin"]));
});
