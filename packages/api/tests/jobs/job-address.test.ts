import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { chooseJobAddress } from "../../src/jobs/job-address.ts";
import { testFolder } from "../support/test-folder.ts";

test("takes jobs in the data folder, over what a killed server left", () => {
  const dataDir = testFolder();
  writeFileSync(join(dataDir, "jobs.sock"), "");
  const { address, remove } = chooseJobAddress(dataDir);
  expect(address).toBe(join(dataDir, "jobs.sock"));
  expect(existsSync(address)).toBe(false);
  remove();
});

test.each([
  ["whose path is too long for a socket", "x".repeat(120), 0o700],
  ["that others may enter", "open", 0o755],
])("goes to a folder of its own for a data folder %s", (_, name, mode) => {
  const dataDir = join(testFolder(), name);
  mkdirSync(dataDir, { mode });
  chmodSync(dataDir, mode);
  const { address, remove } = chooseJobAddress(dataDir);
  expect(address.startsWith(dataDir)).toBe(false);
  expect(Buffer.byteLength(address)).toBeLessThanOrEqual(100);
  expect(statSync(dirname(address)).mode & 0o777).toBe(0o700);
  remove();
  expect(existsSync(dirname(address))).toBe(false);
});
