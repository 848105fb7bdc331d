import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from "node:crypto";
import { LRUCache } from "lru-cache";

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

/** How many tokens are remembered whose signature was right: to sign each again takes longer than finding its session. */
const MOST_REMEMBERED = 10_000;

const SECRET = /^[A-Za-z0-9_-]{16,128}$/;

/** @param secret the instance's AUTH_SECRET */
export function createSessionTokens(secret: string): SessionTokens {
  // A key of its own, so that nothing else that is signed with the instance's secret can pass for a token.
  const bytes = Buffer.from(hkdfSync("sha256", secret, "", "paperround session token", 32));
  // Made once: from bytes, each signature would make it anew, which takes five times as long as signing.
  const key = createSecretKey(bytes);
  const sign = (text: string): Buffer => createHmac("sha256", key).update(text).digest();
  // Of right ones alone, so that nobody can push others' out. Whether the session still runs is asked each time.
  const opened = new LRUCache<string, string>({ max: MOST_REMEMBERED });
  return {
    issue: (sessionSecret) => `${sessionSecret}.${sign(sessionSecret).toString("base64url")}`,
    open(token) {
      const known = opened.get(token);
      if (known !== undefined) return known;
      const dot = token.indexOf(".");
      const sessionSecret = token.slice(0, Math.max(dot, 0));
      if (!SECRET.test(sessionSecret)) return null;
      const given = Buffer.from(token.slice(dot + 1), "base64url");
      const right = sign(sessionSecret);
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
      opened.set(token, sessionSecret);
      return sessionSecret;
    },
  };
}

/** The token of an `Authorization: Bearer …` header; null when there is none. */
export function bearerToken(authorization: string | null): string | null {
  return /^Bearer +([^\s]+) *$/i.exec(authorization ?? "")?.[1] ?? null;
}
