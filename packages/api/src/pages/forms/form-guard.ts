import { hkdfSync } from "node:crypto";
import { Tokens } from "@fastify/csrf";

/** For how long a form that was sent out can be sent in, in milliseconds: a tab may stay open over night. */
const FORM_MILLISECONDS = 24 * 60 * 60 * 1000;
/** How long a token for everybody is the same, so that a page is the same text for that long. */
const SHARED_MILLISECONDS = 60 * 60 * 1000;

/**
 * Sees to it that a form was sent out by this server, to the browser that sends it in: its token is signed with the session,
 * with the visitor's cookie where nobody is signed in, or, on pages that caches keep for all, with neither.
 */
export interface FormGuard {
  /** @param bound a session's token or a visitor's id */
  token(bound: string): string;
  /** For a form on a page that is the same for everybody, and which does nothing in anybody's name. */
  sharedToken(): string;
  /** Whether a form may be looked at. @param bound null: a form for everybody */
  accepts(request: Request, token: string | null, bound: string | null): boolean;
}

/** What a token for everybody is bound to; no session's token and no visitor's id is empty. */
const EVERYBODY = "";

/** @param secret the instance's @param publicUrl where browsers reach it */
export function createFormGuard(secret: string, publicUrl: string): FormGuard {
  const key = (purpose: string): string =>
    Buffer.from(hkdfSync("sha256", secret, "", `paperround ${purpose}`, 32)).toString("base64url");
  const tokens = new Tokens({
    userInfo: true,
    hmacKey: key("form token's owner"),
    validity: FORM_MILLISECONDS,
  });
  const signing = key("form token");
  let shared: { token: string; until: number } | undefined;
  return {
    token: (bound) => tokens.create(signing, bound),
    sharedToken() {
      const now = Date.now();
      if (shared === undefined || shared.until <= now)
        shared = { token: tokens.create(signing, EVERYBODY), until: now + SHARED_MILLISECONDS };
      return shared.token;
    },
    accepts(request, token, bound) {
      if (!isOwnSite(request, publicUrl) || token === null || token.length > 500) return false;
      return tokens.verify(signing, token, bound ?? EVERYBODY);
    },
  };
}

/** Whether the browser says that it comes from a page of ours. One that is so old as to say nothing has the token alone. */
function isOwnSite({ headers }: Request, publicUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  // No page can write it, and it holds whatever name the server is reached by.
  if (site !== null) return site === "same-origin";
  const origin = headers.get("origin");
  return origin === null || origin === new URL(publicUrl).origin;
}
