import type { Caller, Clock, Viewer } from "@paperround/schema/context";
import { inBatches } from "@paperround/schema/in-batches";
import { allows } from "@paperround/schema/token-scope";
import type { AccessToken, TokenScope } from "@paperround/schema/token-scope";
import { hashToken, TOKEN_PREFIX } from "@paperround/schema/tokens/token-text";
import type { Pool } from "pg";
import type { Logger } from "../logging/logger.ts";
import type { SuspensionColumns } from "./suspension.ts";
import { SUSPENSION_COLUMNS, suspensionOf } from "./suspension.ts";

/** Whose token it is, and what it is allowed. */
export interface TokenUse {
  caller: Caller;
  accessToken: AccessToken;
}

/** Whose a personal access token is: null when it was revoked or has expired, or when it is none. */
export type ReadAccessToken = (token: string) => Promise<TokenUse | null>;

/** When it was last used is written at most once in so many milliseconds. */
const MARK_AFTER = 60 * 1000;

interface Row extends SuspensionColumns {
  hash: string;
  token_id: number;
  scopes: TokenScope[];
  last_used_at: Date | null;
  id: string;
  name: string;
  handle: string | null;
  email: string;
  role: Viewer["role"];
}

const READ = {
  name: "access-token",
  text: `SELECT t.hash, t.id AS token_id, t.scopes::text[] AS scopes, t.last_used_at,
                p.id, p.name, p.handle, p.email, p.role, ${SUSPENSION_COLUMNS}
           FROM tokens t JOIN people p ON p.id = t.user_id
          WHERE t.hash = ANY($1) AND t.expires_at > $2`,
};

const MARK = {
  name: "access-token-mark",
  text: `UPDATE tokens SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $3)`,
};

/** Whether it is meant as a personal access token: a session's looks otherwise. */
export function isAccessToken(token: string): boolean {
  return token.startsWith(TOKEN_PREFIX) && !token.includes(".");
}

/**
 * Reads personal access tokens as sessions are read: past the mapper, those that come at the same time with one
 * statement, and nothing is kept, so that one that was revoked ends at once in every process.
 */
export function createReadAccessToken(deps: {
  pool: Pool;
  clock: Clock;
  logger: Logger;
}): ReadAccessToken {
  const { pool, clock, logger } = deps;
  const read = inBatches(async (hashes: string[]) => {
    const { rows } = await pool.query<Row>({ ...READ, values: [hashes, clock.now()] });
    return new Map(rows.map((row) => [row.hash, row]));
  });

  const marking = new Set<number>();
  /** Nobody waits for it: that it was used is told of later, and no answer is worth less when it is not. */
  const mark = (id: number, lastUsedAt: Date | null): void => {
    const now = clock.now();
    const before = new Date(now.getTime() - MARK_AFTER);
    if ((lastUsedAt !== null && lastUsedAt >= before) || marking.has(id)) return;
    marking.add(id);
    void pool
      .query({ ...MARK, values: [id, now, before] })
      .catch((err: unknown) => logger.warn({ err }, "A token's last use could not be written"))
      .finally(() => marking.delete(id));
  };

  return async (token) => {
    const hash = hashToken(token);
    const row = hash === null ? undefined : await read(hash);
    if (row === undefined) return null;
    mark(row.token_id, row.last_used_at);
    const accessToken = { id: row.token_id, scopes: new Set(row.scopes) };
    const role = allows(accessToken, "MODERATE") ? row.role : "MEMBER";
    const { id, name, handle, email } = row;
    const suspension = suspensionOf(row, clock.now());
    return { caller: { id, name, handle: handle ?? "", email, role, suspension }, accessToken };
  };
}
