/**
 * PostgreSQL's five-character code of what went wrong, from whatever the database client throws; null when the error
 * is none of the database's. The codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
export function sqlState(error: unknown): string | null {
  const { meta } = (error ?? {}) as {
    meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } };
  };
  const code = meta?.driverAdapterError?.cause?.originalCode;
  return typeof code === "string" ? code : null;
}

/** Whether somebody else wrote the same unique value first. */
export function isTaken(error: unknown): boolean {
  return sqlState(error) === "23505";
}

/** Whether the transaction met another one and may succeed when it is run again. */
export function isWorthRetrying(error: unknown): boolean {
  const state = sqlState(error);
  return state === "23505" || state === "40P01" || state === "40001";
}

/** Whether a row refers to one that is gone. */
export function isOrphan(error: unknown): boolean {
  return sqlState(error) === "23503";
}
