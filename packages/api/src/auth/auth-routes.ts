import type { Config } from "../config.ts";
import { localPath } from "../pages/forms/local-path.ts";
import type { SiteCookies } from "../pages/forms/site-cookies.ts";
import { signedInPage, signInFailedPage } from "./auth-pages.ts";
import { AUTH_PATH } from "./auth.ts";
import type { Auth } from "./auth.ts";
import type { SessionTokens } from "./session-token.ts";

/** What the ways in through a provider are made of. */
export interface AuthRoutesDeps {
  auth: () => Promise<Auth>;
  tokens: SessionTokens;
  config: Pick<Config, "github" | "orcid">;
  publicUrl: string;
}

type Provider = "github" | "orcid";

/** @param cookies of the pages, where a session may be kept */
export type AuthRoutes = (
  request: Request,
  url: URL,
  cookies: SiteCookies,
) => Promise<Response> | undefined;

/**
 * Answers what belongs to signing in with a provider, and nothing else of the sign-in library: its other routes would
 * be second ways to what GraphQL does, past the limits that stand there.
 * @returns undefined when the path is not one of these
 */
export function createAuthRoutes(deps: AuthRoutesDeps): AuthRoutes {
  return (request, url, cookies) => {
    const [, first, second, third, ...more] = url.pathname.split("/");
    if (more.length > 0) return undefined;
    const provider = asProvider(first === "sign-in" ? second : third, deps.config);
    if (first === "sign-in" && third === undefined && provider)
      return begin(deps, provider, url.searchParams.get("next"));
    if (`/${first ?? ""}` === AUTH_PATH && second === "callback" && provider)
      return deps.auth().then((auth) => auth.handler(asPlainRequest(request, url, deps.publicUrl)));
    if (url.pathname === "/signed-in") return finish(deps, request, url, cookies);
    if (url.pathname === "/sign-in-failed")
      return Promise.resolve(signInFailedPage(url.searchParams.get("error")));
    return undefined;
  };
}

function asProvider(
  name: string | undefined,
  config: AuthRoutesDeps["config"],
): Provider | undefined {
  return (name === "github" || name === "orcid") && config[name] ? name : undefined;
}

/**
 * Sends the browser to the provider, with a cookie that the callback must bring back.
 * @param next the page to come back to; null: who signs in wants a token to see
 */
async function begin(
  { auth, publicUrl }: AuthRoutesDeps,
  provider: Provider,
  next: string | null,
): Promise<Response> {
  const { api } = await auth();
  const query =
    next === null ? "" : `?${new URLSearchParams({ next: localPath(next) }).toString()}`;
  const { headers, response } = await api.signInSocial({
    body: { provider, callbackURL: `${publicUrl}/signed-in${query}` },
    returnHeaders: true,
  });
  const answer = redirect(response.url ?? "/");
  for (const cookie of headers.getSetCookie()) answer.headers.append("set-cookie", cookie);
  return answer;
}

/**
 * Turns the session that the provider's answer began, which is the library's cookie's, into a bearer token, and takes that
 * cookie away. The token is shown; or, for the pages, kept in a cookie of theirs, which GraphQL does not look at.
 */
async function finish(
  { auth, tokens }: AuthRoutesDeps,
  request: Request,
  url: URL,
  cookies: SiteCookies,
): Promise<Response> {
  const { api, $context } = await auth();
  const found = await api.getSession({ headers: request.headers });
  if (found === null) return redirect("/");
  const token = tokens.issue(found.session.token);
  const next = url.searchParams.get("next");
  const answer = next === null ? signedInPage(found.user.name, token) : redirect(localPath(next));
  if (next !== null) answer.headers.append("set-cookie", cookies.keepSession(token));
  const { sessionToken } = (await $context).authCookies;
  const secure = sessionToken.attributes.secure ? "; Secure" : "";
  answer.headers.append(
    "set-cookie",
    `${sessionToken.name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${secure}`,
  );
  return answer;
}

function redirect(location: string): Response {
  return new Response(null, {
    status: 302,
    headers: { location, "cache-control": "no-store", "referrer-policy": "no-referrer" },
  });
}

/** The library wants the platform's own Request, under the address that the browser used. */
function asPlainRequest(request: Request, url: URL, publicUrl: string): Request {
  return new Request(`${publicUrl}${url.pathname}${url.search}`, {
    method: request.method,
    headers: [...request.headers],
  });
}
