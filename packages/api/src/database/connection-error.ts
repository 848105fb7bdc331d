import { DatabaseError, reasonOf } from "./database-error.ts";

/** Seconds to minutes, and no fault of the statement. */
const UNREACHABLE = new Set([
  // Of the system.
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EPIPE",
  "ETIMEDOUT",
  // Of PostgreSQL: shutting down, crashed, starting up, connection failures, too many connections.
  "57P01",
  "57P02",
  "57P03",
  "08000",
  "08001",
  "08003",
  "08004",
  "08006",
  "53300",
  // Of Prisma: cannot reach, timed out, closed, too many connections.
  "P1001",
  "P1002",
  "P1017",
  "P2037",
]);
const ACCESS_DENIED = new Set(["28000", "28P01", "42501", "P1000", "P1010"]);
const MISSING = new Set(["3D000", "P1003"]);

/** Kinds of errors that the driver adapter puts in place of codes. */
const ADAPTER_KINDS: Record<string, string> = {
  DatabaseNotReachable: "P1001",
  SocketTimeout: "P1002",
  ConnectionClosed: "P1017",
  TooManyConnections: "P2037",
  AuthenticationFailed: "P1000",
  DatabaseAccessDenied: "P1010",
  DatabaseDoesNotExist: "P1003",
};

/** What node-postgres says, without a code, of a connection that broke or was never made. */
const BROKEN_CONNECTION =
  /connection terminated|timeout exceeded when trying to connect|timeout expired|client has encountered a connection error|server closed the connection/iu;

/**
 * Tells whether an error of a query, of node-postgres or Prisma, is the database's connection and not the
 * query: then it is the error to show.
 * @param url to name the server by; its password is left out
 * @returns null for any other error
 */
export function toDatabaseError(error: unknown, url?: string): DatabaseError | null {
  if (error instanceof DatabaseError) return error;
  for (let cause = error; cause instanceof Error || isObject(cause);) {
    const found = classify(cause, error, url);
    if (found) return found;
    const { cause: next, errors, meta } = cause as ErrorLike;
    cause = next ?? errors?.[0] ?? meta?.driverAdapterError;
  }
  return null;
}

interface ErrorLike {
  code?: unknown;
  kind?: unknown;
  errorCode?: unknown;
  message?: unknown;
  cause?: unknown;
  errors?: unknown[];
  meta?: { driverAdapterError?: unknown };
}

function classify(error: ErrorLike, original: unknown, url?: string): DatabaseError | null {
  const kind = typeof error.kind === "string" ? ADAPTER_KINDS[error.kind] : undefined;
  const code = kind ?? textOf(error.code ?? error.errorCode);
  const message = textOf(error.message);
  const server = url === undefined ? "The database" : `The database at ${withoutSecrets(url)}`;
  const options = { cause: original };
  if (code === "ERR_INVALID_URL")
    return new DatabaseError(
      "DATABASE_URL_INVALID",
      "DATABASE_URL is no address of a PostgreSQL database. It reads postgresql://user:password@host:5432/database.",
      options,
    );
  if (ACCESS_DENIED.has(code) || /SASL|password must be a string/u.test(message))
    return new DatabaseError(
      "DATABASE_ACCESS_DENIED",
      `${server} refuses this user (${message || code}). Check the user and password in DATABASE_URL, and the user's rights.`,
      options,
    );
  if (MISSING.has(code))
    return new DatabaseError(
      "DATABASE_MISSING",
      `${server} does not exist on that server. Create it (createdb), or mend the name in DATABASE_URL.`,
      options,
    );
  if (UNREACHABLE.has(code) || BROKEN_CONNECTION.test(message))
    return new DatabaseError(
      "DATABASE_UNREACHABLE",
      `${server} cannot be reached (${message || reasonOf(original) || code}). Check that it runs and that DATABASE_URL names it.`,
      options,
    );
  return null;
}

/** Host and database's name: neither user nor password nor parameters. */
function withoutSecrets(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return "DATABASE_URL";
  }
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
