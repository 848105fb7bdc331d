import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { buildSchema, parse, validate } from "graphql";
import type { Operation } from "../src/api/graphql.ts";

/** Texts of operations by their SHA-256. */
export type OperationsList = Record<string, string>;

const FOLDER = new URL("../src/api/operations/", import.meta.url);

/** What the extension sends, every operation of every file. */
export async function readOperations(): Promise<OperationsList> {
  const texts: string[] = [];
  for (const file of await readdir(FOLDER)) {
    if (!/^[a-z-]+\.ts$/.test(file)) continue;
    const module = (await import(new URL(file, FOLDER).href)) as Record<
      string,
      Operation<unknown, unknown>
    >;
    texts.push(...Object.values(module).map(({ text }) => text));
  }
  // By the first words, which name the operation.
  texts.sort((one, other) => (one < other ? -1 : 1));
  return Object.fromEntries(texts.map((text) => [hashOf(text), text]));
}

/** As a file: the same list, the same bytes. */
export function writeList(list: OperationsList): string {
  return `${JSON.stringify(list, null, 2)}\n`;
}

/**
 * What is wrong with the list of released operations: those that were changed, and those that the schema cannot answer any
 * more, whose extensions would find out at their readers'.
 * @param sdl the schema as it is now
 * @returns a sentence each
 */
export function problemsOfReleased(released: OperationsList, sdl: string): string[] {
  const schema = buildSchema(sdl);
  return Object.entries(released).flatMap(([hash, text]) => {
    const start = `${text.slice(0, 40)}…`;
    if (hashOf(text) !== hash)
      return [
        `${start} is not what was released: a text never changes, since its hash is ${hash}.`,
      ];
    const [error] = validate(schema, parse(text));
    if (error === undefined) return [];
    return [`${start} was released, and the schema cannot answer it any more: ${error.message}`];
  });
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
