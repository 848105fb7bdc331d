import { randomBytes } from "node:crypto";
import type { ClientBase, Pool } from "pg";
import { createSessionTokens } from "../src/auth/session-token.ts";
import { VIEWER_ID } from "./generate-papers.ts";

/** The secret of the measured instance, the same in the server and here. */
export const BENCH_SECRET = "a secret of the benchmark, which guards nothing";

/**
 * Signs the viewer in, as if by mail, for this run.
 * @returns the bearer token
 */
export async function signInViewer(client: ClientBase | Pool): Promise<string> {
  const secret = randomBytes(24).toString("base64url");
  await client.query("DELETE FROM sessions WHERE user_id = $1", [VIEWER_ID]);
  await client.query(
    `INSERT INTO sessions (id, token, user_id, expires_at) VALUES ($1, $2, $3, now() + interval '90 days')`,
    [secret.slice(0, 12), secret, VIEWER_ID],
  );
  return createSessionTokens(BENCH_SECRET).issue(secret);
}
