import { createHmac } from "node:crypto";

/**
 * What is kept of a code. There are only a million codes, so a plain hash would be no secret: this one needs the
 * instance's secret, which is not in the database.
 */
export function hashCode(code: string, secret: string): string {
  return createHmac("sha256", `${secret} sign-in code`).update(code).digest("base64url");
}
