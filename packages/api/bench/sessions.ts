import { randomBytes } from "node:crypto";
import type { ClientBase, Pool } from "pg";
import { createSessionTokens } from "../src/auth/session-token.ts";
import { personId } from "./generate-papers.ts";
import { PEOPLE_ASKING } from "./operations.ts";

/** The secret of the measured instance, the same in the server and here. */
export const BENCH_SECRET = "a secret of the benchmark, which guards nothing";

/**
 * Signs everybody in who asks, as if by mail, for this run.
 * @returns a bearer token for each, by number
 */
export async function signInEverybody(client: ClientBase | Pool): Promise<string[]> {
  const tokens = createSessionTokens(BENCH_SECRET);
  await client.query("DELETE FROM sessions");
  const secrets = Array.from({ length: PEOPLE_ASKING }, () =>
    randomBytes(24).toString("base64url"),
  );
  await client.query(
    `INSERT INTO sessions (id, token, user_id, expires_at)
     SELECT 'session-' || number, secret, person, now() + interval '90 days'
       FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS all_of_them(secret, person, number)`,
    [secrets, secrets.map((_, number) => personId(number))],
  );
  return secrets.map((secret) => tokens.issue(secret));
}
