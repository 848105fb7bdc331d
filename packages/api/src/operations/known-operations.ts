import { readFile } from "node:fs/promises";
import current from "@paperround/schema/operations.json" with { type: "json" };
import released from "@paperround/schema/operations.released.json" with { type: "json" };
import { StartUpError } from "../start-up-error.ts";
import { documentHash } from "./document-id.ts";

/** Texts of operations by their hash. */
export type KnownOperations = ReadonlyMap<string, string>;

/** The operations of the extension: of this version, and of those that were released before. */
export function extensionOperations(): KnownOperations {
  return new Map(Object.entries<string>({ ...released, ...current }));
}

/**
 * The extension's operations, and those that the operator allows besides.
 * @param file JSON, an object of texts by their SHA-256; undefined: there are none besides
 * @throws {StartUpError} when the file cannot be read, or a hash in it is not that of its text
 */
export async function readKnownOperations(file: string | undefined): Promise<KnownOperations> {
  const known = new Map(extensionOperations());
  if (file === undefined) return known;
  for (const [name, text] of Object.entries(await readOperations(file))) {
    const hash = documentHash(text);
    if (name.replace(/^sha256:/, "") !== hash) {
      throw new StartUpError(
        `${file} (OPERATIONS_FILE) says of an operation that its SHA-256 is ${JSON.stringify(name.slice(0, 80))}, but it is ${hash}: the operation begins with ${JSON.stringify(text.slice(0, 60))}.`,
      );
    }
    known.set(hash, text);
  }
  return known;
}

async function readOperations(file: string): Promise<Record<string, string>> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new StartUpError(
      `${file} (OPERATIONS_FILE) cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
  const list = parseList(text);
  if (list === null)
    throw new StartUpError(
      `${file} (OPERATIONS_FILE) must be a JSON object of operations by their SHA-256: {"2c26…": "query Today { … }"}.`,
    );
  return list;
}

/** @returns null when it is something else than an object of texts */
function parseList(text: string): Record<string, string> | null {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof list !== "object" || list === null || Array.isArray(list)) return null;
  const isList = Object.values(list).every((one) => typeof one === "string");
  return isList ? (list as Record<string, string>) : null;
}
