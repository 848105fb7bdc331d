import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder for the running test alone, only for this user, removed when the test has ended. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "paperround-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
