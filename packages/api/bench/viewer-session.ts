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
  return Promise.all(
    Array.from({ length: PEOPLE_ASKING }, async (_, number) => {
      const secret = randomBytes(24).toString("base64url");
      await client.query(
        `INSERT INTO sessions (id, token, user_id, expires_at) VALUES ($1, $2, $3, now() + interval '90 days')`,
        [secret.slice(0, 12), secret, personId(number)],
      );
      return tokens.issue(secret);
    }),
  );
}
