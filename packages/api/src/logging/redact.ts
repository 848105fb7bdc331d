import { withoutTokens } from "./log-text.ts";

// Wherever one of these stands in something logged, its value is left out. Nothing logs them on purpose.
// `variables`, `query` and `prefix` are what a person reads: the private look-up promises that no log tells.
const SECRET = new Set([
  "authorization",
  "cookie",
  "set-cookie",
  "token",
  "sessionToken",
  "accessToken",
  "hash",
  "otp",
  "password",
  "secret",
  "clientSecret",
  "authSecret",
  "databaseUrl",
  "smtpUrl",
  "email",
  "variables",
  "query",
  "prefix",
]);

const DEEPEST = 6;

/**
 * The same fields without the values of secret ones, at any depth. Returns the object itself when there is nothing to
 * hide, which is nearly always: pino's own redaction costs eight times the line that it guards.
 */
export function withoutSecrets(fields: object, depth = 0): Record<string, unknown> {
  const given = fields as Record<string, unknown>;
  let cleaned: Record<string, unknown> | undefined;
  for (const key of Object.keys(given)) {
    const value = given[key];
    let shown = value;
    if (SECRET.has(key)) shown = "(not logged)";
    else if (Array.isArray(value)) shown = value.map((item: unknown) => within(item, depth));
    else shown = within(value, depth);
    if (shown !== value) (cleaned ??= { ...given })[key] = shown;
  }
  return cleaned ?? given;
}

/** Texts are cleared of tokens. Only plain objects are looked into: errors and dates have serializers that say what of them is shown. */
function within(value: unknown, depth: number): unknown {
  if (typeof value === "string") return withoutTokens(value);
  if (typeof value !== "object" || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return depth < DEEPEST ? withoutSecrets(value, depth + 1) : "(too deep to log)";
}
