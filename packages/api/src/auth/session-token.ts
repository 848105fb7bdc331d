import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from "node:crypto";

/**
 * Bearer tokens: the session's secret as the database knows it, and a signature that only this server can make. So a
 * made-up token is refused without asking the database, and a copy of the database alone opens no session.
 */
export interface SessionTokens {
  /** The token for the session with this secret. */
  issue(sessionSecret: string): string;
  /** The session's secret, or null when this server did not issue the token. */
  open(token: string): string | null;
}

const SECRET = /^[A-Za-z0-9_-]{16,128}$/;

/** @param secret the instance's AUTH_SECRET */
export function createSessionTokens(secret: string): SessionTokens {
  // A key of its own, so that nothing else that is signed with the instance's secret can pass for a token.
  const bytes = Buffer.from(hkdfSync("sha256", secret, "", "paperround session token", 32));
  // Made once: from bytes, each signature would make it anew, which takes five times as long as signing.
  const key = createSecretKey(bytes);
  const sign = (text: string): Buffer => createHmac("sha256", key).update(text).digest();
  return {
    issue: (sessionSecret) => `${sessionSecret}.${sign(sessionSecret).toString("base64url")}`,
    open(token) {
      const dot = token.indexOf(".");
      const sessionSecret = token.slice(0, Math.max(dot, 0));
      if (!SECRET.test(sessionSecret)) return null;
      const given = Buffer.from(token.slice(dot + 1), "base64url");
      const right = sign(sessionSecret);
      return given.length === right.length && timingSafeEqual(given, right) ? sessionSecret : null;
    },
  };
}

/** The token of an `Authorization: Bearer …` header; null when there is none. */
export function bearerToken(authorization: string | null): string | null {
  return /^Bearer +([^\s]+) *$/i.exec(authorization ?? "")?.[1] ?? null;
}
