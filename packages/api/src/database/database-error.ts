import { StartUpError } from "../start-up-error.ts";

/** What can be wrong with a database, stable and in upper case. */
export type DatabaseErrorCode =
  /** Another process has the embedded database open. */
  | "DATABASE_FOLDER_HELD"
  | "DATABASE_FOLDER_NOT_WRITABLE"
  /** The embedded database was made by another release of PostgreSQL. */
  | "DATABASE_FOLDER_OTHER_VERSION"
  | "DATABASE_FOLDER_BROKEN"
  | "DATABASE_URL_INVALID"
  /** Nothing answers at the address, or the connection was lost. */
  | "DATABASE_UNREACHABLE"
  /** Wrong user, wrong password, or a right that is missing. */
  | "DATABASE_ACCESS_DENIED"
  | "DATABASE_MISSING"
  /** PostgreSQL is older than what the migrations need. */
  | "DATABASE_TOO_OLD"
  /** An extension of PostgreSQL is not there, and cannot be created by this user. */
  | "DATABASE_EXTENSION_MISSING"
  /** Tables stand in it that are not ours. */
  | "DATABASE_NOT_EMPTY"
  /** A newer program has migrated it. */
  | "SCHEMA_NEWER"
  /** A migration that was applied reads differently now. */
  | "MIGRATION_EDITED"
  | "MIGRATION_FAILED";

/** A database that cannot be used, in a sentence that says what to do. Never names a password. */
export class DatabaseError extends StartUpError {
  override readonly name: string = "DatabaseError";
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The first sentence of an unknown error, for use inside a message. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
