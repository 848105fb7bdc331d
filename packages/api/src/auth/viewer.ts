import type { Caller, Clock, Viewer } from "@paperround/schema/context";
import { inBatches } from "@paperround/schema/in-batches";
import type { Pool } from "pg";
import { SESSION_SECONDS } from "./auth.ts";
import type { SessionTokens } from "./session-token.ts";
import type { SuspensionColumns } from "./suspension.ts";
import { SUSPENSION_COLUMNS, suspensionOf } from "./suspension.ts";

/** A running session and whose it is. */
interface Session {
  viewer: Caller;
  expiresAt: Date;
}

/** Whose session a token names; null when it is not ours, has ended or never began. */
export type ReadViewer = (token: string) => Promise<Session | null>;

/** A session that is used is prolonged, but not more often than this, in milliseconds: one write a day. */
const PROLONG_AFTER = 24 * 60 * 60 * 1000;

interface Row extends SuspensionColumns {
  token: string;
  id: string;
  name: string;
  handle: string | null;
  email: string;
  role: Viewer["role"];
  expires_at: Date;
}

const READ = {
  name: "viewer",
  text: `SELECT s.token, p.id, p.name, p.handle, p.email, p.role, s.expires_at, ${SUSPENSION_COLUMNS}
           FROM sessions s JOIN people p ON p.id = s.user_id
          WHERE s.token = ANY($1) AND s.expires_at > $2`,
};

const PROLONG = {
  name: "viewer-prolong",
  text: `UPDATE sessions SET expires_at = $2, updated_at = $3 WHERE token = $1`,
};

/**
 * Reads the viewer past the mapper, and those of requests that come at the same time with one statement: every signed-in
 * request pays for it. Nothing is kept: a session ends at once, wherever that was said.
 * @param welcome finishes a person whose making was cut short
 */
export function createReadViewer(deps: {
  pool: Pool;
  tokens: SessionTokens;
  clock: Clock;
  welcome(userId: string): Promise<void>;
}): ReadViewer {
  const read = inBatches(async (secrets: string[]) => {
    const values = [secrets, deps.clock.now()];
    const { rows } = await deps.pool.query<Row>({ ...READ, values });
    return new Map(rows.map((row) => [row.token, row]));
  });

  return async (token) => {
    const secret = deps.tokens.open(token);
    if (secret === null) return null;
    let row = await read(secret);
    if (row?.handle === null) {
      await deps.welcome(row.id);
      row = await read(secret);
    }
    if (row === undefined) return null;
    const now = deps.clock.now();
    let expiresAt = row.expires_at;
    const fresh = new Date(now.getTime() + SESSION_SECONDS * 1000);
    if (fresh.getTime() - expiresAt.getTime() > PROLONG_AFTER) {
      await deps.pool.query({ ...PROLONG, values: [secret, fresh, now] });
      expiresAt = fresh;
    }
    const { id, name, handle, email, role } = row;
    const suspension = suspensionOf(row, now);
    return { viewer: { id, name, handle: handle ?? "", email, role, suspension }, expiresAt };
  };
}
