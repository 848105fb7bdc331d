import { InvalidInputError } from "./errors.ts";

const ROW = /^[1-9]\d{0,9}$/;

/** What the part behind the type's name looks like, for each type that has a global id. */
const IDS = new Map<string, RegExp>([
  ["Author", ROW],
  ["List", ROW],
  ["ListItem", /^\["[1-9]\d{0,9}","[1-9]\d{0,9}"\]$/],
  ["Merge", ROW],
  ["MergeCandidate", ROW],
  ["Org", ROW],
  ["Paper", ROW],
  ["Person", /^[\w-]{1,64}$/],
  ["Submission", ROW],
]);

/** The largest row number: PostgreSQL's integer. */
const MAX_ROW = 0x7fff_ffff;

/** A global id, read. */
export interface GlobalId {
  typename: string;
  id: string;
}

/**
 * Reads a global id and checks it, so that nothing malformed reaches the database.
 * @param path where it stands in the input, for the error
 * @throws {InvalidInputError} when it is none
 */
export function readGlobalId(text: string, path: string[] = ["id"]): GlobalId {
  const [, typename = "", id = ""] =
    /^(\w+):(.*)$/s.exec(Buffer.from(text, "base64").toString("latin1")) ?? [];
  const rows = id.match(/\d+/g) ?? [];
  if (
    IDS.get(typename)?.test(id) &&
    (typename === "Person" || rows.every((row) => Number(row) <= MAX_ROW))
  ) {
    return { typename, id };
  }
  throw InvalidInputError.at(
    path,
    `“${text.slice(0, 80)}” is no global id: take one from the \`id\` of what you mean.`,
  );
}

/**
 * The row that a global id of this type means.
 * @throws {InvalidInputError} when it is none, or another type's
 */
export function readRowId(
  typename: "Author" | "List" | "Merge" | "MergeCandidate" | "Paper" | "Submission",
  text: string,
  path: string[],
): number {
  const read = readGlobalId(text, path);
  if (read.typename === typename) return Number(read.id);
  throw InvalidInputError.at(
    path,
    `“${text.slice(0, 80)}” is the global id of ${/^[AO]/.test(read.typename) ? "an" : "a"} ${read.typename}: give one of ${typename === "Author" ? "an" : "a"} ${typename}.`,
  );
}
