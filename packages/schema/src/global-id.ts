import { InvalidInputError } from "./errors.ts";

const ROW = /^[1-9]\d{0,9}$/;
/** A list's public id, or its row's number in ids of former days. */
const LIST = `(?:[1-9]\\d{0,9}|${"h{8}-h{4}-h{4}-h{4}-h{12}".replaceAll("h", "[0-9a-f]")})`;

/** What the part behind the type's name looks like, for each type that has a global id. */
const IDS = new Map<string, RegExp>([
  ["AuditEntry", ROW],
  ["Author", ROW],
  ["AuthorClaim", ROW],
  ["Comment", ROW],
  ["DisputedId", ROW],
  ["List", new RegExp(`^${LIST}$`)],
  ["ListItem", new RegExp(`^\\["${LIST}","[1-9]\\d{0,9}"\\]$`)],
  ["Merge", ROW],
  ["MergeCandidate", ROW],
  ["Notification", ROW],
  ["Org", ROW],
  ["Paper", ROW],
  ["Person", /^[\w-]{1,64}$/],
  ["Report", ROW],
  ["SavedSearch", ROW],
  ["Submission", ROW],
  ["Token", ROW],
  ["Webhook", ROW],
  ["WebhookDelivery", ROW],
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
  // Whatever is made of digits alone is a row.
  const rows = id.split(/[^\w-]+/).filter((part) => ROW.test(part));
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

/** The types whose rows are numbered, and named in inputs. */
type RowType =
  | "Author"
  | "AuthorClaim"
  | "Comment"
  | "DisputedId"
  | "Merge"
  | "MergeCandidate"
  | "Notification"
  | "Org"
  | "Paper"
  | "Report"
  | "SavedSearch"
  | "Submission"
  | "Token"
  | "Webhook"
  | "WebhookDelivery";

/**
 * The row that a global id of this type means.
 * @throws {InvalidInputError} when it is none, or another type's
 */
export function readRowId(typename: RowType, text: string, path: string[]): number {
  return Number(readIdOf(typename, text, path));
}

/**
 * What stands behind the type's name in a global id of this type.
 * @throws {InvalidInputError} when it is none, or another type's
 */
export function readIdOf(typename: string, text: string, path: string[]): string {
  const read = readGlobalId(text, path);
  if (read.typename === typename) return read.id;
  throw InvalidInputError.at(
    path,
    `“${text.slice(0, 80)}” is the global id of ${withArticle(read.typename)}: give one of ${withArticle(typename)}.`,
  );
}

/**
 * The person that a global id means.
 * @throws {InvalidInputError} when it is none, or another type's
 */
export function readPersonId(text: string, path: string[]): string {
  return readIdOf("Person", text, path);
}

function withArticle(typename: string): string {
  return `${/^[AO]/.test(typename) ? "an" : "a"} ${typename}`;
}
