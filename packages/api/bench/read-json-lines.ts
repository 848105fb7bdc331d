import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { BenchFailure } from "./bench-failure.ts";

/** The records of a file, one a line, gzipped or not. */
export async function* readJsonLines<T>(path: string): AsyncGenerator<T> {
  if (!existsSync(path)) throw new BenchFailure(`There is no ${path}.`);
  const file = createReadStream(path);
  const input = path.endsWith(".gz") ? file.pipe(createGunzip()) : file;
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === "") continue;
    let record: T;
    try {
      // The form of each file is what the command's help says; what is missing in a record is left out.
      record = JSON.parse(line) as T;
    } catch {
      throw new BenchFailure(`Line ${number} of ${path} is no JSON: mend or remove it.`);
    }
    yield record;
  }
}
