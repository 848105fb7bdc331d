import { globSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

const SERVER = resolve(import.meta.dirname, "test-database-server.ts");
const IMPORTED = /(?:from|import)\s*\(?\s*"(\.[^"]+\.tsx?)"/g;

/**
 * The test files that reach no database of TEST_DATABASE_URL by any import: they say the same whatever database it is, and once
 * is enough.
 * @returns whole paths
 */
export function testsWithoutDatabase(): string[] {
  const reaches = new Map([[SERVER, true]]);
  function reachesServer(file: string): boolean {
    const known = reaches.get(file);
    if (known !== undefined) return known;
    // Of files that import each other the first one answers.
    reaches.set(file, false);
    const imported = [...readFileSync(file, "utf8").matchAll(IMPORTED)];
    const found = imported.some(([, path = ""]) => reachesServer(resolve(dirname(file), path)));
    reaches.set(file, found);
    return found;
  }
  const tests = globSync("tests/**/*.test.ts", { cwd: resolve(import.meta.dirname, "../..") });
  const files = tests.map((test) => resolve(import.meta.dirname, "../..", test));
  return files.filter((file) => !reachesServer(file));
}
