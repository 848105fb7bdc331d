import { randomBytes } from "node:crypto";
import { parseCookie, stringifySetCookie } from "cookie";
import { CODE_SECONDS } from "../../auth/auth.ts";

/** How long somebody may take over a sign-in form, in seconds. */
const VISIT_SECONDS = 24 * 60 * 60;
/** As long as browsers keep any cookie: when a session ends is the database's to say, which prolongs one that is used. */
const KEPT_SECONDS = 400 * 24 * 60 * 60;
const LONGEST_ADDRESS = 254;

/** The cookies of the pages: read by nothing but the pages, least of all by GraphQL. */
export interface SiteCookies {
  /** The token of the session that a browser has; null when it has none. */
  session(request: Request): string | null;
  /** What binds a form to the browser of somebody who is not signed in; null when it has nothing yet. */
  visitor(request: Request): string | null;
  /** Where this browser had a code mailed last; in no address, since those stand in logs and histories. */
  mailedTo(request: Request): string | null;
  keepMailedTo(email: string): string;
  forgetMailedTo(): string;
  keepSession(token: string): string;
  forgetSession(): string;
  newVisitor(): { id: string; cookie: string };
}

/**
 * @param publicUrl over https the names say that no other host and no unencrypted page can have set them:
 *   https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes
 */
export function createSiteCookies(publicUrl: string): SiteCookies {
  const secure = publicUrl.startsWith("https:");
  const prefix = secure ? "__Host-" : "";
  const names = {
    session: `${prefix}paperround-pages`,
    visitor: `${prefix}paperround-visitor`,
    mailed: `${prefix}paperround-mailed`,
  };
  const read = (request: Request, name: string, form: RegExp): string | null => {
    const value = parseCookie(request.headers.get("cookie") ?? "")[name];
    return value !== undefined && form.test(value) ? value : null;
  };
  const write = (name: string, value: string, maxAge: number): string =>
    stringifySetCookie({ name, value, maxAge, path: "/", httpOnly: true, sameSite: "lax", secure });
  return {
    session: (request) => read(request, names.session, /^[\w-]{16,128}\.[\w-]{43}$/),
    visitor: (request) => read(request, names.visitor, /^[\w-]{22}$/),
    mailedTo(request) {
      const encoded = read(request, names.mailed, /^[\w-]{4,1500}$/);
      const email = encoded && Buffer.from(encoded, "base64url").toString("utf8");
      return email && email.length <= LONGEST_ADDRESS ? email : null;
    },
    keepMailedTo: (email) =>
      write(names.mailed, Buffer.from(email).toString("base64url"), CODE_SECONDS),
    forgetMailedTo: () => write(names.mailed, "", 0),
    keepSession: (token) => write(names.session, token, KEPT_SECONDS),
    forgetSession: () => write(names.session, "", 0),
    newVisitor() {
      const id = randomBytes(16).toString("base64url");
      return { id, cookie: write(names.visitor, id, VISIT_SECONDS) };
    },
  };
}
